import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { lead } from '../../../../test/actors.ts'
import { nothing } from '../../../../test/api.ts'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'

const suite = await commandWorld()
const { stage, world, trace } = suite
const body = (name: string): string => world.world.body(name)
const at = async (state: 'submitted' | 'accepted' | 'dispatched') => ({ params: { needId: (await stage.at(state)).needId } })
const withdraw = async (needId = '') => (await suite.browser('firm')).get(needs.withdrawNeed, { params: { needId } })
const giveBack = async (needId: string) =>
  (await suite.browser('bureau')).get(needs.returnAssignment, {
    params: { assignmentId: await stage.part(needId, lead) },
    body: { reason: 'not_ours', basis: '三定方案里没有这一项' },
  })

testCommand(suite, {
  route: needs.acceptNeed,
  by: 'specialist',
  ready: async () => ({
    ...(await at('submitted')),
    body: { note: '今天就办。', title: '外地招工，需要证明', category: 'work.contract', grade: 'complex' as const },
  }),
  event: 'needs.accepted',
  done: (view) => {
    expect(view).toMatchObject({ state: 'accepted', title: '外地招工，需要证明', categoryCode: 'work.contract', grade: 'complex' })
    expect(view.owner.bodyId).toBe(body('今鼎大厦工作站'))
    expect(view.clocks.map(({ kind, metAt }) => [kind, metAt !== null])).toEqual([
      ['accept', true],
      ['dispatch', false],
    ])
    expect(view.can.dispatch).toBe(true)
  },
  twice: 'wrong-state',
  refused: [
    { why: 'not signed in', status: 401, code: 'signed-out', by: 'guest' },
    { why: 'the requester holds no seat', status: 403, code: 'no-seat', by: 'firm' },
    { why: 'the workstation of another building', status: 404, code: 'not-found', by: 'otherStation' },
    { why: 'a department nobody has dispatched it to', status: 404, code: 'not-found', by: 'bureau' },
    { why: 'taken back meanwhile', status: 403, code: 'wrong-state', after: ({ params }) => withdraw(params?.needId) },
    { why: 'a category there is not', status: 422, code: 'category', field: 'category', body: { category: 'work.nothing' } },
    { why: 'a title that is too long', status: 422, code: 'invalid', field: 'title', body: { title: '长'.repeat(61) } },
  ],
})

testCommand(suite, {
  route: needs.declineNeed,
  by: 'street',
  ready: async () => ({ ...(await at('submitted')), body: { reason: '不属于本区管辖', where: '请打 12345' } }),
  event: 'needs.declined',
  done: (view) => {
    expect(view).toMatchObject({ state: 'declined', declined: { reason: '不属于本区管辖', where: '请打 12345' } })
    expect(view.clocks.filter(({ metAt }) => metAt === null)).toEqual([])
  },
  twice: 'wrong-state',
  refused: [
    { why: 'no place to go instead', status: 422, code: 'invalid', field: 'where', body: { reason: '不归这里', where: ' ' } },
    { why: 'the workstation of another building', status: 404, code: 'not-found', by: 'otherHead' },
    { why: 'a member of the committee has no part in it', status: 404, code: 'not-found', by: 'committee' },
    { why: 'accepted already', status: 403, code: 'wrong-state', after: ({ params }) => stage.accept(params?.needId ?? '') },
  ],
})

testCommand(suite, {
  route: needs.dispatchNeed,
  by: 'head',
  ready: async () => ({
    ...(await at('accepted')),
    body: {
      leadId: body(lead),
      note: '三地一起问',
      grade: 'complex' as const,
      co: ['内蒙古人社', '区税务局'].map((one) => ({ bodyId: body(one), ask: '请核实' })),
    },
  }),
  event: 'needs.dispatched',
  done: async (view) => {
    expect(view).toMatchObject({ state: 'dispatched', grade: 'complex', owner: { bodyId: body(lead) } })
    expect(view.assignments.map(({ bodyId, role, state }) => [bodyId, role, state])).toEqual([
      [body(lead), 'lead', 'assigned'],
      [body('内蒙古人社'), 'co', 'assigned'],
      [body('区税务局'), 'co', 'assigned'],
    ])
    const running = view.clocks.filter(({ metAt }) => metAt === null)
    expect(running.map(({ kind, bodyId }) => [kind, bodyId])).toEqual(['sign', 'contact', 'answer'].map((kind) => [kind, body(lead)]))
    const mails = await world.asOwner('select from notify.message where template = $1 and channel = $2 and subject_id = $3', [
      'assignment.invited',
      'mail',
      view.assignments[1]?.id,
    ])
    expect(mails).toHaveLength(1)
  },
  twice: 'wrong-state',
  refused: [
    { why: 'a specialist alone to a department', status: 403, code: 'head-only', by: 'specialist' },
    { why: 'not accepted yet', status: 403, code: 'wrong-state', after: ({ params }) => unaccept(params?.needId) },
    { why: 'a lead without accounts', status: 403, code: 'external-lead', body: { leadId: body('河北人社') } },
    {
      why: 'the lead as its own helper',
      status: 422,
      code: 'lead-as-co',
      field: 'co',
      body: { leadId: body(lead), co: [{ bodyId: body(lead), ask: '帮' }] },
    },
    {
      why: 'one helper twice',
      status: 409,
      code: 'already-assigned',
      body: { leadId: body(lead), co: ['河北人社', '河北人社'].map((one) => ({ bodyId: body(one), ask: '请核实' })) },
    },
    { why: 'a lead there is not', status: 422, code: 'body', field: 'leadId', body: { leadId: nothing } },
    {
      why: 'a helper there is not',
      status: 422,
      code: 'body',
      field: 'co',
      body: { leadId: body(lead), co: [{ bodyId: nothing, ask: '帮' }] },
    },
    {
      why: 'nothing asked of the helper',
      status: 422,
      code: 'invalid',
      body: { leadId: body(lead), co: [{ bodyId: body('河北人社'), ask: '' }] },
    },
    { why: 'the head of another station', status: 404, code: 'not-found', by: 'otherHead' },
    {
      why: 'sent back twice: the sub-district decides',
      status: 403,
      code: 'street-decides',
      after: async ({ params }) => {
        for (const by of ['head', 'head'] as const) {
          await stage.dispatch(params?.needId ?? '', lead, [], by)
          await giveBack(params?.needId ?? '')
        }
      },
    },
  ],
})

/** As if it had never been accepted; no command leads back there. */
const unaccept = (needId = '') => world.asOwner(`update needs.need set state = 'submitted' where id = $1`, [needId])

test('what lies with the sub-district is dispatched by the sub-district', async () => {
  const { needId } = await stage.at('dispatched')
  await giveBack(needId)
  await stage.dispatch(needId)
  await giveBack(needId)
  const view = await stage.viewed(needId)
  expect(view).toMatchObject({ state: 'accepted', owner: { bodyId: body('八角街道') }, can: { dispatch: true } })
  const head = await (await suite.browser('head')).get(needs.getNeed, { params: { needId } })
  expect(head.can.dispatch).toMatchObject({ why: { zh: expect.stringContaining('街道') } })
  expect((await stage.dispatch(needId, lead, [], 'street')).state).toBe('dispatched')
})

testCommand(suite, {
  route: needs.withdrawNeed,
  by: 'firm',
  ready: async () => at('accepted'),
  event: 'needs.withdrawn',
  done: (view) => expect(view).toMatchObject({ state: 'withdrawn', can: { withdraw: { why: expect.anything() } } }),
  twice: 'wrong-state',
  refused: [
    { why: 'a guest without its receipt', status: 404, code: 'not-found', by: 'guest' },
    { why: 'another firm', status: 404, code: 'not-found', by: 'otherFirm' },
    { why: 'the workstation, which is not who asked', status: 404, code: 'not-found', by: 'head' },
    { why: 'dispatched already', status: 403, code: 'wrong-state', after: ({ params }) => stage.dispatch(params?.needId ?? '') },
  ],
})

test('a need taken back after its lead had sent it back asks nothing more of anybody', async () => {
  const { needId, part } = await stage.at('dispatched', { co: ['区税务局', '内蒙古人社'] })
  await giveBack(needId)
  await withdraw(needId)
  const open = await world.asOwner('select kind from needs.clock where need_id = $1 and met_at is null and cancelled_at is null', [needId])
  expect(open).toEqual([])
  const tax = await suite.browser('tax')
  const signed = await trace.none(() => tax.ask(needs.signAssignment, { params: { assignmentId: part('区税务局') } }))
  expect(signed.status).toBe(404)
  const [link] = await world.asOwner<{ over: boolean }>(
    'select revoked_at is not null as over from needs.assignment_link where assignment_id = $1',
    [part('内蒙古人社')],
  )
  expect(link?.over).toBe(true)
})
