import * as needs from '@liti/contract/needs'
import * as session from '@liti/contract/session'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'
import { commit } from '../../../kernel/work.ts'
import { record } from '../record/events.ts'
import { hashToken, revokeLinks } from '../links/link-token.ts'
import { lockNeed } from '../record/lock-need.ts'

const suite = await commandWorld()
const { stage, world, browser, api, trace } = suite
const far = ['内蒙古人社', '河北人社'] as const
const body = (name: string): string => world.world.body(name)

/** A need at work that two far units help with, and the token each was mailed. */
async function invited() {
  const { needId } = await stage.at('accepted', { text: '密语：要到外地招工，当地人以为是骗子。' })
  const view = await (
    await browser('head')
  ).get(needs.dispatchNeed, {
    params: { needId },
    body: { leadId: body('区人社局'), co: [...far, '区税务局'].map((one) => ({ bodyId: body(one), ask: `请${one}核实` })) },
  })
  await stage.sign(needId, '区人社局')
  const part = (name: string) => view.assignments.find(({ bodyId }) => bodyId === body(name))
  const token = (name: string): string => part(name)?.link?.url?.split('/').at(-1) ?? ''
  return { needId, part: (name: string) => part(name)?.id ?? '', token }
}
const guest = await browser('guest')
const open = (token: string) => guest.ask(needs.getLink, { params: { token } })
const farToken = async () => ({ params: { token: (await invited()).token('内蒙古人社') } })
const signed = async () => {
  const setting = await farToken()
  await guest.get(needs.signByLink, { ...setting, body: { office: '就业处' } })
  return setting
}
const said = { outcome: 'done' as const, text: '可以对接，下周日办。' }
testCommand(suite, {
  route: needs.signByLink,
  by: 'guest',
  ready: async () => ({ ...(await farToken()), body: { office: '就业处' } }),
  event: 'needs.signed',
  done: (view) =>
    expect(view).toMatchObject({
      state: 'signed',
      clock: { kind: 'reply', standing: 'running' },
      can: { reply: true, sign: { why: expect.anything() } },
    }),
  twice: 'signed',
  refused: [
    { why: 'the link was revoked', status: 404, code: 'link-revoked', after: async ({ params }) => revoke(params?.token) },
    { why: 'an office with too long a name', status: 422, code: 'invalid', field: 'office', body: { office: '处'.repeat(41) } },
  ],
})

testCommand(suite, {
  route: needs.askByLink,
  by: 'guest',
  ready: async () => ({ ...(await signed()), body: { text: '要哪几种护理员？' } }),
  event: 'needs.question-asked',
  done: (view) =>
    expect(view).toMatchObject({
      clock: { standing: 'paused' },
      questions: [{ text: '要哪几种护理员？', answer: null }],
      promise: { tone: 'running' },
    }),
  twice: 'asked',
  refused: [{ why: 'not signed for', status: 403, code: 'not-signed', after: ({ params }) => unsign(params?.token) }],
})

testCommand(suite, {
  route: needs.replyByLink,
  by: 'guest',
  ready: async () => ({ ...(await signed()), body: said }),
  event: 'needs.replied',
  done: (view) =>
    expect(view).toMatchObject({
      state: 'replied',
      reply: said.text,
      outcome: 'done',
      promise: { tone: 'done' },
      can: { reply: { why: expect.anything() } },
    }),
  twice: 'ended',
  refused: [
    { why: 'not signed for', status: 403, code: 'not-signed', after: ({ params }) => unsign(params?.token) },
    { why: 'nothing said', status: 422, code: 'invalid', field: 'text', body: { ...said, text: '' } },
  ],
})

testCommand(suite, {
  route: needs.returnByLink,
  by: 'guest',
  ready: async () => ({ ...(await farToken()), body: { reason: 'not_ours' as const, basis: '归省就业局' } }),
  event: 'needs.returned',
  done: (view) => expect(view).toMatchObject({ state: 'returned', promise: { tone: 'done' } }),
  twice: 'ended',
  refused: [{ why: 'replied already', status: 403, code: 'ended', after: ({ params }) => replied(params?.token) }],
})

const revoke = async (token = '') =>
  world.asOwner('update needs.assignment_link set revoked_at = $1 where token_hash = $2', [world.clock.now().toString(), hashToken(token)])
const unsign = async (token = '') =>
  world.asOwner(
    `update needs.assignment set state = 'assigned' where id = (select assignment_id from needs.assignment_link where token_hash = $1)`,
    [hashToken(token)],
  )
const replied = async (token = '') => {
  await guest.get(needs.signByLink, { params: { token } })
  await guest.get(needs.replyByLink, { params: { token }, body: said })
}

test('a link opens its own part and nothing of the others', async () => {
  const { needId, part, token } = await invited()
  await guest.get(needs.signByLink, { params: { token: token('河北人社') }, body: { office: '河北的处' } })
  await guest.get(needs.replyByLink, { params: { token: token('河北人社') }, body: { outcome: 'done', text: '河北的回复' } })
  await (await browser('bureau')).get(needs.noteNeed, { params: { needId }, body: { note: '内部的话' } })
  await stage.sign(needId, '区税务局')
  await stage.reply(needId, '区税务局', '税务的回复')
  const page = await open(token('内蒙古人社'))
  expect(page.body).toMatchObject({
    body: { zh: '内蒙古人社' },
    lead: { zh: '区人社局' },
    ask: ['请内蒙古人社核实'],
    state: 'assigned',
    can: { sign: true },
  })
  expect(page.text).toContain('密语')
  expect(page.text).not.toMatch(/河北|税务|内部的话|138\d/)
  for (const id of [part('河北人社'), part('区税务局'), part('区人社局')]) expect(page.text).not.toContain(id)
  const clocks = await world.asOwner<{ id: string; own: boolean }>(
    'select id, coalesce(assignment_id = $2, false) as own from needs.clock where need_id = $1',
    [needId, part('内蒙古人社')],
  )
  for (const { id, own } of clocks) {
    const explained = await guest.ask(needs.explainClock, { params: { clockId: id }, query: { link: token('内蒙古人社') } })
    expect([explained.status, own]).toEqual([own ? 200 : 404, own])
  }
})

test('a link is no key to the desk, to the requester’s page, or to another part', async () => {
  const { needId, part, token } = await invited()
  await open(token('内蒙古人社'))
  expect((await guest.ask(needs.getNeed, { params: { needId } })).status).toBe(401)
  expect((await guest.ask(needs.trackNeed, { params: { needId } })).status).toBe(404)
  const withId = await trace.none(() => guest.ask(needs.signByLink, { params: { token: part('河北人社') } }))
  expect([withId.status, withId.refusal.code]).toEqual([404, 'link-unknown'])
  const mixed = await trace.none(() =>
    guest.ask(needs.signByLink, { params: { token: `${token('内蒙古人社').slice(0, 20)}${token('河北人社').slice(20)}` } }),
  )
  expect([mixed.status, mixed.refusal.code]).toEqual([404, 'link-unknown'])
})

test('a file is attached by the link that brought it, and by no other', async () => {
  const { token } = await invited()
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#356' } })
    .png()
    .toBuffer()
  for (const one of far) await guest.get(needs.signByLink, { params: { token: token(one) } })
  const { file } = (await guest.upload(needs.attachByLink, { token: token('河北人社') }, png)).body
  const other = await trace.none(() =>
    guest.ask(needs.replyByLink, { params: { token: token('内蒙古人社') }, body: { ...said, files: [file.id] } }),
  )
  expect([other.status, other.refusal.code]).toEqual([422, 'files'])
  const own = await guest.get(needs.replyByLink, { params: { token: token('河北人社') }, body: { ...said, files: [file.id] } })
  expect(own.ownFiles.map(({ id }) => id)).toEqual([file.id])
})

test('renewed, the old link opens nothing; revoked, none does; with the answer all end', async () => {
  const { needId, part, token } = await invited()
  const bureau = await browser('bureau')
  const params = { assignmentId: part('内蒙古人社') }
  const renewed = await bureau.get(needs.renewLink, { params, body: { days: 2 } })
  const fresh =
    renewed.assignments
      .find(({ id }) => id === params.assignmentId)
      ?.link?.url?.split('/')
      .at(-1) ?? ''
  expect((await open(token('内蒙古人社'))).refusal.code).toBe('link-replaced')
  expect((await open(fresh)).status).toBe(200)
  await bureau.get(needs.revokeLink, { params })
  expect((await open(fresh)).refusal.code).toBe('link-revoked')
  for (const name of ['内蒙古人社', '区税务局'])
    await bureau.get(needs.cancelAssignment, { params: { assignmentId: part(name) }, body: { note: '不用了' } })
  await guest.get(needs.signByLink, { params: { token: token('河北人社') } })
  await guest.get(needs.replyByLink, { params: { token: token('河北人社') }, body: said })
  await stage.contact(needId)
  expect((await open(token('河北人社'))).status).toBe(200)
  await stage.answer(needId)
  const after = await trace.none(() => open(token('河北人社')))
  expect([after.status, after.refusal.code]).toEqual([404, 'link-closed'])
})

test('after its last day a link opens nothing', async () => {
  const { token } = await invited()
  const start = world.clock.now()
  world.clock.later({ hours: 18 * 24 })
  expect((await open(token('内蒙古人社'))).status).toBe(200)
  world.clock.later({ hours: 24 })
  expect((await open(token('内蒙古人社'))).refusal.code).toBe('link-expired')
  world.clock.set(start)
})

test('who guesses at links is stopped', async () => {
  const stranger = api.browser()
  // every page asks who reads it, and its browser is told apart from then on
  await stranger.get(session.getMe)
  const codes: string[] = []
  for (let n = 0; n < 32; n += 1)
    codes.push((await stranger.ask(needs.getLink, { params: { token: `${'A'.repeat(38)}${10 + n}` } })).refusal.code)
  expect(codes.filter((code) => code === 'link-unknown')).toHaveLength(30)
  expect(codes.at(-1)).toBe('too-many')
})

test('no table holds a token: not the links, not the mails, not the replies kept for a repeat', async () => {
  const { token } = await invited()
  const given = token('内蒙古人社')
  expect(given).toMatch(/^\w{40}$/)
  await guest.get(needs.signByLink, { params: { token: given } })
  const tables = await world.asOwner<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const holding: string[] = []
  for (const { name } of tables)
    if ((await world.asOwner(`select from ${name} t where t::text like $1 limit 1`, [`%${given}%`])).length > 0) holding.push(name)
  expect(holding).toEqual([])
  expect(tables.length).toBeGreaterThan(40)
})

test('every way a link can end has a sentence of its own', async () => {
  const { needId, part, token } = await invited()
  const start = world.clock.now()
  const bureau = await browser('bureau')
  const said = new Map<string, string>()
  const hear = async (given: string) => {
    const { refusal } = await open(given)
    said.set(refusal.code, refusal.message.zh)
    return refusal.code
  }
  await bureau.get(needs.renewLink, { params: { assignmentId: part('内蒙古人社') }, body: { days: 2 } })
  expect(await hear(token('内蒙古人社'))).toBe('link-replaced')
  await bureau.get(needs.revokeLink, { params: { assignmentId: part('河北人社') } })
  expect(await hear(token('河北人社'))).toBe('link-revoked')
  const other = await invited()
  world.clock.later({ hours: 19 * 24 })
  expect(await hear(other.token('内蒙古人社'))).toBe('link-expired')
  world.clock.set(start)
  await world.asOwner(`update needs.need set state = 'withdrawn' where id = $1`, [needId])
  expect(await hear(token('河北人社'))).toBe('link-closed')
  expect(new Set(said.values()).size).toBe(4)
  expect(said.get('link-replaced')).toContain('最新的一封邮件')
  expect(said.get('link-revoked')).not.toContain('最新的一封邮件')
})

test('a link withdrawn while its holder waits for the lock does nothing more', async () => {
  const { needId, part, token } = await invited()
  const held = Promise.withResolvers<void>()
  const free = Promise.withResolvers<void>()
  const before = commit(world.ctx, await stage.as('bureau'), async (work) => {
    work.permit(() => true)
    const need = await lockNeed(work, needId)
    await revokeLinks(work, [part('内蒙古人社')])
    await record(work, need, { kind: 'link-revoked', assignmentId: part('内蒙古人社'), audience: 'handlers' })
    held.resolve()
    await free.promise
  })
  await held.promise
  const call = guest.ask(needs.signByLink, { params: { token: token('内蒙古人社') }, body: { office: '就业处' } })
  const waiting = () => world.asOwner(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
  await expect.poll(waiting).toHaveLength(1)
  free.resolve()
  await before
  const answer = await call
  expect([answer.status, answer.refusal.code]).toEqual([404, 'link-revoked'])
  expect((await stage.viewed(needId)).assignments.find(({ id }) => id === part('内蒙古人社'))?.state).toBe('assigned')
})

test('what the requester added since stands on the page of the link', async () => {
  const { needId, token } = await invited()
  const firm = await browser('firm')
  await firm.get(needs.supplementNeed, { params: { needId }, body: { text: '还要招三十个收银员。', files: [] } })
  const page = await open(token('内蒙古人社'))
  expect(page.body.timeline).toContainEqual(
    expect.objectContaining({ text: { zh: '诉求人补充说明', en: expect.any(String) }, note: '还要招三十个收银员。' }),
  )
})

test('its page tells the unit where its part stands and whom to ask', async () => {
  const { token } = await invited()
  const params = { token: token('内蒙古人社') }
  const before = await guest.get(needs.getLink, { params })
  expect(before.timeline.map(({ tone, text }) => [tone, text.zh])).toEqual([
    ['now', '等您单位签收'],
    ['done', '发出协办链接'],
  ])
  expect(before.promise.detail.zh).toMatch(/签收后 5 天内回复/)
  expect(before.doors.map(({ name }) => name.zh)).toEqual(['区人社局', '今鼎大厦工作站'])
  const after = await guest.get(needs.signByLink, { params, body: { office: '就业处' } })
  expect(after.timeline.map(({ text }) => text.zh)).toEqual(['等您单位回复', '您单位签收', '发出协办链接'])
})
