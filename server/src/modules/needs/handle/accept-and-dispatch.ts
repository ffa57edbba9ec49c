import type { Out } from '@liti/contract/kit'
import type { acceptAndDispatch as route, NeedView } from '@liti/contract/needs'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { accept } from './accept-need.ts'
import { dispatch } from './dispatch-need.ts'
import { withFreshLinks, type FreshTokens } from '../parts/invite.ts'
import { lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { withUndo } from '../record/undo.ts'

/** 受理并派单: taken on and handed over in one step; whoever asked is told once, who is on it and by when. */
export const acceptAndDispatch = async (ctx: Ctx, actor: Actor, needId: string, input: Out<(typeof route)['body']>): Promise<NeedView> => {
  const { leadId, co, note, ...corrected } = input
  const tokens: FreshTokens = new Map()
  const view = await commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    const danger = [need.grade, input.grade].includes('danger')
    await withUndo(work, need, 'accept-and-dispatch', danger, async () => {
      const regraded = input.grade !== undefined && input.grade !== need.grade
      await accept(work, need, { ...corrected, note: '' }, { told: false })
      await dispatch(work, need, { leadId, co, note, ...(input.grade && { grade: input.grade }) }, tokens, { regraded })
    })
    return needView(work, actor, needId)
  })
  return withFreshLinks(ctx, view, tokens)
}
