import { narrow } from '@liti/contract/typed'
import { sql } from 'kysely'

/** The SQL that takes the next number of a unit and day, e.g. JD-261123-07, as a CTE named `number` with columns `number`. */
export const takeNumber = (district: number, unitId: string, shortCode: string, day: string) => sql`
  number as (
    insert into needs.number_counter (district_id, unit_id, day, last) values (${district}, ${unitId}, ${day}, 1)
    on conflict (district_id, unit_id, day) do update set last = needs.number_counter.last + 1
    returning ${shortCode} || '-' || to_char(day, 'YYMMDD') || '-' || lpad(last::text, greatest(2, length(last::text)), '0') as number
  )`

/** A receipt number as people type it (without dashes, with spaces, in full-width letters), in its one spelling. */
export function readReceiptCode(typed: string): string {
  const plain = narrow(typed)
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
  const parts = /^([A-Z]+)(\d{6})(\d{2,})([0-9A-Z]{4})$/.exec(plain)
  return parts ? parts.slice(1).join('-') : narrow(typed).replaceAll(/\s/g, '').toUpperCase()
}
