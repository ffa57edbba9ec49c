import { expect, test } from 'vitest'
import { makeStage, type Role } from '../../../../test/actors.ts'
import { atWork, mailed, watchNotices, type Told } from '../../../../test/told.ts'
import { openWorld } from '../../../../test/world.ts'
import { addCoHandler } from '../handle/add-co-handler.ts'
import { answerQuestion, askByLink, askQuestion } from '../parts/ask-question.ts'
import * as needs from '../index.ts'
import { supplementNeed, urgeNeed, withdrawNeed } from '../handle/requester-steps.ts'
import { returnByLink } from '../parts/return-assignment.ts'
import { cancelAssignment, revokeLink } from '../parts/tend-assignment.ts'

const world = await openWorld({ SMTP_URL: 'smtp://127.0.0.1:9' })
const { ctx, asOwner, clock } = world
const stage = makeStage(world)
const since = watchNotices(world)
const { station, street, bureau, tax, market } = atWork
const [bureauName, taxName, marketName, far] = ['区人社局', '区税务局', '区市场监管局', '内蒙古人社']
const back = { reason: 'not_ours' as const, basis: '不是我们的事' }
const without = (people: string[], ...gone: string[]) => people.filter((one) => !gone.includes(one))

const handling = () => stage.at('handling', { co: [taxName, far] })
/** A need at work with both co-units signed. */
const signed = async () => {
  const staged = await handling()
  for (const name of [taxName, far]) await stage.sign(staged.needId, name)
  return staged
}
const asked = async (name: string) => {
  const { needId, part } = await signed()
  if (name === far) await askByLink(ctx, await stage.byLink(part(name)), part(name), '要护理员证吗？')
  else await askQuestion(ctx, await stage.handler(name), part(name), '要营业执照吗？')
  const [question] = await asOwner<{ id: string }>('select id from needs.question where assignment_id = $1', [part(name)])
  return { needId, part, questionId: question?.id ?? '' }
}
const giveBack = async (part: string, by: Role) => needs.returnAssignment(ctx, await stage.as(by), part, back)
const again = async (needId: string): Promise<void> => {
  await stage.callBack(needId, 'no')
  await stage.sign(needId, bureauName)
  await stage.contact(needId)
  await stage.answer(needId)
}

type Case = { event: string; told: Told; act: () => Promise<() => Promise<unknown>> }
/** What is made ready first, and then the step itself: only what that tells is looked at. */
const cases: Case[] = [
  {
    event: 'dispatched: lead and co-units have it to sign; one elsewhere gets its letter',
    told: { 'part.given': mailed(...bureau, ...tax), 'assignment.invited': ['letter'] },
    act: async () => {
      const { needId } = await stage.at('accepted')
      return () => stage.dispatch(needId, bureauName, [taxName, far])
    },
  },
  {
    event: 'one more co-unit',
    told: { 'part.given': mailed(...market) },
    act: async () => {
      const { needId } = await handling()
      const by = await stage.as('bureau')
      return () => addCoHandler(ctx, by, needId, { bodyId: world.world.body(marketName), ask: '核实' })
    },
  },
  {
    event: 'signed for, and in contact: nothing that others wait for',
    told: {},
    act: async () => {
      const { needId } = await stage.at('dispatched')
      return async () => {
        await stage.sign(needId, bureauName)
        await stage.contact(needId)
      }
    },
  },
  {
    event: 'a part is in: the lead',
    told: { 'part.replied': bureau },
    act: async () => {
      const { needId } = await signed()
      return () => stage.reply(needId, taxName)
    },
  },
  {
    event: 'a part from elsewhere is in: the lead',
    told: { 'part.replied': bureau },
    act: async () => {
      const { needId } = await signed()
      return () => stage.reply(needId, far)
    },
  },
  {
    event: 'a question: the lead, by mail too',
    told: { 'question.asked': mailed(...bureau) },
    act: async () => {
      const { part } = await signed()
      const by = await stage.as('tax')
      return () => askQuestion(ctx, by, part(taxName), '要营业执照吗？')
    },
  },
  {
    event: 'its answer: the unit that asked',
    told: { 'question.answered': tax },
    act: async () => {
      const { questionId } = await asked(taxName)
      const by = await stage.as('bureau')
      return () => answerQuestion(ctx, by, questionId, '要')
    },
  },
  {
    event: 'its answer to a unit elsewhere: a letter',
    told: { 'question.answered': ['letter'] },
    act: async () => {
      const { questionId } = await asked(far)
      const by = await stage.as('head')
      return () => answerQuestion(ctx, by, questionId, '不要')
    },
  },
  {
    event: 'sent back by the lead: the workstation',
    told: { 'part.returned': mailed(...station) },
    act: async () => {
      const { part } = await stage.at('dispatched')
      return () => giveBack(part(bureauName), 'bureau')
    },
  },
  {
    event: 'sent back a second time: the sub-district decides, the workstation knows',
    told: { 'part.returned': mailed(...street, ...station) },
    act: async () => {
      const { needId, part } = await stage.at('dispatched')
      await giveBack(part(bureauName), 'bureau')
      await stage.dispatch(needId, taxName, [])
      const second = await stage.part(needId, taxName)
      return () => giveBack(second, 'tax')
    },
  },
  {
    event: 'sent back by a co-unit elsewhere: lead and workstation',
    told: { 'part.returned': mailed(...bureau, ...station) },
    act: async () => {
      const { part } = await handling()
      const by = await stage.byLink(part(far))
      return () => returnByLink(ctx, by, part(far), back)
    },
  },
  {
    event: 'urged by the desk: that unit',
    told: { 'part.urged': mailed(...tax) },
    act: async () => {
      const { part } = await handling()
      const by = await stage.as('head')
      return () => needs.urgeAssignment(ctx, by, part(taxName), '请抓紧')
    },
  },
  {
    event: 'urged by the desk: a unit elsewhere by letter',
    told: { 'assignment.reminder': ['letter'] },
    act: async () => {
      const { part } = await handling()
      const by = await stage.as('head')
      return () => needs.urgeAssignment(ctx, by, part(far), '请抓紧')
    },
  },
  {
    event: 'urged by the requester before it is dispatched: the workstation',
    told: { 'need.urged': mailed(...station) },
    act: async () => {
      const needId = await stage.submit()
      const by = await stage.as('firm')
      return () => urgeNeed(ctx, by, needId)
    },
  },
  {
    event: 'urged by the requester: the lead',
    told: { 'need.urged': mailed(...bureau) },
    act: async () => {
      const { needId } = await handling()
      const by = await stage.as('firm')
      return () => urgeNeed(ctx, by, needId)
    },
  },
  {
    event: 'supplemented: whoever has it now',
    told: { 'need.supplemented': bureau },
    act: async () => {
      const { needId } = await handling()
      const by = await stage.as('firm')
      return () => supplementNeed(ctx, by, needId, { text: '补充一句', files: [] }, null)
    },
  },
  {
    event: 'answered: those at the workstation who had no hand in it',
    told: { 'need.callback-due': without(station, '今鼎大厦 站长') },
    act: async () => {
      const { needId } = await stage.at('handling')
      await addCoHandler(ctx, await stage.as('head'), needId, { bodyId: world.world.body(taxName), ask: '核实' })
      await stage.sign(needId, taxName)
      await stage.reply(needId, taxName)
      return () => stage.answer(needId)
    },
  },
  {
    event: 'not solved: the lead by mail, and the workstation but for who called',
    told: { 'need.again': [...mailed(...bureau), ...without(station, '今鼎大厦 专员二')] },
    act: async () => {
      const { needId } = await stage.at('answered')
      return () => stage.callBack(needId, 'no')
    },
  },
  {
    event: 'not solved for the third time: the sub-district by mail, the workstation, and the unit that led',
    told: { 'need.again': [...mailed(...street), ...bureau, ...without(station, '今鼎大厦 专员二')] },
    act: async () => {
      const { needId } = await stage.at('answered')
      await again(needId)
      await again(needId)
      return () => stage.callBack(needId, 'no')
    },
  },
  {
    event: 'rated badly: the body that answers for it, but for who called',
    told: { 'case.opened': mailed(...without(station, '今鼎大厦 专员二')) },
    act: async () => {
      const { needId } = await stage.at('answered')
      return () => stage.callBack(needId, 'partly', 1)
    },
  },
  {
    event: 'a part taken away: that unit',
    told: { 'part.cancelled': tax },
    act: async () => {
      const { part } = await handling()
      const by = await stage.as('bureau')
      return () => cancelAssignment(ctx, by, part(taxName), '不用了')
    },
  },
  {
    event: 'a part elsewhere taken away: a letter',
    told: { 'link.ended': ['letter'] },
    act: async () => {
      const { part } = await handling()
      const by = await stage.as('bureau')
      return () => cancelAssignment(ctx, by, part(far), '不用了')
    },
  },
  {
    event: 'a link revoked: a letter',
    told: { 'link.ended': ['letter'] },
    act: async () => {
      const { part } = await handling()
      const by = await stage.as('bureau')
      return () => revokeLink(ctx, by, part(far))
    },
  },
  {
    event: 'taken back while co-units are at it: all of them',
    told: { 'part.cancelled': tax, 'link.ended': ['letter'] },
    act: async () => {
      const { needId, part } = await stage.at('dispatched', { co: [taxName, far] })
      await giveBack(part(bureauName), 'bureau')
      const by = await stage.as('firm')
      return () => withdrawNeed(ctx, by, needId)
    },
  },
  ...[
    { by: 'street' as const, told: { 'need.registered': station } },
    { by: 'specialist' as const, told: {} },
  ].map(({ by, told }): Case => ({
    event: `written down by the ${by}`,
    told,
    act: async () => {
      const actor = await stage.as(by)
      const base = { category: 'other.other', grade: 'ordinary', type: 'help', title: '', place: '', wanted: '', source: 'phone' } as const
      const nobody = {
        spaceId: null,
        organisationId: null,
        personId: null,
        phone: '',
        requesterLabel: '居民',
        forFirm: false,
        hidden: false,
        lang: 'zh' as const,
        dispatchTo: null,
      }
      return () => needs.registerNeed(ctx, actor, { ...base, ...nobody, text: '灯不亮', unitId: world.world.unit('jinding') })
    },
  })),
]

test.each(cases)('$event', async ({ told, act }) => {
  const step = await act()
  clock.later({ minutes: 1 })
  await since()
  await step()
  expect(await since()).toEqual(Object.fromEntries(Object.entries(told).map(([name, people]) => [name, people.toSorted()])))
})
