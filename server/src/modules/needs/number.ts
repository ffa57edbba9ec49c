import { sql } from 'kysely'

/** The SQL that takes the next number of a unit and day, e.g. JD-261123-07, as a CTE named `number` with columns `number`. */
export const takeNumber = (district: number, unitId: string, shortCode: string, day: string) => sql`
  number as (
    insert into needs.number_counter (district_id, unit_id, day, last) values (${district}, ${unitId}, ${day}, 1)
    on conflict (district_id, unit_id, day) do update set last = needs.number_counter.last + 1
    returning ${shortCode} || '-' || to_char(day, 'YYMMDD') || '-' || lpad(last::text, greatest(2, length(last::text)), '0') as number
  )`
