import type { Out } from '@liti/contract/kit'
import type { Preview, previewNeed as route } from '@liti/contract/needs'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/refusal.ts'
import { suggestLead } from './dispatch-catalogue.ts'
import { promiseChain } from './promise-chain.ts'
import { timeRules } from './time-rules.ts'
import { usualGrade } from './usual.ts'

/** Before sending: who will probably handle it, why, and the latest time of each step. */
export async function previewNeed(ctx: Ctx, query: Out<(typeof route)['query']>): Promise<Preview> {
  const unit = await ctx.db
    .selectFrom('directory.unit_face')
    .select(['id', 'jurisdiction_code'])
    .where('district_id', '=', ctx.district)
    .where('id', '=', query.unit)
    .executeTakeFirst()
  if (!unit?.id) throw notFound()
  const [rules, lead, workstation] = await Promise.all([
    timeRules(ctx),
    suggestLead(ctx, query.category, unit.id, unit.jurisdiction_code ?? ''),
    ctx.db
      .selectFrom('directory.body_face')
      .select(['short_name', 'name_en'])
      .where('district_id', '=', ctx.district)
      .where('unit_id', '=', unit.id)
      .where('kind', '=', 'workstation')
      .executeTakeFirst(),
  ])
  const now = ctx.now()
  const { due, answer } = promiseChain(rules, now, query.grade ?? usualGrade(query.category), now)
  const office = { zh: workstation?.short_name ?? '楼宇工作站', en: workstation?.name_en || 'the building workstation' }
  return {
    lead: lead && { bodyId: lead.bodyId, name: lead.name },
    why: lead?.why ?? [
      {
        zh: '派单目录里没有这一类，工作站看过后再定由谁来办',
        en: 'The dispatch catalogue has no line for this; the workstation decides who handles it',
      },
    ],
    workstation: office,
    steps: [
      { kind: 'accept', text: { zh: `${office.zh}受理`, en: `${office.en} accepts it` }, dueAt: due.accept.toString() },
      { kind: 'dispatch', text: { zh: '派给负责的单位', en: 'It is dispatched to the unit responsible' }, dueAt: due.dispatch.toString() },
      { kind: 'contact', text: { zh: '有人打电话给您', en: 'Somebody calls you' }, dueAt: due.contact.toString() },
      { kind: 'answer', text: { zh: '答复您', en: 'You get an answer' }, dueAt: due.answer.toString() },
    ],
    answer: { dueAt: due.answer.toString(), deadline: answer },
  }
}
