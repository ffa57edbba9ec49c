import type { CallbackWay } from '@liti/contract/needs-words'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import type { LockedNeed } from '../record/lock-need.ts'

/**
 * A rating counts when somebody was asked for it. “By phone” is held against the looks that are written down: the caller opened the
 * number since the answer, or says in words how they came through.
 */
export async function checkAsked(work: Work, need: LockedNeed, { how, howNote }: { how: CallbackWay; howNote: string }): Promise<void> {
  const { actor, ctx, tx } = work
  if (how !== 'phone' || howNote !== '' || actor.personId === null) return
  const { answered_at } = await tx
    .selectFrom('needs.need')
    .select('answered_at')
    .where('district_id', '=', ctx.district)
    .where('id', '=', need.id)
    .executeTakeFirstOrThrow()
  const subjects = [need.id, ...(need.requester_person_id === null ? [] : [need.requester_person_id])]
  const looked = await tx
    .selectFrom('kernel.look')
    .select('id')
    .where('district_id', '=', ctx.district)
    .where('subject', 'in', subjects)
    .where('person_id', '=', actor.personId)
    .where('at', '>=', answered_at ?? work.now)
    .limit(1)
    .executeTakeFirst()
  if (looked) return
  const why = {
    zh: '答复以后您没有在这里打开过号码。请写一句是怎么打通的，或者改选别的方式',
    en: 'You have not opened the number here since the answer. Say how you came through, or choose another way',
  }
  throw new Refusal('invalid', 'not-asked', why, { howNote: why })
}
