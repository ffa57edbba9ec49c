import type { Out } from '@liti/contract/kit'
import type { Preview, previewNeed as route } from '@liti/contract/needs'
import { clockText } from '@liti/contract/needs-words'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { suggestLead } from '../record/dispatch-catalogue.ts'
import { promiseChain } from '../clocks/promise-chain.ts'
import { timeRules } from '../clocks/time-rules.ts'
import { usualGrade } from '../rules/usual.ts'

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
  const staff = query.from !== 'submitted'
  const grade = query.grade ?? usualGrade(query.category)
  const { due, answer } = promiseChain(rules, now, grade, now, query.from, staff ? 'staff' : 'requester')
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
    steps: stepsLeft(),
    answer: { dueAt: due.answer.toString(), deadline: answer },
  }

  /** What is still to come; told to the requester, or to whoever writes it down. */
  function stepsLeft(): Preview['steps'] {
    const unit = lead?.name ?? { zh: '负责的单位', en: 'The unit responsible' }
    return [
      ...(query.from === 'submitted'
        ? [{ kind: 'accept' as const, text: { zh: `${office.zh}受理`, en: `${office.en} accepts it` }, dueAt: due.accept.toString() }]
        : []),
      ...(query.from === 'dispatched'
        ? [{ kind: 'sign' as const, text: { zh: `${unit.zh}签收`, en: `${unit.en} signs for it` }, dueAt: due.sign.toString() }]
        : [
            {
              kind: 'dispatch' as const,
              text: { zh: '派给负责的单位', en: 'It is dispatched to the unit responsible' },
              dueAt: due.dispatch.toString(),
            },
          ]),
      {
        kind: 'contact',
        text: staff ? clockText.contact : { zh: '有人打电话给您', en: 'Somebody calls you' },
        dueAt: due.contact.toString(),
      },
      { kind: 'answer', text: staff ? clockText.answer : { zh: '答复您', en: 'You get an answer' }, dueAt: due.answer.toString() },
    ]
  }
}
