import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { lead } from '../../../../test/actors.ts'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'
import { atWork, watchNotices } from '../../../../test/told.ts'

const suite = await commandWorld()
const { stage, world, browser, trace } = suite
const body = (name: string): string => world.world.body(name)

const answerAs = async (needId: string, by: 'bureau' | 'tax', text: string) =>
  (await browser(by)).get(needs.answerNeed, { params: { needId }, body: { text } })
/** One round more, from the sign to “not solved”. */
const round = async (needId: string) => {
  await stage.sign(needId, lead)
  await stage.contact(needId)
  await stage.answer(needId)
  await stage.callBack(needId, 'no', 3)
}
/** A need that was taken up again twice and is still not solved: it lies with the sub-district. */
async function undecided() {
  const { needId } = await stage.at('dispatched')
  for (const _ of [1, 2, 3]) await round(needId)
  return needId
}
const toldOf = (needId: string) =>
  world.asOwner<{ template: string; params: object }>(
    `select template, params from notify.message where subject_id = $1 and link like '/n/%' and channel = 'app' order by created_at, id`,
    [needId],
  )
const decision = { reason: '三次协调，外地单位都没有同意。', where: '市人社局就业处，电话 12333' }

testCommand(suite, {
  route: needs.endNeed,
  by: 'street',
  ready: async () => ({ params: { needId: await undecided() }, body: decision }),
  event: 'needs.ended',
  done: async (view) => {
    expect(view).toMatchObject({ state: 'closed', stateText: { zh: '已终结' }, ended: { ...decision, by: { zh: '八角街道' } } })
    expect(view.can.end).toEqual({ why: expect.anything() })
    expect((await toldOf(view.id)).at(-1)).toMatchObject({
      template: 'need.ended',
      params: { reason: decision.reason, instead: decision.where },
    })
    const own = await (await browser('firm')).get(needs.trackNeed, { params: { needId: view.id } })
    expect(own).toMatchObject({
      ended: decision,
      answer: null,
      promise: { detail: { zh: `${decision.reason}\n可以找：${decision.where}` } },
    })
    expect(
      await world.asOwner('select from needs.clock where need_id = $1 and met_at is null and cancelled_at is null', [view.id]),
    ).toEqual([])
    expect(await world.asOwner('select from needs.inbox where need_id = $1', [view.id])).toEqual([])
  },
  twice: 'wrong-state',
  refused: [
    { why: 'the station only dispatches', status: 403, code: 'not-yours', by: 'head' },
    { why: 'the former lead does not see it any more as its own', status: 403, code: 'not-yours', by: 'bureau' },
    { why: 'without a place to go', status: 422, code: 'invalid', field: 'where', body: { ...decision, where: ' ' } },
    { why: 'dispatched once more', status: 403, code: 'wrong-state', after: ({ params }) => again(params?.needId) },
  ],
})

const again = (needId = '') => stage.dispatch(needId, lead, [], 'street')

test('before a need was taken up again twice nobody ends it', async () => {
  const { needId } = await stage.at('accepted')
  const street = await browser('street')
  const answer = await trace.none(() => street.ask(needs.endNeed, { params: { needId }, body: decision }))
  expect([answer.status, answer.refusal.code]).toEqual([403, 'not-yet'])
})

test('the sub-district dispatches once more; sent back it lies with it again; not solved even then, it can only end it', async () => {
  const needId = await undecided()
  expect(await stage.viewed(needId)).toMatchObject({ state: 'accepted', round: 4, owner: { bodyId: body('八角街道') } })
  await again(needId)
  const params = { assignmentId: await stage.part(needId, lead) }
  await (await browser('bureau')).get(needs.returnAssignment, { params, body: { reason: 'not_ours', basis: '归民政' } })
  expect(await stage.viewed(needId)).toMatchObject({ state: 'accepted', round: 4, owner: { bodyId: body('八角街道') } })
  await again(needId)
  await round(needId)
  const street = await browser('street')
  const view = await street.get(needs.getNeed, { params: { needId } })
  expect(view).toMatchObject({ state: 'accepted', round: 5, can: { end: true } })
  const once = await trace.none(() =>
    street.ask(needs.dispatchNeed, { params: { needId }, body: { leadId: body(lead), note: '', co: [] } }),
  )
  expect([once.status, once.refusal.code]).toEqual([403, 'only-end'])
})

test('no notice and no line of the timeline counts a third time', async () => {
  const needId = await undecided()
  const told = await toldOf(needId)
  expect(told.filter(({ template }) => template === 'need.reopened').map(({ params }) => params)).toMatchObject([
    { round: 1 },
    { round: 2 },
  ])
  expect(told.at(-1)).toMatchObject({ template: 'need.street-decides', params: { by: { zh: '八角街道' } } })
  const lines = (await stage.viewed(needId)).timeline.map(({ text }) => text.zh)
  expect(lines).toContain('重新办，第 2 次')
  expect(lines).toContain('还是没有解决，交街道决定')
  expect(lines).not.toContain('重新办，第 3 次')
})

test('each round keeps its answer, with the body that gave it and what was said of it', async () => {
  const { needId } = await stage.at('handling')
  await answerAs(needId, 'bureau', '第一次的答复')
  await stage.callBack(needId, 'no', 3)
  for (const view of [await stage.viewed(needId), await (await browser('firm')).get(needs.trackNeed, { params: { needId } })]) {
    expect(view.answer).toBeNull()
    expect(view.earlierAnswers).toMatchObject([{ round: 1, text: '第一次的答复', by: { zh: lead }, verdict: { solved: 'no', rating: 3 } }])
  }
  const params = { assignmentId: await stage.part(needId, lead) }
  await (await browser('bureau')).get(needs.returnAssignment, { params, body: { reason: 'needs_other_lead', basis: '该由税务牵头' } })
  await stage.dispatch(needId, '区税务局', [])
  await stage.sign(needId, '区税务局')
  await (await browser('tax')).get(needs.contactNeed, { params: { needId }, body: { note: '问清了' } })
  await answerAs(needId, 'tax', '第二次的答复')
  const own = await (await browser('firm')).get(needs.trackNeed, { params: { needId } })
  expect(own).toMatchObject({
    answer: { round: 2, text: '第二次的答复', by: { zh: '区税务局' } },
    earlierAnswers: [{ round: 1, by: { zh: lead } }],
    verdict: null,
  })
})

test('why a part was sent back is told in both languages, with the unit’s own words', async () => {
  const { needId, part } = await stage.at('dispatched', { co: ['区税务局'] })
  const params = { assignmentId: part('区税务局') }
  const view = await (await browser('tax')).get(needs.returnAssignment, { params, body: { reason: 'wrong_place', basis: '不在本区' } })
  expect(view.assignments.find(({ id }) => id === params.assignmentId)?.returned).toEqual({
    reason: { zh: '不在本单位管辖的地方', en: 'Outside this unit’s area' },
    basis: '不在本区',
  })
  expect((await stage.viewed(needId)).timeline[0]).toMatchObject({ note: '不在本区' })
})

test('ended, the units that still had a part are told that nothing more is asked of them', async () => {
  const needId = await undecided()
  await stage.dispatch(needId, lead, ['区税务局', '内蒙古人社'], 'street')
  const params = { assignmentId: await stage.part(needId, lead) }
  await (await browser('bureau')).get(needs.returnAssignment, { params, body: { reason: 'not_ours', basis: '归民政' } })
  const since = watchNotices(world)
  await since()
  await (await browser('street')).get(needs.endNeed, { params: { needId }, body: decision })
  expect(await since()).toEqual({ 'part.cancelled': atWork.tax, 'link.ended': ['letter'] })
})
