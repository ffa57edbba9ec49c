import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import { readTies } from '../firms/enterprise-ties.ts'
import { look, noteLook } from '../record/look.ts'
import { personPhone } from '../find/lookup.ts'
import { type EnterpriseTies, mayOpenFields, sightOf } from '../record/model.ts'
import { looksAfter, type Place } from '../record/places.ts'

export type RevealPhone = { personId: string; reason: string }

/**
 * The full number of a contact, for those who look after their firm's or body's place, for the firm's own contacts,
 * and of oneself.
 */
export const revealPhone = (ctx: Ctx, actor: Actor, { personId, reason }: RevealPhone): Promise<{ phone: string }> =>
  look(ctx, actor, async (work) => {
    await permitLook(work, personId)
    const phone = await personPhone(ctx, personId, work.tx)
    if (phone === null) throw notFound({ zh: '没有登记电话', en: 'No phone number is on file' })
    await noteLook(work, 'phone', personId, reason)
    return { phone }
  })

async function permitLook(work: Work, personId: string): Promise<void> {
  const { actor } = work
  if (actor.personId === personId || looksAfter(actor, await seatPlaces(work, personId))) return work.permit(() => true)
  const rows = await sql<{ id: string }>`
    select distinct organisation_id as id from directory.tie_face
    where district_id = ${work.ctx.district} and person_id = ${personId} and kind in ('works_at', 'acts_for')
      and daterange(from_day, to_day) @> ${work.today}::date`.execute(work.tx)
  const known: EnterpriseTies[] = []
  for (const { id } of rows.rows) {
    const ties = await readTies(work.tx, work.ctx.district, actor, id, work.today)
    if (sightOf(actor, ties) === 'all') known.push(ties)
  }
  const closest = known.find((tie) => mayOpenFields(actor, tie) === true) ?? known[0]
  if (!closest) throw notFound()
  work.permit(mayOpenFields, closest)
}

/** Where the person holds a seat today: the workstation may call the secretary of its own building. */
async function seatPlaces(work: Work, personId: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select s.unit_id as "unitId", coalesce(s.jurisdiction_code, u.jurisdiction_code) as code
    from directory.current_seat s left join directory.governance_unit u on u.district_id = s.district_id and u.id = s.unit_id
    where s.district_id = ${work.ctx.district} and s.person_id = ${personId}`.execute(work.tx)
  return rows
}
