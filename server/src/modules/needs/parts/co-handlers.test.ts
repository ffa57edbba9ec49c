import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { nothing } from '../../../../test/api.ts'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'

const suite = await commandWorld()
const { stage, world, browser, trace } = suite
const co = ['区税务局', '区市场监管局', '内蒙古人社'] as const

/** A need at work whose tax bureau has signed for its part. */
async function working() {
  const staged = await stage.at('handling', { co })
  await stage.sign(staged.needId, '区税务局')
  return staged
}
const taxPart = async () => ({ params: { assignmentId: (await working()).part('区税务局') } })
const farPart = async () => ({ params: { assignmentId: (await working()).part('内蒙古人社') } })
const reply = { outcome: 'partly', text: '一个月以内能办，超过要报批。', files: [] } as const
const needOf = async (assignmentId = ''): Promise<string> => {
  const [row] = await world.asOwner<{ id: string }>('select need_id as id from needs.assignment where id = $1', [assignmentId])
  return row?.id ?? ''
}
const asked = async (assignmentId = '') =>
  (await browser('tax')).get(needs.askQuestion, { params: { assignmentId }, body: { text: '开给谁的证明？' } })
const replied = async (assignmentId = '') =>
  (await browser('tax')).get(needs.replyAssignment, { params: { assignmentId }, body: { ...reply, files: [] } })

testCommand(suite, {
  route: needs.replyAssignment,
  by: 'tax',
  ready: async () => ({ ...(await taxPart()), body: { ...reply, files: [] } }),
  event: 'needs.replied',
  done: async (view) => {
    expect(view.assignments[1]).toMatchObject({
      state: 'replied',
      outcome: 'partly',
      reply: reply.text,
      clock: { metAt: expect.anything() },
    })
    const own = await (await browser('firm')).ask(needs.trackNeed, { params: { needId: view.id } })
    // who asked hears that it is done, and how it was done from the lead
    expect(own.text).not.toContain(reply.text)
    expect(own.body.timeline.map(({ text }) => text.zh)).toContain('区税务局办好了一部分')
  },
  twice: 'ended',
  refused: [
    { why: 'another co-unit cannot reply for it', status: 403, code: 'not-yours', by: 'market' },
    { why: 'the lead cannot reply for it', status: 403, code: 'not-yours', by: 'bureau' },
    { why: 'a firm', status: 403, code: 'no-seat', by: 'firm' },
    { why: 'nothing said', status: 422, code: 'invalid', field: 'text', body: { ...reply, text: ' ', files: [] } },
    { why: 'a file of somebody else', status: 422, code: 'files', field: 'files', body: { ...reply, files: [nothing] } },
    {
      why: 'not signed for',
      status: 403,
      code: 'not-signed',
      after: ({ params }) => world.asOwner(`update needs.assignment set state = 'assigned' where id = $1`, [params?.assignmentId]),
    },
    { why: 'taken away', status: 404, code: 'not-found', after: ({ params }) => cancelled(params?.assignmentId) },
  ],
})

const cancelled = async (assignmentId = '') =>
  (await browser('bureau')).get(needs.cancelAssignment, { params: { assignmentId }, body: { note: '换一家来办' } })

test('the lead does not reply to itself', async () => {
  const { part } = await working()
  const answer = await trace.none(async () =>
    (await browser('bureau')).ask(needs.replyAssignment, { params: { assignmentId: part('区人社局') }, body: { ...reply, files: [] } }),
  )
  expect([answer.status, answer.refusal.code]).toEqual([403, 'lead'])
})

testCommand(suite, {
  route: needs.askQuestion,
  by: 'tax',
  ready: async () => ({ ...(await taxPart()), body: { text: '开给谁的证明？' } }),
  event: 'needs.question-asked',
  done: (view) => {
    expect(view.assignments[1]).toMatchObject({ clock: { standing: 'paused' }, questions: [{ text: '开给谁的证明？', answer: null }] })
  },
  twice: 'asked',
  refused: [
    { why: 'another co-unit', status: 403, code: 'not-yours', by: 'market' },
    { why: 'replied already', status: 403, code: 'ended', after: ({ params }) => replied(params?.assignmentId) },
  ],
})

testCommand(suite, {
  route: needs.answerQuestion,
  by: 'bureau',
  ready: async () => {
    const view = await asked((await taxPart()).params.assignmentId)
    return { params: { questionId: view.assignments[1]?.questions[0]?.id ?? '' }, body: { text: '开给各地人社局。' } }
  },
  event: 'needs.question-answered',
  done: (view) => {
    expect(view.assignments[1]).toMatchObject({ clock: { standing: 'running' }, questions: [{ answer: '开给各地人社局。' }] })
  },
  twice: 'question-answered',
  refused: [
    { why: 'another co-unit', status: 403, code: 'not-yours', by: 'market' },
    { why: 'who asked', status: 403, code: 'not-yours', by: 'tax' },
    { why: 'the station of another building', status: 404, code: 'not-found', by: 'otherHead' },
  ],
})

testCommand(suite, {
  route: needs.cancelAssignment,
  by: 'bureau',
  ready: async () => ({ ...(await farPart()), body: { note: '换一家来办' } }),
  event: 'needs.co-handler-cancelled',
  done: async (view, { params }) => {
    expect(view.assignments.find(({ id }) => id === params?.assignmentId)).toMatchObject({ state: 'cancelled', link: { revoked: true } })
    const left = await world.asOwner('select from needs.clock where assignment_id = $1 and met_at is null and cancelled_at is null', [
      params?.assignmentId,
    ])
    expect(left).toEqual([])
  },
  twice: 'ended',
  refused: [
    { why: 'a co-unit does not tend the others', status: 403, code: 'not-yours', by: 'tax' },
    { why: 'a resident', status: 403, code: 'no-seat', by: 'resident' },
  ],
})

test('a lead is not taken away: it sends the need back itself', async () => {
  const { part } = await working()
  const head = await browser('head')
  const answer = await trace.none(() =>
    head.ask(needs.cancelAssignment, { params: { assignmentId: part('区人社局') }, body: { note: '不用了' } }),
  )
  expect([answer.status, answer.refusal.code]).toEqual([409, 'lead'])
})

testCommand(suite, {
  route: needs.renewLink,
  by: 'bureau',
  ready: async () => ({ ...(await farPart()), body: { days: 3 } }),
  event: 'needs.link-renewed',
  done: async (view, { params }) => {
    const link = view.assignments.find(({ id }) => id === params?.assignmentId)?.link
    const end = world.clock.now().toZonedDateTimeISO('Asia/Shanghai').add({ days: 4 }).startOfDay().subtract({ minutes: 1 })
    expect(link).toMatchObject({ revoked: false, opened: 0, expiresAt: end.toInstant().toString() })
  },
  twice: null,
  refused: [
    { why: 'for more than sixty days', status: 422, code: 'invalid', field: 'days', body: { days: 61 } },
    { why: 'a co-unit', status: 403, code: 'not-yours', by: 'market' },
    { why: 'replied already', status: 403, code: 'ended', after: async ({ params }) => replyFar(await needOf(params?.assignmentId)) },
  ],
})

const replyFar = async (needId: string) => {
  await stage.sign(needId, '内蒙古人社')
  await stage.reply(needId, '内蒙古人社')
}

testCommand(suite, {
  route: needs.revokeLink,
  by: 'head',
  ready: async () => farPart(),
  event: 'needs.link-revoked',
  done: (view, { params }) => {
    expect(view.assignments.find(({ id }) => id === params?.assignmentId)?.link).toMatchObject({ revoked: true })
  },
  twice: null,
  refused: [{ why: 'a co-unit', status: 403, code: 'not-yours', by: 'tax' }],
})

test('a unit with accounts has no link to renew or revoke', async () => {
  const assignmentId = (await working()).part('区市场监管局')
  const bureau = await browser('bureau')
  const renewed = await trace.none(() => bureau.ask(needs.renewLink, { params: { assignmentId } }))
  expect([renewed.status, renewed.refusal.code]).toEqual([409, 'has-account'])
  const revoked = await trace.none(() => bureau.ask(needs.revokeLink, { params: { assignmentId } }))
  expect([revoked.status, revoked.refusal.code]).toEqual([409, 'has-account'])
})

test('parts go on while a need that its lead sent back waits for another', async () => {
  const { needId, part } = await stage.at('dispatched', { co })
  await stage.sign(needId, '区税务局')
  const view = await asked(part('区税务局'))
  await (
    await browser('bureau')
  ).get(needs.returnAssignment, {
    params: { assignmentId: part('区人社局') },
    body: { reason: 'not_ours', basis: '归民政' },
  })
  const params = { questionId: view.assignments[1]?.questions[0]?.id ?? '' }
  await (await browser('head')).get(needs.answerQuestion, { params, body: { text: '开给各地。' } })
  await replied(part('区税务局'))
  await stage.dispatch(needId, '区人社局', [])
  await stage.sign(needId, '区人社局')
  await stage.contact(needId)
  await cancelled(part('区市场监管局'))
  await cancelled(part('内蒙古人社'))
  await stage.answer(needId)
  expect((await stage.viewed(needId)).answer?.parts).toEqual([
    { body: expect.objectContaining({ zh: '区税务局' }), outcome: 'partly', text: reply.text },
  ])
})

test('what is said to a unit is not said to the requester, who hears of a late unit that it was urged', async () => {
  const { needId, part } = await working()
  const params = { assignmentId: part('区税务局') }
  const bureau = await browser('bureau')
  await bureau.get(needs.urgeAssignment, { params, body: { note: '密语：请快一点。' } })
  await world.asOwner(`update needs.clock set due_at = started_at where assignment_id = $1 and kind = 'reply'`, [params.assignmentId])
  const start = world.clock.now()
  world.clock.later({ minutes: 60 })
  // a session does not last that long unused
  const later = await suite.api.signIn('区人社局 联络员')
  await later.get(needs.urgeAssignment, { params, body: { note: '密语：再不回要问责。' } })
  const own = await (await suite.api.signIn('颐家安宁 人事经理')).ask(needs.trackNeed, { params: { needId } })
  expect(own.text).not.toContain('密语')
  const told = own.body.timeline.map(({ text }) => text.zh)
  expect(told).toContain('催办区税务局')
  expect(told).toContain('区税务局超时，已催办')
  world.clock.set(start)
})
