import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'
import { watchNotices } from '../../../../test/told.ts'
import { linkActor } from '../links/link-door.ts'
import { recomputeAgain } from '../tell/recompute-due.ts'
import { tellPromises } from '../tell/tell-promises.ts'

const suite = await commandWorld({ SMTP_URL: 'smtp://127.0.0.1:9' })
const { stage, world, browser, api, trace } = suite
const since = watchNotices(world)
const [tax, far] = ['区税务局', '内蒙古人社'] as const
const guest = await browser('guest')
const said = (outcome: 'done' | 'promised' | 'partly' | 'cannot', more: { day?: string; why?: string; text?: string } = {}) => ({
  outcome,
  text: '已经核实，可以对接。',
  files: [] as string[],
  ...more,
})
const inDays = (days: number) => world.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().add({ days }).toString()
const on = (day: string, at: string) =>
  world.clock.set(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: at }).toInstant())

/** A need at work whose tax bureau and far unit have signed; the far unit's token. */
async function working() {
  const { needId } = await stage.at('accepted')
  const view = await stage.dispatch(needId, '区人社局', [tax, far])
  const part = (name: string) => view.assignments.find(({ bodyId }) => bodyId === world.world.body(name))
  await stage.sign(needId, '区人社局')
  await stage.contact(needId)
  await stage.sign(needId, tax)
  const token = part(far)?.link?.url?.split('/').at(-1) ?? ''
  await guest.get(needs.signByLink, { params: { token } })
  return { needId, token, part: (name: string) => part(name)?.id ?? '' }
}
/** What whoever asked was told, newest first. */
const askerTold = (needId: string) =>
  world.asOwner<{ template: string; params: { day: string | null; was: string | null; why: string } }>(
    `select template, params from notify.message where subject_kind = 'need' and subject_id = $1 and channel = 'app' and template = 'need.part-day' order by id desc`,
    [needId],
  )
const own = async (needId: string, name: string) =>
  (await stage.viewed(needId)).assignments.find(({ bodyId }) => bodyId === world.world.body(name))
const track = async (needId: string) => (await browser('firm')).get(needs.trackNeed, { params: { needId } })
const taxReplied = async (body = said('done')) => {
  const { needId, part } = await working()
  const params = { assignmentId: part(tax) }
  await (await browser('tax')).get(needs.replyAssignment, { params, body })
  return { params, needId }
}
const farReplied = async () => {
  const { token } = await working()
  await guest.get(needs.replyByLink, { params: { token }, body: said('partly') })
  return { params: { token } }
}
const answered = (assignmentId = '') =>
  world.asOwner(`update needs.need set state = 'answered' where id = (select need_id from needs.assignment where id = $1)`, [assignmentId])

testCommand(suite, {
  route: needs.correctReply,
  by: 'tax',
  ready: async () => ({ ...(await taxReplied()), body: said('partly', { text: '其实只能办一部分。' }) }),
  event: 'needs.reply-corrected',
  done: async (view) => {
    expect(view.assignments[1]).toMatchObject({ state: 'replied', outcome: 'partly', reply: '其实只能办一部分。' })
    // what was said before stays
    expect(view.timeline.map(({ note }) => note)).toEqual(expect.arrayContaining(['其实只能办一部分。', '已经核实，可以对接。']))
    expect((await track(view.id)).timeline.map(({ text }) => text.zh)).toContain('更正：区税务局办好了一部分')
  },
  twice: null,
  refused: [
    { why: 'a bureau that has no part in it', status: 404, code: 'not-found', by: 'market' },
    { why: 'the lead', status: 403, code: 'not-yours', by: 'bureau' },
    { why: 'nothing said', status: 422, code: 'invalid', field: 'text', body: said('done', { text: ' ' }) },
    { why: 'the lead has answered', status: 403, code: 'answered', after: ({ params }) => answered(params?.assignmentId) },
  ],
})

testCommand(suite, {
  route: needs.correctByLink,
  by: 'guest',
  ready: async () => ({ ...(await farReplied()), body: said('cannot', { text: '办不了，依据是省里的规定。' }) }),
  event: 'needs.reply-corrected',
  done: (view) => expect(view).toMatchObject({ outcome: 'cannot', promise: { tone: 'neutral' }, can: { correct: true } }),
  twice: null,
  refused: [
    { why: 'nothing said', status: 422, code: 'invalid', field: 'text', body: said('done', { text: ' ' }) },
    { why: 'a promise without its day', status: 422, code: 'day', field: 'day', body: said('promised') },
  ],
})

testCommand(suite, {
  route: needs.sendBackReply,
  by: 'bureau',
  ready: async () => ({ params: (await taxReplied()).params, body: { missing: '没写在哪里办、找谁。' } }),
  event: 'needs.reply-sent-back',
  done: (view) =>
    expect(view.assignments[1]).toMatchObject({
      state: 'signed',
      outcome: null,
      missing: '没写在哪里办、找谁。',
      reply: '已经核实，可以对接。',
      clock: { kind: 'reply', standing: 'running', rule: { zh: expect.stringMatching(/^退回补充后/) } },
    }),
  twice: 'not-replied',
  refused: [
    { why: 'the unit itself', status: 403, code: 'not-yours', by: 'tax' },
    { why: 'another building’s station', status: 404, code: 'not-found', by: 'otherHead' },
    { why: 'nothing said', status: 422, code: 'invalid', field: 'missing', body: { missing: ' ' } },
    { why: 'the lead has answered', status: 403, code: 'answered', after: ({ params }) => answered(params?.assignmentId) },
  ],
})

test('a thin reply goes back: the unit is told, its time runs anew, it completes it', async () => {
  const { needId, token, part } = await working()
  await guest.get(needs.replyByLink, { params: { token }, body: said('done', { text: '可以。' }) })
  await since()
  await (await browser('bureau')).get(needs.sendBackReply, { params: { assignmentId: part(far) }, body: { missing: '什么时候、在哪里？' } })
  expect(await since()).toMatchObject({ 'part.sent-back': ['letter'] })
  const page = await guest.get(needs.getLink, { params: { token } })
  expect(page).toMatchObject({ missing: '什么时候、在哪里？', state: 'signed', can: { reply: true } })
  expect(page.timeline[0]?.text.zh).toBe('等您单位补充回复')
  await guest.get(needs.replyByLink, { params: { token }, body: said('done', { text: '12 月 6 日，人才市场。' }) })
  expect(await own(needId, far)).toMatchObject({ state: 'replied', missing: null, reply: '12 月 6 日，人才市场。' })
})

test('a far unit promises a day: the lead and whoever asked are told, it comes back on its day, and late', async () => {
  const start = world.clock.now()
  const { needId, token } = await working()
  await since()
  const day = inDays(26) // longer than the link was to live
  const page = await guest.get(needs.replyByLink, { params: { token }, body: said('promised', { day }) })
  expect(page).toMatchObject({
    state: 'signed',
    promisedDay: day,
    clock: { kind: 'promise' },
    can: { reply: true, return: { why: expect.anything() } },
  })
  const told = await since()
  expect(told['part.day']?.length).toBeGreaterThan(0)
  expect((await askerTold(needId)).map(({ params: one }) => [one.day, one.was])).toEqual([[day, null]])
  expect(await own(needId, far)).toMatchObject({ outcome: 'promised', promisedDay: day, clock: { kind: 'promise', standing: 'running' } })
  const seen = await track(needId)
  expect(seen.parts.find(({ body }) => body.zh === far)).toMatchObject({
    promisedDay: day,
    line: { zh: expect.stringMatching(/^它说 .+ 办好/) },
  })
  // the calendar moves no day somebody named
  await recomputeAgain(world.ctx)
  on(day, '09:10')
  await since()
  await tellPromises(world.ctx)
  const morning = await since()
  expect(morning['assignment.reminder']).toEqual(['letter'])
  expect(morning['part.day-due']?.length).toBeGreaterThan(0)
  await tellPromises(world.ctx)
  expect(await since()).toEqual({})
  expect((await own(needId, far))?.clock?.standing).toBe('soon')
  world.clock.later({ hours: 15 + 24 * 3 })
  expect((await own(needId, far))?.clock?.standing).toMatch(/overdue/)
  await tellPromises(world.ctx)
  expect(Object.keys(await since())).toEqual(expect.arrayContaining(['assignment.reminder', 'part.day-due']))
  // its link opens still, and takes the reply
  await linkActor(world.ctx, await stage.as('firm'), token)
  const done = await guest.get(needs.replyByLink, { params: { token }, body: said('done') })
  expect(done).toMatchObject({ state: 'replied', clock: { kind: 'promise', metAt: expect.anything() } })
  world.clock.set(start)
})

test('a day that was told moves only with a reason, and everybody who was told it hears old, new and why', async () => {
  const { needId, token } = await working()
  const [first, second] = [inDays(3), inDays(9)]
  await guest.get(needs.replyByLink, { params: { token }, body: said('promised', { day: first }) })
  const bare = await trace.none(() => guest.ask(needs.replyByLink, { params: { token }, body: said('promised', { day: second }) }))
  expect([bare.status, Object.keys(bare.refusal.fields ?? {})]).toEqual([422, ['why']])
  for (const day of [inDays(-1), inDays(500), first]) {
    const wrong = await trace.none(() => guest.ask(needs.replyByLink, { params: { token }, body: said('promised', { day, why: '场地' }) }))
    expect([wrong.status, Object.keys(wrong.refusal.fields ?? {})]).toEqual([422, ['day']])
  }
  await since()
  await guest.get(needs.replyByLink, { params: { token }, body: said('promised', { day: second, why: '场地改期了' }) })
  expect(Object.keys(await since())).toContain('part.day')
  expect((await askerTold(needId))[0]?.params).toMatchObject({ day: second, was: first, why: '场地改期了' })
  const line = (await track(needId)).timeline.find(({ text }) => text.zh.includes('改到'))
  expect(line?.detail?.zh).toBe('原因：场地改期了')
  const clocks = await world.asOwner(`select from needs.clock where need_id = $1 and kind = 'promise'`, [needId])
  expect(clocks).toHaveLength(1)
  // given up: said to whoever was told the day
  await guest.get(needs.replyByLink, { params: { token }, body: said('cannot') })
  expect((await askerTold(needId))[0]?.params).toMatchObject({ day: null, was: second })
})

test('a unit with accounts promises at its desk, and the day stands on its worklist', async () => {
  const { needId, part } = await working()
  const day = inDays(4)
  const by = await browser('tax')
  await by.get(needs.replyAssignment, { params: { assignmentId: part(tax) }, body: said('promised', { day }) })
  const { items } = await by.get(needs.listWork, { query: { tab: 'mine', limit: 100 } })
  expect(items.find(({ id }) => id === needId)?.clock).toMatchObject({ kind: 'promise' })
  const explained = await api
    .browser()
    .ask(needs.explainClock, { params: { clockId: (await own(needId, tax))?.clock?.id ?? '' }, query: {} })
  expect(explained.status).toBe(404)
  const why = await by.get(needs.explainClock, { params: { clockId: (await own(needId, tax))?.clock?.id ?? '' }, query: {} })
  expect(why.deadline.answer.zh).toMatch(/办好$/)
})

test('nothing that was only half done, or not at all, is said to be done', async () => {
  const { needId, token, part } = await working()
  await guest.get(needs.replyByLink, { params: { token }, body: said('cannot', { text: '省里不许。' }) })
  await (
    await browser('tax')
  ).get(needs.replyAssignment, { params: { assignmentId: part(tax) }, body: said('partly', { text: '只有证明。' }) })
  const page = await track(needId)
  expect(JSON.stringify([page.timeline, page.parts])).not.toMatch(/已办好|区税务局办好了?[^一了]|内蒙古人社办好/)
  expect(page.timeline.map(({ text }) => text.zh)).toEqual(expect.arrayContaining(['区税务局办好了一部分', '内蒙古人社说它办不了']))
  const desk = await stage.viewed(needId)
  expect(desk.timeline.map(({ text }) => text.zh)).toEqual(expect.arrayContaining(['区税务局办好了一部分', '内蒙古人社说它办不了']))
  await (await browser('bureau')).get(needs.answerNeed, { params: { needId }, body: { text: '税务：只有证明。其余找省里。' } })
  const after = await track(needId)
  expect(after.promise.title.zh).toBe('答复您了，请您确认')
  // what the answer says already is not said beside it once more
  expect(after.answer?.parts).toEqual([{ body: expect.objectContaining({ zh: far }), outcome: 'cannot', text: '省里不许。' }])
})

test('who has not signed is not said to be at work', async () => {
  const { needId } = await stage.at('handling', { co: [tax, far] })
  const now = async () => (await track(needId)).timeline.find(({ tone }) => tone === 'now')?.text.zh
  expect([await now(), (await track(needId)).stateText.zh]).toEqual(['协办：区税务局、内蒙古待签收', '办理中'])
  await stage.sign(needId, tax)
  expect([await now(), (await track(needId)).stateText.zh]).toEqual(['协办：区税务局在办，内蒙古待签收', '协同办理中'])
})

test('its page says in full who sent it; once the need is answered it keeps the unit’s own words and a number, withdrawn the number alone', async () => {
  const { needId, token, part } = await working()
  const params = { token }
  const { sender } = await guest.get(needs.getLink, { params })
  expect(sender).toMatchObject({
    district: '石景山区',
    building: { zh: expect.stringContaining('今鼎大厦') },
    site: expect.stringMatching(/^http/),
  })
  expect(sender.from.zh.length).toBeGreaterThan('区人社局'.length)
  expect(sender.phones).toHaveLength(2)
  await guest.get(needs.replyByLink, { params, body: said('partly', { text: '呼和浩特可以，别处要等。' }) })
  await stage.reply(needId, tax)
  await stage.answer(needId)
  expect((await guest.ask(needs.getLink, { params })).refusal.code).toBe('link-closed')
  const ended = await guest.ask(needs.endedLink, { params })
  expect(ended.body).toMatchObject({
    said: { reply: '呼和浩特可以，别处要等。', outcome: 'partly' },
    doors: [{ name: { zh: '区人社局' }, phone: expect.stringMatching(/\d/) }, {}],
  })
  expect(ended.text).not.toMatch(/1203|颐家安宁/)
  await world.asOwner('update needs.assignment_link set revoked_at = now() where assignment_id = $1', [part(far)])
  expect((await guest.get(needs.endedLink, { params })).said).toBeNull()
  expect((await guest.ask(needs.endedLink, { params: { token: 'A'.repeat(40) } })).refusal.code).toBe('link-unknown')
})
