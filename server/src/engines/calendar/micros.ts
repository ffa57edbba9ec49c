/**
 * Times inside the engine are whole microseconds since 1970 as plain numbers: exact until the year 2255, and the
 * precision PostgreSQL keeps. What is finer is cut off.
 */
export type Micros = number

/** A stretch of time, `from` included, `to` not. */
export type Span = { from: Micros; to: Micros }

const secondUs = 1_000_000
export const hourUs = 3600 * secondUs
export const dayUs = 24 * hourUs

export const toMicros = (instant: Temporal.Instant): Micros => Math.floor(Number(instant.epochNanoseconds / 1000n))

export const toInstant = (us: Micros): Temporal.Instant => Temporal.Instant.fromEpochNanoseconds(BigInt(us) * 1000n)

export const lengthOf = (spans: readonly Span[]): Micros => spans.reduce((sum, { from, to }) => sum + to - from, 0)

/** What is left of `span` inside `bounds`; null where nothing is. */
export function clip(span: Span, bounds: Span): Span | null {
  const [from, to] = [Math.max(span.from, bounds.from), Math.min(span.to, bounds.to)]
  return from < to ? { from, to } : null
}

/** `span` without the `holes`, which are in order and do not overlap. */
export function without(span: Span, holes: readonly Span[]): Span[] {
  const left: Span[] = []
  let { from } = span
  for (const hole of holes) {
    if (hole.to <= from) continue
    if (hole.from >= span.to) break
    if (hole.from > from) left.push({ from, to: hole.from })
    from = hole.to
  }
  if (from < span.to) left.push({ from, to: span.to })
  return left
}
