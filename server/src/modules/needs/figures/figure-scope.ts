import type { Text } from '@liti/contract/common'
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { wrongField } from '../../../kernel/refusal.ts'
import { visibleAtDesk } from '../rules/relations.ts'

export type FigureQuery = {
  unit?: string | undefined
  building?: string | undefined
  body?: string | undefined
  from?: string | undefined
  to?: string | undefined
}
export type FigureScope = {
  district: number
  from: string
  to: string
  start: Temporal.Instant
  end: Temporal.Instant
  now: Temporal.Instant
  where: RawBuilder<boolean>
  /** Whether the chosen unit led in that round of `needs.need n`; true where none was chosen. */
  ledIn: (round: RawBuilder<unknown>) => RawBuilder<boolean>
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
    throw wrongField('period', 'to', {
      zh: '结束日期要在开始日期之后，最多看二十年',
      en: 'The end must come after the beginning, twenty years at most',
    })
  }
  const start = Temporal.PlainDate.from(from).toZonedDateTime(zone).toInstant()
  const end = Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime(zone).toInstant()
  const chosen = [sql`n.district_id = ${ctx.district}`, visibleAtDesk(actor)]
  if (query.unit) chosen.push(sql`n.unit_id = ${query.unit}`)
  if (query.building) chosen.push(query.building === 'none' ? sql`n.building_id is null` : sql`n.building_id = ${query.building}`)
  const { body } = query
  return {
    district: ctx.district,
    from,
    to,
    start,
    end,
    now,
    where: sql<boolean>`(${sql.join(chosen, sql` and `)})`,
    ledIn: (round) => (body ? sql<boolean>`${leadOf(round)} = ${body}` : sql<boolean>`true`),
  }
}

/** Who led in a round of `needs.need n`: a round stays with its own lead, whoever leads now. Imported needs have no rounds of ours. */
export const leadOf = (round: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`coalesce((select a.body_id from needs.assignment a where a.district_id = n.district_id and a.need_id = n.id and a.round = ${round}
    and a.role = 'lead' order by a.state in ('returned', 'cancelled'), a.created_at desc limit 1), n.lead_body_id)`

/** Under five cases no rate is computed: 太少，不计算. */
export const fewest = 5
export const percent = (top: number, bottom: number): number | null => (bottom < fewest ? null : Math.round((1000 * top) / bottom) / 10)
/** Times are given to a tenth of their unit. */
export const tenth = (value: number): number => Math.round(value * 10) / 10

type Place = { unit: string; unit_en: string; building: string | null; building_en: string | null; several: boolean }

/** A building as the figures call it: its unit, and the tower where there are several. */
export function placeText({ unit, unit_en, building, building_en, several }: Place): Text {
  const en = unit_en || unit
  if (!several) return { zh: unit, en }
  if (building === null) return { zh: `${unit}，没写明哪一座`, en: `${en}, tower not named` }
  return { zh: `${unit} ${building}`, en: `${en}, ${building_en || building}` }
}
/** What {@link placeText} is made of, for rows that join the unit as `u` and the building as `t`. */
export const placeColumns = sql`u.name as unit, u.name_en as unit_en, t.name as building, t.name_en as building_en,
  (select count(*) > 1 from directory.building_face o where o.district_id = u.district_id and o.unit_id = u.id) as several`
