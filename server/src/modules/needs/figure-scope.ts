import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { visibleAtDesk } from './relations.ts'

export type FigureQuery = { unit?: string | undefined; body?: string | undefined; from?: string | undefined; to?: string | undefined }
export type FigureScope = {
  from: string
  to: string
  start: Temporal.Instant
  end: Temporal.Instant
  now: Temporal.Instant
  where: ReturnType<typeof sql<boolean>>
}

const zone = 'Asia/Shanghai'
/** Twenty years: imported history reaches far back. */
const mostDays = 7306

/** The period (whole days, the present month unless said) and the needs in it that the reader may see, as a condition on `needs.need n`. */
export function figureScope(ctx: Ctx, actor: Actor, query: FigureQuery): FigureScope {
  const now = ctx.now()
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const from = query.from ?? today.with({ day: 1 }).toString()
  const to = query.to ?? today.toString()
  if (to < from || Temporal.PlainDate.from(from).until(to).total('days') > mostDays) {
    throw new Refusal(
      'invalid',
      'period',
      { zh: '有一处要改一下', en: 'One thing needs to be changed' },
      { to: { zh: '结束日期要在开始日期之后，最多看二十年', en: 'The end must come after the beginning, twenty years at most' } },
    )
  }
  const start = Temporal.PlainDate.from(from).toZonedDateTime(zone).toInstant()
  const end = Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime(zone).toInstant()
  const where = sql<boolean>`(n.district_id = ${ctx.district} and ${visibleAtDesk(actor)}
    and (${query.unit ?? null}::uuid is null or n.unit_id = ${query.unit ?? null}::uuid)
    and (${query.body ?? null}::uuid is null or n.lead_body_id = ${query.body ?? null}::uuid))`
  return { from, to, start, end, now, where }
}

/** Under five cases no rate is computed: 太少，不计算. */
export const fewest = 5
export const percent = (top: number, bottom: number): number | null => (bottom < fewest ? null : Math.round((1000 * top) / bottom) / 10)
