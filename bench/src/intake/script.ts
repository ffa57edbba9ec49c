import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { intake } from './callers.ts'

type Sent = { text: string; values: unknown[] }
/** A value of a recorded statement: as it was, or with new ids in it. */
type Value = { fixed: unknown } | { parts: (string | number)[] }
/** `fresh`: what is another in each turn, ids and the mark of an audit row. */
type Template = { values: Value[][]; fresh: ('id' | 'mark')[] }
/** The statements one intake sends, in their order, and recorded values for them. */
export type Script = { statements: { name: string; text: string }[]; templates: Template[] }
export type Turn = unknown[][]

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** An id, or an audit row's own mark, which no other row may have. */
const changing = new RegExp(`${uuid.source}|(?<="mac":")[^"]+`, 'g')
const perUnit = 4

/**
 * Raises some needs at a product that writes its statements down, one at a time, and keeps what each sent. Statements that
 * only now and then are sent (settings read afresh) are not part of an intake: the sequence seen most often is.
 */
export async function recordIntakes(url: string, file: string, units: readonly string[]): Promise<Script> {
  const seen: Sent[][] = []
  let read = linesOf(file).length
  for (let at = 0; at < units.length * perUnit; at += 1) {
    const { headers, body } = intake(units)
    const answer = await fetch(`${url}/api/needs`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`The intake was refused: ${await answer.text()}`)
    const lines = linesOf(file)
    seen.push(lines.slice(read).map((line) => JSON.parse(line) as Sent))
    read = lines.length
  }
  const shapes = Map.groupBy(seen, (one) => JSON.stringify(one.map((sent) => sent.text)))
  const [usual] = [...shapes.values()].toSorted((a, b) => b.length - a.length)
  if (!usual || usual.length < seen.length / 2) throw new Error('No sequence of statements is the usual one')
  return scriptOf(usual)
}

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1)

function scriptOf(recorded: Sent[][]): Script {
  const counts = new Map<string, number>()
  for (const one of recorded)
    for (const id of new Set(
      one
        .flatMap((sent) => sent.values.filter((value) => typeof value === 'string'))
        .join('\n')
        .match(changing),
    ))
      counts.set(id, (counts.get(id) ?? 0) + 1)
  const isNew = (id: string): boolean => counts.get(id) === 1
  return {
    statements: (recorded[0] ?? []).map(({ text }, at) => ({ name: `intake_${at}`, text })),
    templates: recorded.map((one) => {
      const ids: string[] = []
      const values = one.map((sent) => sent.values.map((value) => valueOf(value, ids, isNew)))
      return { values, fresh: ids.map((id) => (id.includes('.') ? ('mark' as const) : ('id' as const))) }
    }),
  }
}

function valueOf(value: unknown, ids: string[], isNew: (id: string) => boolean): Value {
  if (typeof value !== 'string') return { fixed: value }
  const parts: (string | number)[] = []
  let from = 0
  for (const found of value.matchAll(changing)) {
    if (!isNew(found[0])) continue
    if (!ids.includes(found[0])) ids.push(found[0])
    parts.push(value.slice(from, found.index), ids.indexOf(found[0]))
    from = found.index + found[0].length
  }
  return parts.length === 0 ? { fixed: value } : { parts: [...parts, value.slice(from)] }
}

/** The values of one more intake: a recorded one's, under new ids and a new key. */
export function turnOf(script: Script, at: number): Turn {
  const template = script.templates[at % script.templates.length]
  if (!template) throw new Error('Nothing was recorded')
  const ids = template.fresh.map((kind) => (kind === 'id' ? timedId() : mark()))
  const text = ({ parts }: { parts: (string | number)[] }): string =>
    parts.map((part) => (typeof part === 'number' ? ids[part] : part)).join('')
  return template.values.map((values) => values.map((value) => ('fixed' in value ? value.fixed : text(value))))
}

/** As long as the product's: a nonce and an HMAC. */
const mark = (): string => `${randomBytes(12).toString('base64url')}.${randomBytes(32).toString('base64url')}`

/** RFC 9562 version 7, as the database makes them: new rows go to the end of their indexes. */
function timedId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
