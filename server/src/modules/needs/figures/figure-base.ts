import type { Rate } from '@liti/contract/needs'
import { sql, type RawBuilder } from 'kysely'
import type { FigureScope } from './figure-scope.ts'
import { leadOf, percent } from './figure-scope.ts'

export type RateKind = Rate['kind']

/**
 * The rows behind each rate, as SQL with columns `need_id, round, at, counts, verdict_id` and where they belong: `counts` says whether
 * the row is in the numerator, null that it is left out of both. One definition serves the figure, its months, its tables and its list.
 */
export function rowsOf(kind: RateKind, { district, start, end, now, where, ledIn }: FigureScope) {
  const belongs = (round: RawBuilder<unknown>) => sql`${leadOf(round)} as lead_body_id, n.unit_id, n.building_id`
  if (kind === 'response') {
    // first contact of each round, by the day its time ran out (or it happened, if that was sooner)
    const at = sql`least(c.due_at, c.met_at)` // not met: least passes over the null
    return sql`select n.id as need_id, c.round, ${at} as at, (c.met_at is not null and c.met_at <= c.due_at) as counts, null::uuid as verdict_id, ${belongs(sql`c.round`)}
      from needs.clock c join needs.need n on n.district_id = c.district_id and n.id = c.need_id
      where c.district_id = ${district} and c.kind = 'contact' and c.cancelled_at is null and ${at} >= ${start} and ${at} < ${end}
        and (c.met_at is not null or c.due_at < ${now}) and ${where} and ${ledIn(sql`c.round`)}`
  }
  const counts =
    kind === 'resolution'
      ? sql`case when not v.reached or v.disputed or v.solved is null then null else v.solved = 'yes' end`
      : sql`case when not v.reached or v.disputed or v.rating is null then null else v.rating >= 3 end`
  return sql`select n.id as need_id, v.round, v.at, ${counts} as counts, v.id as verdict_id, ${belongs(sql`v.round`)}
    from needs.verdict v join needs.need n on n.district_id = v.district_id and n.id = v.need_id
    where v.district_id = ${district} and v.at >= ${start} and v.at < ${end} and ${where} and ${ledIn(sql`v.round`)}`
}

const words: Record<RateKind, Pick<Rate, 'counts' | 'base'>> = {
  response: {
    counts: { zh: '按时首次联系', en: 'contacted in time' },
    base: { zh: '这段时间到联系时限的诉求', en: 'needs whose time for first contact ended in this period' },
  },
  resolution: {
    counts: { zh: '诉求人说解决了', en: 'solved, the requester says' },
    base: { zh: '这段时间问到的诉求', en: 'needs whose requester was reached in this period' },
  },
  satisfaction: {
    counts: { zh: '基本满意以上', en: 'mostly satisfied or better' },
    base: { zh: '这段时间给过评价的诉求', en: 'needs rated in this period' },
  },
}

export const rate = (kind: RateKind, top: number, bottom: number): Rate => ({
  kind,
  top,
  bottom,
  percent: percent(top, bottom),
  ...words[kind],
})
