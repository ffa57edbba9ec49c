import { sql } from 'kysely'
import type { Work } from '../../../kernel/work.ts'
import type { ImportUnit } from './import-rules.ts'

const zone = 'Asia/Shanghai'

/**
 * The next numbers of each unit and day, for many needs at once: JD-190425-01. Every need counts on its own day, in the order given.
 * Counters are taken in one order, so that two imports cannot wait for each other.
 */
export async function takeNumbers(work: Work, needs: { unit: ImportUnit; created: Temporal.Instant }[]): Promise<string[]> {
  const days = needs.map(({ unit, created }) => ({ unit, day: created.toZonedDateTimeISO(zone).toPlainDate().toString() }))
  const counts = new Map<string, { unit: string; day: string; n: number }>()
  for (const { unit, day } of days) {
    const known = counts.get(`${unit.id} ${day}`)
    if (known) known.n += 1
    else counts.set(`${unit.id} ${day}`, { unit: unit.id, day, n: 1 })
  }
  const { rows } = await sql<{ unit: string; day: string; last: number }>`
    insert into needs.number_counter (district_id, unit_id, day, last)
    select ${work.ctx.district}, r.unit, r.day, r.n from jsonb_to_recordset(${JSON.stringify([...counts.values()])}::jsonb) as r(unit uuid, day date, n int)
    order by r.unit, r.day
    on conflict (district_id, unit_id, day) do update set last = needs.number_counter.last + excluded.last
    returning unit_id as unit, day, last`.execute(work.tx)
  const next = new Map(rows.map(({ unit, day, last }) => [`${unit} ${day}`, last - (counts.get(`${unit} ${day}`)?.n ?? 0)]))
  return days.map(({ unit, day }) => {
    const n = (next.get(`${unit.id} ${day}`) ?? 0) + 1
    next.set(`${unit.id} ${day}`, n)
    return `${unit.shortCode}-${day.slice(2).replaceAll('-', '')}-${String(n).padStart(2, '0')}`
  })
}
