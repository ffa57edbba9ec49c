import type { Out } from '@liti/contract/kit'
import type { Receipt, submitNeed as route } from '@liti/contract/needs'
import { isPrivate, usualType } from '@liti/contract/needs-words'
import { tell } from '../../../engines/notify/index.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { attachFiles } from '../../../kernel/files/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { jobAt, organisationPlace } from '../../directory/index.ts'
import { dropDraftOf } from './drafts.ts'
import { insertNeed, type NewNeed } from '../record/insert-need.ts'
import { notice } from '../notices/index.ts'
import { receiptOf } from '../views/receipt-view.ts'
import { usualGrade } from '../rules/usual.ts'
import { addressOf } from '../rules/words.ts'

/** Raises a need from the portal: with an account or, leaving a phone number, without. */
export const submitNeed = (ctx: Ctx, actor: Actor, input: Out<(typeof route)['body']>, draftToken: string | null): Promise<Receipt> =>
  commit(ctx, actor, async (work) => {
    work.permit(() => true) // anybody may ask
    if (actor.personId === null && input.phone === undefined) {
      throw new Refusal(
        'invalid',
        'phone',
        { zh: '还差联系电话', en: 'A phone number is still missing' },
        { phone: { zh: '留一个手机号，我们好联系您', en: 'Leave a mobile number so that we can reach you' } },
      )
    }
    const organisationId = actor.personId === null ? null : input.organisationId
    const spaceId = organisationId === null ? null : await roomThere(work, organisationId, input.unitId)
    const type = input.type ?? usualType(input.category)
    const job = organisationId === null || actor.personId === null ? null : await jobAt(ctx, actor.personId, organisationId, work.tx)
    const need: NewNeed = {
      ...input,
      grade: input.grade ?? usualGrade(input.category),
      type,
      title: '',
      spaceId,
      personId: actor.personId,
      forFirm: organisationId !== null,
      saidFirm: actor.personId === null ? input.saidFirm : '',
      hidden: input.hidden ?? isPrivate(type),
      // a whole name lies sealed; lists show how somebody is addressed
      label: job || addressOf(input.contactName),
      phone: input.phone ?? null,
    }
    const made = await insertNeed(work, need)
    await attachFiles(work, input.files, { kind: 'need', id: made.id }, draftToken)
    await dropDraftOf(work, draftToken)
    const received = notice('need.received', {
      number: made.receiptCode,
      title: made.title,
      acceptBy: made.placed.acceptDue.toString(),
      answerBy: made.promised.due.answer.toString(),
    })
    // its people are told by a job, within a minute; of danger at once
    if (input.grade === 'danger') work.later('needs.tell-new', {})
    const to = actor.personId === null ? { address: { phone: input.phone ?? '' }, lang: input.lang } : { personId: actor.personId }
    await tell(work, [
      { ...received, to, link: `/n/${made.id}`, subject: { kind: 'need', id: made.id }, dedupe: `need.received:${made.id}` },
    ])
    return receiptOf(work, need, made)
  })

/** Where the firm sits in this building; null where it sits elsewhere. */
async function roomThere({ ctx, tx }: Work, organisationId: string, unitId: string): Promise<string | null> {
  const room = await organisationPlace(ctx, organisationId, tx)
  return room?.unitId === unitId ? room.spaceId : null
}
