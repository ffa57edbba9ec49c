import type { Out } from '@liti/contract/kit'
import type { acceptNeed as route, NeedView } from '@liti/contract/needs'
import { isPrivate, type Grade } from '@liti/contract/needs-words'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit, type Work } from '../../../kernel/work.ts'
import { attachFirm } from './attach-firm.ts'
import { cancelClocks, meetClocks, refreshInbox, startClock } from '../clocks/clocks.ts'
import { record } from '../record/events.ts'
import { unknownCategory } from '../record/insert-need.ts'
import { lockNeed, type LockedNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { bodyText, tellRequester } from '../tell/tell-people.ts'
import { notice } from '../notices/index.ts'
import { confirmedRoom } from '../record/room-offer.ts'
import { mayDo } from '../rules/rules.ts'
import { step } from '../record/step.ts'
import { keepToldOf, toldDate } from '../clocks/told-dates.ts'
import { withUndo } from '../record/undo.ts'

type Accept = Out<(typeof route)['body']>

async function checkCategory(work: Work, code: string): Promise<void> {
  const known = await work.tx
    .selectFrom('needs.category')
    .select('code')
    .where('district_id', '=', work.ctx.district)
    .where('code', '=', code)
    .where('retired', '=', false)
    .executeTakeFirst()
  if (!known) throw unknownCategory()
}

/** Takes a need on; title, category, type and urgency may be put right in the same step. */
export const acceptNeed = (ctx: Ctx, actor: Actor, needId: string, input: Accept): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    const danger = [need.grade, input.grade].includes('danger')
    await withUndo(work, need, 'accept', danger, () => accept(work, need, input))
    return needView(work, actor, needId)
  })

/** The accepting itself, also of a need dispatched in the same step; whoever asked is then `told` by the dispatch. */
export async function accept(work: Work, need: LockedNeed, input: Accept, { told = true } = {}): Promise<void> {
  const needId = need.id
  work.permit(mayDo('accept'), need)
  if (input.category && input.category !== need.category_code) await checkCategory(work, input.category)
  const grade = (input.grade ?? need.grade) as Grade
  const regraded = grade !== need.grade
  await meetClocks(work, { needId, kinds: ['accept'] })
  await cancelClocks(work, { needId })
  const asker = await attachFirm(work, need, input.organisationId)
  await step(work, need, 'accept', {
    accepted_at: work.now,
    grade,
    ...(input.title ? { title: input.title } : {}),
    ...(input.category ? { category_code: input.category } : {}),
    ...(input.type ? { type: input.type } : {}),
    ...asker?.change,
    ...(input.spaceId ? await confirmedRoom(work, need.unit_id, input.spaceId) : {}),
    // what turns out to be against somebody is shown to nobody but whoever raised it
    ...(input.type && input.type !== need.type && isPrivate(input.type) ? { for_firm: false } : {}),
  })
  await startClock(work, { needId, kind: 'dispatch', bodyId: need.owner_body_id, grade })
  await refreshInbox(work, needId)
  // told by the dispatch of the same step, the dates are held against what was promised there
  const moved = told ? await keepToldOf(work, needId, regraded ? 'grade' : 'accepted') : []
  await record(work, need, { kind: 'accepted', note: input.note, data: { moved } })
  if (asker) await record(work, need, { kind: 'firm-attached', data: { firm: asker.firm } })
  if (!told) return
  const answerBy = await toldDate(work, needId, 'answer')
  const by = await bodyText(work, need.owner_body_id)
  await tellRequester(work, need, notice('need.accepted', { number: need.number, title: need.title, by, answerBy, moved }))
}
