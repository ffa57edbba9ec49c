import type { Text } from '@liti/contract/common'
import { named } from '../../../kernel/named.ts'
import { tell, type Told } from '../../../engines/notify/index.ts'
import { open } from '../../../kernel/crypto/seal.ts'
import type { Work } from '../../../kernel/work.ts'
import { phonePlace } from '../record/insert-need.ts'
import type { LockedNeed } from '../record/lock-need.ts'
import { notice } from '../notices/index.ts'
import { peopleAtWork } from '../record/working-seats.ts'

type Notice = ReturnType<typeof notice>

/**
 * Tells whoever asked: the person in the product and by mail, a guest by SMS. Once per event, however often it is tried.
 * @param event what tells two events of one template apart; the round, where a round has but one of them
 */
export async function tellRequester(work: Work, need: LockedNeed, told: Notice, event: string | number = need.round): Promise<void> {
  const base = {
    ...told,
    link: `/n/${need.id}`,
    subject: { kind: 'need', id: need.id },
    dedupe: `${told.template}:${need.id}:${event}`,
  }
  if (need.requester_person_id !== null) {
    await tell(work, [{ ...base, to: { personId: need.requester_person_id } }])
    return
  }
  const row = await work.tx
    .selectFrom('needs.need')
    .select('phone_sealed')
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', need.id)
    .executeTakeFirst()
  if (!row?.phone_sealed) return
  const phone = open(work.ctx.keys, row.phone_sealed, phonePlace(need.id))
  await tell(work, [{ ...base, to: { address: { phone }, lang: need.lang === 'en' ? 'en' : 'zh' } }])
}

export type { Told }

/** A body as it is named in notices and on pages. */
export async function bodyText(work: Pick<Work, 'tx' | 'ctx'>, bodyId: string): Promise<Text> {
  const body = await work.tx
    .selectFrom('directory.body_face')
    .select(['short_name', 'name_en'])
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', bodyId)
    .executeTakeFirst()
  return named(body?.short_name, body?.name_en)
}

/** How people at work are told: `event` makes it unique; by mail besides, where it waits for nothing but them. */
export type How = { event: string; mail?: boolean }

/** Tells the people in the working seats of a body, in the product and perhaps by mail; whoever does it is not told of it. */
export const tellBody = async (work: Work, need: Pick<LockedNeed, 'id'>, bodyId: string, told: Notice, how: How): Promise<void> =>
  tellPeople(work, need, await peopleAtWork(work.tx, work.ctx.district, bodyId), told, how)

/** The same for people who are named. */
export async function tellPeople(
  work: Work,
  need: Pick<LockedNeed, 'id'>,
  people: string[],
  told: Notice,
  { event, mail = false }: How,
): Promise<void> {
  await tell(
    work,
    people
      .filter((personId) => personId !== work.actor.personId)
      .map((personId) => ({
        ...told,
        to: { personId },
        link: `/desk/needs/${need.id}`,
        // not filed under the need itself: that is where the requester's own messages are listed
        subject: { kind: 'handling', id: need.id },
        dedupe: `${told.template}:${event}`,
        channels: mail ? ['app', 'mail'] : ['app'],
      })),
  )
}

/** A letter to a unit without an account. The link in it would have to be a new one, so it points to the earlier letter. */
export async function tellOutside(work: Work, assignmentId: string, mail: string, told: Notice, event: string): Promise<void> {
  await tell(work, [
    {
      ...told,
      to: { address: { mail }, lang: 'zh' },
      link: '',
      subject: { kind: 'assignment', id: assignmentId },
      dedupe: `${told.template}:${event}`,
    },
  ])
}
