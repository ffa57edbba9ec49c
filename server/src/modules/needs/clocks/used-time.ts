import { sql, type RawBuilder } from 'kysely'
import type { HolidayCalendar } from '../../../engines/calendar/index.ts'

type Sql = RawBuilder<unknown>
const secondsUs = 1_000_000

/**
 * The time a met clock used, in the unit of its rule and without its pauses, as SQL over `needs.clock c`, `needs.clock_rule r` and
 * {@link officeDays} as `o`: the same number as `usedAmount` of the calendar engine, for as many rows as there are.
 */
export function usedTime(calendar: HolidayCalendar): Sql {
  const { opens, zone } = officeOf(calendar)
  const officeDay = opens.reduce((sum, span) => sum + span.to - span.from, 0)
  /** Seconds of office time from the first day of `o` to a moment. */
  const officeUntil = (at: Sql): Sql => {
    const day = sql`((${at} at time zone ${zone}::text)::date - o.first)`
    const second = sql`date_part('epoch', (${at} at time zone ${zone}::text)::time)`
    const today = sql.join(
      opens.map(({ from, to }) => sql`greatest(0, least(${second}, ${to}::float8) - ${from}::float8)`),
      sql` + `,
    )
    return sql`(o.before[${day} + 1] + case when o.before[${day} + 2] > o.before[${day} + 1] then ${today} else 0 end)`
  }
  const between = (from: Sql, to: Sql): Sql =>
    sql`case when r.unit like 'working%' then ${officeUntil(to)} - ${officeUntil(from)} else date_part('epoch', ${to} - ${from}) end`
  const met = sql`greatest(c.met_at, c.started_at)`
  const from = sql`least(greatest(p."from", c.started_at), ${met})`
  const to = sql`greatest(${from}, least(coalesce(p."to", ${met}), ${met}))`
  const stood = sql`case when c.pauses = '[]' then 0 else
    (select coalesce(sum(${between(from, to)}), 0) from jsonb_to_recordset(c.pauses) as p("from" timestamptz, "to" timestamptz)) end`
  const length = sql`case r.unit when 'days' then 86400 when 'exact-days' then 86400 when 'working-days' then ${officeDay}::float8 else 3600 end`
  return sql`((${between(sql`c.started_at`, met)} - ${stood}) / ${length})`
}

/** One row `o`: the first day, and for it and each day after it the seconds of office time before that day. */
export function officeDays(calendar: HolidayCalendar, first: Temporal.PlainDate, last: Temporal.PlainDate): Sql {
  const { opens } = officeOf(calendar)
  const officeDay = opens.reduce((sum, span) => sum + span.to - span.from, 0)
  const before = [0]
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    before.push((before.at(-1) ?? 0) + (calendar.isWorkingDay(day) ? officeDay : 0))
  }
  return sql`(select ${first.toString()}::date as first, ${before}::float8[] as before) as o`
}

/** Office hours in seconds of the day; they are the same on every working day. */
function officeOf(calendar: HolidayCalendar) {
  const day = Temporal.PlainDate.from('2026-01-05')
  const { from: midnight } = calendar.daySpan(day)
  const opens = calendar.officeSpans(day).map(({ from, to }) => ({ from: (from - midnight) / secondsUs, to: (to - midnight) / secondsUs }))
  return { opens, zone: calendar.zone }
}
