import type { EnterprisePage } from '@liti/contract/directory'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound, Refusal } from '../../../kernel/refusal.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { readTies } from '../firms/enterprise-ties.ts'
import { getEnterprise } from '../firms/get-enterprise.ts'
import { mayKeepContacts, sightOf } from '../record/model.ts'
import type { OpenNeedsBySpace } from '../plan/plan.ts'

export type EndAffiliation = { affiliationId: string; on: string }

/** From the day `on` the person is nothing at the organisation any more, and sees nothing of its file. */
export const endAffiliation = (
  ctx: Ctx,
  actor: Actor,
  { affiliationId, on }: EndAffiliation,
  openNeedsBySpace: OpenNeedsBySpace,
): Promise<EnterprisePage> =>
  commit(ctx, actor, async (work) => {
    const held = await work.tx
      .selectFrom('directory.affiliation')
      .select([
        'person_id as personId',
        'organisation_id as organisationId',
        'from_day as from',
        'to_day as to',
        'accepted_at as acceptedAt',
      ])
      .where('district_id', '=', ctx.district)
      .where('id', '=', affiliationId)
      .forUpdate()
      .executeTakeFirst()
    if (!held) throw notFound()
    const ties = await readTies(work.tx, ctx.district, actor, held.organisationId, work.today)
    if (sightOf(actor, ties) === 'none') throw notFound()
    work.permit(mayKeepContacts, ties)
    if (held.to !== null && held.to <= work.today) {
      throw new Refusal('conflict', 'affiliation-ended', { zh: `${held.to} 已经结束了`, en: `It ended on ${held.to} already` })
    }
    // never accepted, or written down by mistake
    const never = held.acceptedAt === null || on === held.from || (on < held.from && held.from > work.today)
    if (on <= held.from && !never) {
      const why = { zh: `从 ${held.from} 才开始，结束要在那之后`, en: `It began on ${held.from}; it ends after that` }
      throw new Refusal('invalid', 'too-early', why, { on: why })
    }
    if (held.acceptedAt !== null) await keepsSeat(work, held.personId, held.organisationId, on)
    const row = { district_id: ctx.district, id: affiliationId }
    if (never)
      await work.tx
        .deleteFrom('directory.affiliation')
        .where((eb) => eb.and(row))
        .execute()
    else
      await work.tx
        .updateTable('directory.affiliation')
        .set({ to_day: on })
        .where((eb) => eb.and(row))
        .execute()
    const { personId, organisationId } = held
    work.trace('directory.affiliation-ended', affiliationId, { person: personId, organisation: organisationId, on, never }, [
      `person:${personId}`,
      `organisation:${organisationId}`,
    ])
    return getEnterprise({ ...ctx, db: work.tx }, actor, organisationId, openNeedsBySpace)
  })

/** A seat that belongs to the organisation is held by one of its people: the seat is ended first. */
export async function keepsSeat(work: Work, personId: string, organisationId: string, on: string): Promise<void> {
  const seat = await work.tx
    .selectFrom('directory.seat as s')
    .innerJoin('directory.body as b', (join) => join.onRef('b.district_id', '=', 's.district_id').onRef('b.id', '=', 's.body_id'))
    .select(['s.title', 'b.name'])
    .where('s.district_id', '=', work.ctx.district)
    .where('s.person_id', '=', personId)
    .where('s.organisation_id', '=', organisationId)
    .where(sql<boolean>`daterange(s.from_day, s.to_day) && daterange(${on}::date, null)`)
    .executeTakeFirst()
  if (!seat) return
  const why = {
    zh: `这个人代表本单位在${seat.name}有席位（${seat.title}）。先收回席位，再结束`,
    en: `This person holds a seat of the organisation in ${seat.name} (${seat.title}). End the seat first`,
  }
  throw new Refusal('conflict', 'holds-a-seat', why)
}
