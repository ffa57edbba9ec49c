import { sql, type RawBuilder } from 'kysely'
import { Refusal } from '../../../kernel/refusal.ts'

const mostAnHour = 10

/**
 * How many needs guests raised with a number in the last hour, as SQL; it stops counting at the most that are taken. A number is told
 * of each by SMS, and nobody has shown yet that it is theirs.
 */
export const raisedLately = (district: number, phoneIndex: string | null, now: Temporal.Instant): RawBuilder<number> =>
  sql`(select count(*)::int from (select from needs.need p where p.district_id = ${district} and p.phone_index = ${phoneIndex}
    and p.requester_person_id is null and p.created_at > ${now.subtract({ hours: 1 })} limit ${mostAnHour}) as lately)`

/** @throws Refusal `too-many` where a number has had its share */
export function refuseOften(lately: number): void {
  if (lately < mostAnHour) return
  const why = {
    zh: `这个号码一小时里已经提了 ${mostAnHour} 件，请过一会儿再提。急事请打工作站电话`,
    en: `${mostAnHour} needs were raised with this number within an hour; please wait a while. If it is urgent, call the workstation`,
  }
  throw new Refusal('too-many', 'phone-often', why, { phone: why })
}
