import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { lead } from '../../../../test/actors.ts'
import { nothing } from '../../../../test/api.ts'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'

const suite = await commandWorld()
const { stage, world, browser, trace } = suite
const body = (name: string): string => world.world.body(name)
const needAt = async (...of: Parameters<typeof stage.at>) => ({ params: { needId: (await stage.at(...of)).needId } })
const leadPart = async (...of: Parameters<typeof stage.at>) => ({ params: { assignmentId: (await stage.at(...of)).part(lead) } })
const needOf = async (assignmentId = ''): Promise<string> => {
  const [row] = await world.asOwner<{ id: string }>('select need_id as id from needs.assignment where id = $1', [assignmentId])
  return row?.id ?? ''
}
const withdraw = async (needId: string) => (await browser('firm')).get(needs.withdrawNeed, { params: { needId } })

testCommand(suite, {
  route: needs.signAssignment,
  by: 'bureau',
  ready: async () => leadPart('dispatched'),
  event: 'needs.signed',
  done: (view) => {
    expect(view.state).toBe('signed')
    expect(view.assignments.map(({ state }) => state)).toEqual(['signed'])
    expect(view.clocks.map(({ kind, metAt }) => [kind, metAt !== null])).toContainEqual(['sign', true])
  },
  twice: 'signed',
  refused: [
    { why: 'the station cannot sign for the bureau', status: 403, code: 'not-yours', by: 'head' },
    { why: 'another bureau', status: 404, code: 'not-found', by: 'tax' },
    { why: 'the requester', status: 403, code: 'no-seat', by: 'firm' },
    {
      why: 'sent back by the unit itself',
      status: 403,
      code: 'ended',
      after: async ({ params }) => giveBack(params?.assignmentId ?? ''),
    },
  ],
})

const giveBack = async (assignmentId: string) =>
  (await browser('bureau')).get(needs.returnAssignment, { params: { assignmentId }, body: { reason: 'wrong_place', basis: '不在本区' } })

test('a part of an earlier round, or one sent back, is over', async () => {
  const { needId, part } = await stage.at('answered')
  await stage.callBack(needId, 'no', 3)
  const bureau = await browser('bureau')
  const first = { params: { assignmentId: part(lead) } }
  expect((await bureau.ask(needs.signAssignment, first)).refusal.code).toBe('ended')
  expect((await bureau.ask(needs.returnAssignment, { ...first, body: { reason: 'not_ours', basis: '再退' } })).refusal.code).toBe('ended')
  expect(await stage.viewed(needId)).toMatchObject({ state: 'dispatched', round: 2, assignments: [{ state: 'assigned' }] })

  const back = await stage.at('dispatched')
  await giveBack(back.part(lead))
  await stage.dispatch(back.needId, lead, [])
  const old = await bureau.ask(needs.signAssignment, { params: { assignmentId: back.part(lead) } })
  expect([old.status, old.refusal.code]).toEqual([403, 'ended'])
})

testCommand(suite, {
  route: needs.contactNeed,
  by: 'bureau',
  ready: async () => ({ ...(await needAt('signed')), body: { note: '电话联系，问清各地要多少人。' } }),
  event: 'needs.contacted',
  done: (view) => {
    expect(view).toMatchObject({ state: 'handling' })
    expect(view.clocks.filter(({ metAt }) => metAt === null).map(({ kind }) => kind)).toEqual(['answer'])
  },
  twice: 'wrong-state',
  refused: [
    {
      why: 'not signed for yet',
      status: 403,
      code: 'wrong-state',
      after: ({ params }) => world.asOwner(`update needs.need set state = 'dispatched' where id = $1`, [params?.needId]),
    },
    { why: 'the station is not the lead', status: 403, code: 'not-yours', by: 'head' },
    { why: 'another bureau', status: 404, code: 'not-found', by: 'tax' },
    { why: 'nothing noted', status: 422, code: 'invalid', field: 'note', body: { note: ' ' } },
  ],
})

testCommand(suite, {
  route: needs.returnAssignment,
  by: 'bureau',
  ready: async () => ({ ...(await leadPart('signed')), body: { reason: 'needs_other_lead' as const, basis: '养老机构归民政' } }),
  event: 'needs.returned',
  done: async (view) => {
    expect(view).toMatchObject({ state: 'accepted', owner: { bodyId: body('今鼎大厦工作站') }, assignments: [{ state: 'returned' }] })
    const inbox = await world.asOwner('select body_id, kind from needs.inbox where need_id = $1', [view.id])
    expect(inbox).toEqual([{ body_id: body('今鼎大厦工作站'), kind: 'dispatch' }])
  },
  twice: 'ended',
  refused: [
    {
      why: 'a reason that is not of the list',
      status: 422,
      code: 'invalid',
      field: 'reason',
      body: { reason: 'too_much' as 'not_ours', basis: '太多' },
    },
    { why: 'no basis', status: 422, code: 'invalid', field: 'basis', body: { reason: 'not_ours', basis: '' } },
    { why: 'the station cannot send it back for the bureau', status: 403, code: 'not-yours', by: 'head' },
    {
      why: 'work on it has begun',
      status: 403,
      code: 'wrong-state',
      after: async ({ params }) => stage.contact(await needOf(params?.assignmentId)),
    },
  ],
})

testCommand(suite, {
  route: needs.addCoHandler,
  by: 'bureau',
  ready: async () => ({ ...(await needAt('handling')), body: { bodyId: body('河北人社'), ask: '请核实能不能办招聘会' } }),
  event: 'needs.co-handler-added',
  done: (view) => {
    expect(view.assignments.map(({ role, state, external }) => [role, state, external])).toEqual([
      ['lead', 'signed', false],
      ['co', 'assigned', true],
    ])
    expect(view.assignments[1]?.link).toMatchObject({ revoked: false, opened: 0 })
    expect(view.can.answer).toMatchObject({ why: { zh: expect.stringContaining('1 家协办') } })
  },
  twice: 'already-assigned',
  refused: [
    { why: 'the lead as its own helper', status: 409, code: 'already-assigned', body: { bodyId: body(lead), ask: '自己' } },
    { why: 'a body there is not', status: 422, code: 'body', field: 'bodyId', body: { bodyId: nothing, ask: '谁' } },
    { why: 'answered already', status: 403, code: 'wrong-state', after: ({ params }) => stage.answer(params?.needId ?? '') },
    { why: 'another bureau', status: 404, code: 'not-found', by: 'tax' },
  ],
})

testCommand(suite, {
  route: needs.answerNeed,
  by: 'bureau',
  ready: async () => {
    const { needId } = await stage.at('handling', { co: ['区税务局'] })
    await stage.sign(needId, '区税务局')
    await stage.reply(needId, '区税务局', '可以开证明。')
    return { params: { needId }, body: { text: '三地都对接好了。', files: [] } }
  },
  event: 'needs.answered',
  done: (view) => {
    expect(view).toMatchObject({ state: 'answered', owner: { bodyId: body('今鼎大厦工作站') } })
    expect(view.answer).toMatchObject({ text: '三地都对接好了。', parts: [{ text: '可以开证明。' }] })
    expect(view.assignments.map(({ state }) => state)).toEqual(['replied', 'replied'])
    expect(view.clocks.filter(({ metAt }) => metAt === null).map(({ kind }) => kind)).toEqual(['callback'])
  },
  twice: 'wrong-state',
  refused: [
    { why: 'a co-unit does not answer', status: 403, code: 'not-yours', by: 'tax' },
    { why: 'the station does not answer for the lead', status: 403, code: 'not-yours', by: 'head' },
    { why: 'a file nobody uploaded', status: 422, code: 'files', field: 'files', body: { text: '见附件', files: [nothing] } },
    {
      why: 'a part is still out',
      status: 403,
      code: 'parts-missing',
      after: async ({ params }) =>
        (await browser('bureau')).get(needs.addCoHandler, {
          params: params ?? { needId: '' },
          body: { bodyId: body('内蒙古人社'), ask: '核实' },
        }),
    },
  ],
})

testCommand(suite, {
  route: needs.noteNeed,
  by: 'tax',
  ready: async () => ({ ...(await needAt('handling', { co: ['区税务局'] })), body: { note: '只给办理单位看的话。' } }),
  event: 'needs.noted',
  done: async (view) => {
    expect(view.timeline[0]).toMatchObject({ text: { zh: '内部记录' }, note: '只给办理单位看的话。' })
    const own = await (await browser('firm')).ask(needs.trackNeed, { params: { needId: view.id } })
    expect(own.text).not.toContain('只给办理单位看的话')
  },
  twice: null,
  refused: [
    { why: 'another bureau', status: 404, code: 'not-found', by: 'market' },
    { why: 'nothing written', status: 422, code: 'invalid', field: 'note', body: { note: '' } },
    {
      why: 'taken back',
      status: 403,
      code: 'wrong-state',
      by: 'head',
      after: async ({ params }) => {
        await world.asOwner(`update needs.need set state = 'accepted' where id = $1`, [params?.needId])
        await withdraw(params?.needId ?? '')
      },
    },
  ],
})

testCommand(suite, {
  route: needs.urgeAssignment,
  by: 'head',
  ready: async () => ({
    params: { assignmentId: (await stage.at('handling', { co: ['内蒙古人社'] })).part('内蒙古人社') },
    body: { note: '请尽快' },
  }),
  event: 'needs.urged',
  done: async (_view, { params }) => {
    const sent = await world.asOwner('select from notify.message where template = $1 and subject_id = $2', [
      'assignment.reminder',
      params?.assignmentId,
    ])
    expect(sent).toHaveLength(1)
  },
  twice: 'urged-lately',
  refused: [
    { why: 'another bureau', status: 404, code: 'not-found', by: 'market' },
    { why: 'the requester', status: 403, code: 'no-seat', by: 'firm' },
  ],
})

test('a unit is urged once an hour; the refusal and the page say when it was urged last', async () => {
  const { part } = await stage.at('handling', { co: ['内蒙古人社'] })
  const params = { assignmentId: part('内蒙古人社') }
  const start = world.clock.now()
  // a session does not last that long unused
  const head = () => suite.api.signIn('今鼎大厦 站长')
  const view = await (await head()).get(needs.urgeAssignment, { params, body: { note: '' } })
  const of = (of: typeof view) => of.assignments.find(({ id }) => id === params.assignmentId)?.can.urge
  expect(of(view)).toMatchObject({ why: { zh: expect.stringContaining('10:00 催过') } })
  world.clock.later({ minutes: 59 })
  const later = await head()
  const soon = await trace.none(() => later.ask(needs.urgeAssignment, { params, body: { note: '' } }))
  expect([soon.status, soon.refusal.code, soon.refusal.message.zh]).toEqual([409, 'urged-lately', expect.stringContaining('10:00 催过')])
  world.clock.later({ minutes: 1 })
  expect((await later.ask(needs.urgeAssignment, { params, body: { note: '' } })).status).toBe(200)
  world.clock.set(start)
})

test('nothing is said to have been urged that was not', async () => {
  const { needId, part } = await stage.at('handling', { co: ['区税务局'] })
  await stage.sign(needId, '区税务局')
  const start = world.clock.now()
  world.clock.later({ hours: 24 * 30 })
  const own = async () => (await suite.api.signIn('颐家安宁 人事经理')).get(needs.trackNeed, { params: { needId } })
  const late = await own()
  expect(late.promise.tone).toBe('over')
  expect(JSON.stringify(late)).not.toMatch(/催|urged|pressing/)
  const params = { assignmentId: part('区税务局') }
  await (await suite.api.signIn('今鼎大厦 站长')).get(needs.urgeAssignment, { params, body: { note: '' } })
  const after = await own()
  expect(after.parts.find(({ role }) => role === 'co')?.line.zh).toContain('催办过')
  world.clock.set(start)
})

test('a co-unit that is to lead after a return: its part ends, and the timeline says so', async () => {
  const { needId, part } = await stage.at('dispatched', { co: ['区税务局'] })
  await stage.sign(needId, '区税务局')
  const params = { assignmentId: part(lead) }
  await (await browser('bureau')).get(needs.returnAssignment, { params, body: { reason: 'needs_other_lead', basis: '该由税务牵头' } })
  const view = await stage.dispatch(needId, '区税务局', [])
  expect(view).toMatchObject({ state: 'dispatched', owner: { bodyId: body('区税务局') } })
  const tax = view.assignments.filter(({ bodyId }) => bodyId === body('区税务局'))
  expect(new Map(tax.map(({ role, state }) => [role, state]))).toEqual(
    new Map([
      ['co', 'cancelled'],
      ['lead', 'assigned'],
    ]),
  )
  expect(view.timeline.map(({ text }) => text.zh)).toContain('区税务局改为牵头，协办到此为止')
  const open = await world.asOwner<{ kind: string }>(
    'select kind from needs.clock where need_id = $1 and met_at is null and cancelled_at is null order by kind',
    [needId],
  )
  expect(open.map(({ kind }) => kind)).toEqual(['answer', 'contact', 'sign'])
})
