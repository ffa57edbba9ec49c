import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { lead } from '../../../../test/actors.ts'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'

const suite = await commandWorld()
const { stage, world, browser, trace } = suite
const body = (name: string): string => world.world.body(name)
const answered = async () => ({ params: { needId: (await stage.at('answered')).needId } })
const openClocks = (needId: string) =>
  world.asOwner<{ kind: string }>(
    'select kind from needs.clock where need_id = $1 and met_at is null and cancelled_at is null order by kind',
    [needId],
  )

testCommand(suite, {
  route: needs.confirmOutcome,
  by: 'firm',
  ready: async () => ({ ...(await answered()), body: { solved: 'partly' as const, rating: 3, words: '两个省办好了' } }),
  event: 'needs.confirmed',
  done: async (view) => {
    expect(view).toMatchObject({ state: 'closed', verdict: { solved: 'partly', rating: 3, words: '两个省办好了' } })
    expect(await openClocks(view.id)).toEqual([])
  },
  twice: 'wrong-state',
  refused: [
    { why: 'a colleague at the desk is not who asked', status: 404, code: 'not-found', by: 'head' },
    { why: 'another firm', status: 404, code: 'not-found', by: 'otherFirm' },
    { why: 'a guest without its receipt', status: 404, code: 'not-found', by: 'guest' },
    { why: 'no such level', status: 422, code: 'invalid', field: 'rating', body: { solved: 'yes', rating: 6 } },
    { why: 'called back already', status: 403, code: 'wrong-state', after: ({ params }) => stage.callBack(params?.needId ?? '') },
  ],
})

testCommand(suite, {
  route: needs.recordCallback,
  by: 'second',
  ready: async () => ({ ...(await answered()), body: { solved: 'yes' as const, rating: 5, words: '谢谢', how: 'in_person' as const } }),
  event: 'needs.called-back',
  done: async (view) => {
    expect(view).toMatchObject({ state: 'closed', verdicts: [{ round: 1, via: 'callback', reached: true, solved: 'yes', rating: 5 }] })
    expect(view.badRatingCase).toBeNull()
    expect(await openClocks(view.id)).toEqual([])
  },
  twice: 'not-answered',
  refused: [
    { why: 'the lead that handled it', status: 403, code: 'not-yours', by: 'bureau' },
    { why: 'another building', status: 404, code: 'not-found', by: 'otherStation' },
    { why: 'who asked', status: 403, code: 'no-seat', by: 'firm' },
    {
      why: 'somebody with a hand in it',
      status: 403,
      code: 'own-hand',
      by: 'head',
      after: async ({ params }) =>
        world.asOwner('insert into needs.handler (district_id, need_id, person_id) values (110107, $1, $2)', [
          params?.needId,
          world.world.person('今鼎大厦 站长'),
        ]),
    },
    { why: 'confirmed already', status: 403, code: 'not-answered', after: ({ params }) => confirm(params?.needId) },
  ],
})

const confirm = async (needId = '') =>
  (await browser('firm')).get(needs.confirmOutcome, { params: { needId }, body: { solved: 'yes', rating: 4 } })

test('the station that leads is called back by a colleague who had no hand in it', async () => {
  const needId = await stage.submit({ category: 'life.canteen' })
  await stage.accept(needId)
  await stage.dispatch(needId, '今鼎大厦工作站', [])
  const second = await browser('second')
  const assignmentId = await stage.part(needId, '今鼎大厦工作站')
  await second.get(needs.signAssignment, { params: { assignmentId } })
  await second.get(needs.contactNeed, { params: { needId }, body: { note: '问清了' } })
  await second.get(needs.answerNeed, { params: { needId }, body: { text: '办好了' } })
  const said = { params: { needId }, body: { solved: 'yes' as const, rating: 5, how: 'they_called' as const } }
  expect((await trace.none(() => second.ask(needs.recordCallback, said))).refusal.code).toBe('own-hand')
  expect((await (await browser('specialist')).get(needs.recordCallback, said)).state).toBe('closed')
})

testCommand(suite, {
  route: needs.recordAttempt,
  by: 'second',
  ready: async () => ({ ...(await answered()), body: { result: 'no_answer' as const, note: '响了没人接' } }),
  event: 'needs.callback-tried',
  done: (view) => expect(view).toMatchObject({ state: 'answered', attempts: [{ result: 'no_answer', note: '响了没人接' }] }),
  twice: 'too-soon',
  refused: [
    { why: 'called back at last', status: 403, code: 'not-answered', after: ({ params }) => stage.callBack(params?.needId ?? '') },
    { why: 'again without a time', status: 422, code: 'again-at', field: 'againAt', body: { result: 'later' } },
    { why: 'the lead', status: 403, code: 'not-yours', by: 'bureau' },
    {
      why: 'whatever the last try came to, it was not four hours ago',
      status: 409,
      code: 'too-soon',
      body: { result: 'wrong_number' },
      after: async ({ params }) => {
        await (await browser('second')).get(needs.recordAttempt, { params: params ?? { needId: '' }, body: { result: 'wrong_number' } })
        world.clock.later({ minutes: 1 })
      },
    },
    {
      why: 'a time agreed that is past',
      status: 422,
      code: 'again-at',
      field: 'againAt',
      body: { result: 'later', againAt: '2026-06-01T10:00:00+08:00' },
    },
  ],
})

test('three tries at different times, or a no, close it as not reached: neither solved nor unsolved', async () => {
  const { needId } = await stage.at('answered')
  const second = await browser('second')
  const start = world.clock.now()
  for (const hours of [0, 5, 10]) {
    world.clock.set(start.add({ hours }))
    const again = await suite.api.signIn('今鼎大厦 专员二')
    await again.get(needs.recordAttempt, { params: { needId }, body: { result: 'no_answer' } })
  }
  world.clock.set(start)
  expect(await stage.viewed(needId)).toMatchObject({ state: 'closed', verdicts: [{ reached: false, solved: null, rating: null }] })
  expect(await openClocks(needId)).toEqual([])

  const other = await stage.at('answered')
  const view = await second.get(needs.recordAttempt, { params: { needId: other.needId }, body: { result: 'declined' } })
  expect(view).toMatchObject({ state: 'closed', verdicts: [{ reached: false }] })
})

test('a time agreed with the requester is kept, though it is less than four hours away', async () => {
  const { needId } = await stage.at('answered')
  const start = world.clock.now()
  const attempt = async (after: { minutes: number }, body: { result: 'later' | 'no_answer' | 'wrong_number'; againAt?: string }) => {
    world.clock.set(start.add(after))
    // a session does not last that long unused
    return (await suite.api.signIn('今鼎大厦 专员二')).ask(needs.recordAttempt, { params: { needId }, body })
  }
  await attempt({ minutes: 0 }, { result: 'later', againAt: start.add({ hours: 1 }).toString() })
  expect((await attempt({ minutes: 59 }, { result: 'no_answer' })).refusal.code).toBe('too-soon')
  const { body: view } = await attempt({ minutes: 60 }, { result: 'no_answer' })
  expect((await attempt({ minutes: 299 }, { result: 'wrong_number' })).refusal.code).toBe('too-soon')
  expect(view.attempts.map(({ result }) => result)).toEqual(['later', 'no_answer'])
  expect(view.timeline[0]).toMatchObject({ detail: { zh: '没人接', en: 'No answer' }, note: '' })
  world.clock.set(start)
})

/** Closed because the requester did not want to speak to the caller. */
async function unreached() {
  const { needId } = await stage.at('answered')
  await (await browser('second')).get(needs.recordAttempt, { params: { needId }, body: { result: 'declined' } })
  return needId
}

test('not reached, the requester may still say how it went, for thirty days and once', async () => {
  const needId = await unreached()
  const start = world.clock.now()
  const firm = await browser('firm')
  const said = { params: { needId }, body: { solved: 'partly' as const, rating: 4, words: '后来办好了' } }
  const [told] = await world.asOwner<{ by: string }>(
    `select params ->> 'rateBy' as by from notify.message where subject_id = $1 and template = 'need.closed' and channel = 'app'`,
    [needId],
  )
  expect(told?.by).toBe(start.add({ hours: 30 * 24 }).toString())
  expect((await firm.get(needs.trackNeed, { params: { needId } })).promise.detail.zh).toContain('前还可以说说解决了没有')
  world.clock.set(start.add({ hours: 30 * 24, seconds: 1 }))
  const firmLater = await suite.api.signIn('颐家安宁 人事经理')
  const late = await trace.none(() => firmLater.ask(needs.confirmOutcome, said))
  expect([late.status, late.refusal.code]).toEqual([403, 'too-late'])
  world.clock.set(start.add({ hours: 29 * 24 }))
  const view = await (await suite.api.signIn('颐家安宁 人事经理')).get(needs.confirmOutcome, said)
  expect(view).toMatchObject({ state: 'closed', verdict: { solved: 'partly', rating: 4, words: '后来办好了' } })
  expect((await stage.viewed(needId)).verdicts).toMatchObject([{ via: 'requester', reached: true, rating: 4 }])
  world.clock.set(start)
  expect((await trace.none(() => firm.ask(needs.confirmOutcome, said))).refusal.code).toBe('wrong-state')
})

test('not reached and not solved: taken up again all the same', async () => {
  const needId = await unreached()
  const said = { solved: 'no' as const, rating: 3, words: '' }
  await (await browser('firm')).get(needs.confirmOutcome, { params: { needId }, body: said })
  expect(await stage.viewed(needId)).toMatchObject({ state: 'dispatched', round: 2, owner: { bodyId: body(lead) } })
  expect(await world.asOwner('select closed_at from needs.need where id = $1', [needId])).toEqual([{ closed_at: null }])
})

test('not solved: taken up again by the same lead twice, then the sub-district decides', async () => {
  const { needId } = await stage.at('answered')
  for (const round of [2, 3]) {
    await stage.callBack(needId, 'no', 3)
    expect(await stage.viewed(needId)).toMatchObject({
      state: 'dispatched',
      round,
      owner: { bodyId: body(lead) },
      assignments: [{ state: 'assigned' }],
    })
    expect((await openClocks(needId)).map(({ kind }) => kind)).toEqual(['answer', 'contact', 'sign'])
    await stage.sign(needId, lead)
    await stage.contact(needId)
    await stage.answer(needId)
  }
  await stage.callBack(needId, 'no', 3)
  const view = await stage.viewed(needId)
  expect(view).toMatchObject({ state: 'accepted', round: 4, owner: { bodyId: body('八角街道') }, assignments: [] })
  expect((await openClocks(needId)).map(({ kind }) => kind)).toEqual(['dispatch'])
  expect(view.verdicts.map(({ round, solved }) => [round, solved])).toEqual([1, 2, 3].map((round) => [round, 'no']))
})

/** A need rated very badly, its case and the need's id. */
async function badlyRated() {
  const { needId } = await stage.at('answered')
  const { badRatingCase } = await stage.callBack(needId, 'partly', 1)
  return { needId, caseId: badRatingCase?.id ?? '' }
}

testCommand(suite, {
  route: needs.endBadRatingCase,
  by: 'head',
  ready: async () => ({
    params: { caseId: (await badlyRated()).caseId },
    body: { finding: '只办了一半，没有说明。', remedy: 'fixed' as const },
  }),
  event: 'needs.case-ended',
  done: async (view) => {
    expect(view.badRatingCase).toMatchObject({ finding: '只办了一半，没有说明。', endedAt: expect.any(String) })
    expect(await openClocks(view.id)).toEqual([])
  },
  twice: 'ended',
  refused: [
    { why: 'a specialist', status: 403, code: 'head-only', by: 'specialist' },
    { why: 'the lead', status: 403, code: 'head-only', by: 'bureau' },
    { why: 'the head of another station', status: 404, code: 'not-found', by: 'otherHead' },
    { why: 'nothing found', status: 422, code: 'invalid', field: 'finding', body: { finding: '', remedy: 'fixed' } },
  ],
})

test('the head of another station that helps does not answer for this one', async () => {
  const { needId, part } = await stage.at('dispatched', { co: ['区税务局'] })
  // from a time when any body could be given a part
  const station = [world.world.body('融科创意中心工作站'), part('区税务局')]
  await world.asOwner('update needs.assignment set body_id = $1 where id = $2', station)
  await world.asOwner('update needs.clock set body_id = $1 where assignment_id = $2', station)
  const otherHead = await browser('otherHead')
  await otherHead.get(needs.signAssignment, { params: { assignmentId: part('区税务局') } })
  await stage.sign(needId, lead)
  await stage.contact(needId)
  await otherHead.get(needs.replyAssignment, {
    params: { assignmentId: part('区税务局') },
    body: { outcome: 'done', text: '好了' },
  })
  await stage.answer(needId)
  const view = await stage.callBack(needId, 'yes', 2)
  const end = { params: { caseId: view.badRatingCase?.id ?? '' }, body: { finding: '查过了', remedy: 'explained' as const } }
  expect((await trace.none(() => otherHead.ask(needs.endBadRatingCase, end))).refusal.code).toBe('head-only')
})

test('a bad-rating case stays a duty until it is answered, whatever becomes of the need', async () => {
  const { needId } = await stage.at('answered')
  await stage.callBack(needId, 'no', 1)
  const head = await browser('head')
  const bad = async () => (await head.get(needs.listCallbacks, { query: { tab: 'bad', limit: 100 } })).items.map(({ id }) => id)
  expect(await bad()).toContain(needId)
  await stage.sign(needId, lead)
  await stage.contact(needId)
  await stage.answer(needId)
  expect(await bad(), 'beside the call-back').toContain(needId)
  expect((await head.get(needs.listCallbacks, { query: { tab: 'due', limit: 100 } })).items.map(({ id }) => id)).toContain(needId)
  const first = (await stage.callBack(needId, 'yes', 2)).badRatingCase?.id ?? ''
  expect((await openClocks(needId)).map(({ kind }) => kind)).toEqual(['case', 'case'])
  const finding = { finding: '第一次没有查到原因', remedy: 'fixed' as const }
  const view = await head.get(needs.endBadRatingCase, { params: { caseId: first }, body: finding })
  expect(view.badRatingCase).toMatchObject({ endedAt: null })
  expect(await bad(), 'the second one').toContain(needId)
  await head.get(needs.endBadRatingCase, { params: { caseId: view.badRatingCase?.id ?? '' }, body: finding })
  expect(await bad()).not.toContain(needId)
  expect(await openClocks(needId)).toEqual([])
})

test('a round that ended unreached does not stand with what was said of the round before', async () => {
  const { needId } = await stage.at('answered')
  await stage.callBack(needId, 'no', 1)
  await stage.sign(needId, lead)
  await stage.contact(needId)
  await stage.answer(needId)
  const second = await browser('second')
  await second.get(needs.recordAttempt, { params: { needId }, body: { result: 'declined' } })
  const done = await second.get(needs.listCallbacks, { query: { tab: 'done' } })
  expect(done.items.find(({ id }) => id === needId)).toMatchObject({ state: 'closed', solved: null, rating: null })
})
