import * as needs from '@liti/contract/needs'
import * as session from '@liti/contract/session'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { cast, makeStage, type Role } from './actors.ts'
import { openApi, type Browser } from './api.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const api = await openApi(world)
const stage = makeStage(world)
await api.app.hub.start()
const address = await api.app.http.listen({ host: '127.0.0.1', port: 0 })

/** Follows the events of a browser until told to stop; resolves once the stream is open. */
async function follow({ jar }: Browser, need?: string, lastEvent?: number | string, link?: string) {
  const stop = new AbortController()
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const reply = await fetch(
    `${address}/api/live?${new URLSearchParams({ ...(need && { record: `need:${need}` }), ...(link && { link }) })}`,
    {
      headers: { cookie, ...(lastEvent === undefined ? {} : { 'last-event-id': String(lastEvent) }) },
      signal: stop.signal,
    },
  )
  let heard = ''
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const part of reply.body ?? []) heard += decoder.decode(part)
  })().catch(() => {})
  return {
    status: reply.status,
    requestId: reply.headers.get('x-request-id'),
    ended: reading,
    heard: () => heard,
    until: async (text: string) => expect.poll(() => heard, { timeout: 10_000 }).toContain(text),
    stop: async () => {
      stop.abort()
      await reading
    },
  }
}

/** A hint to the head of the workstation, past every command. */
const tell = (kind: string) =>
  sql`select pg_notify('liti_live', ${JSON.stringify({ district: 110107, id: 1, topics: [`person:${world.world.person(cast.head)}`], kind, subject: null })})`.execute(
    world.system.openDb,
  )

test('the page of a link hears that something changed, and nothing of what, who or where; a withdrawn link hears nothing', async () => {
  const { needId } = await stage.at('accepted')
  const view = await stage.dispatch(needId, '区人社局', ['内蒙古人社'])
  const token =
    view.assignments
      .find(({ link }) => link?.url)
      ?.link?.url?.split('/')
      .at(-1) ?? ''
  const page = await follow(api.browser(), undefined, undefined, `${token}。`)
  await stage.sign(needId, '区人社局')
  await page.until('"topics":["link"]')
  await page.stop()
  expect(page.heard()).not.toMatch(new RegExp(`${needId}|needs\\.|body:|person:`))
  expect((await follow(api.browser(), undefined, undefined, 'A'.repeat(40))).status).toBe(404)
})

test('a change of a need is heard by those it concerns and by nobody else, live and when they come back', async () => {
  const { needId } = await stage.at('handling', { co: ['区税务局'] })
  const roles: Role[] = ['firm', 'colleague', 'head', 'bureau', 'tax', 'otherFirm', 'otherHead', 'market', 'committee', 'resident']
  const browsers = new Map<string, Browser>([['guest', api.browser()]])
  for (const role of roles) browsers.set(role, await api.signIn(cast[role]))
  const streams = new Map(await Promise.all([...browsers].map(async ([who, browser]) => [who, await follow(browser, needId)] as const)))
  await browsers.get('bureau')?.get(needs.noteNeed, { params: { needId }, body: { note: '一句内部的话' } })
  const concerned = ['firm', 'colleague', 'head', 'bureau', 'tax']
  for (const who of concerned) await streams.get(who)?.until(needId)
  for (const [who, stream] of streams) {
    await stream.stop()
    expect(stream.heard().includes(needId), who).toBe(concerned.includes(who))
    expect(stream.heard()).not.toContain('内部')
    // whoever asked reads afresh, and is not told that something was said inside
    expect(stream.heard().includes('needs.noted'), who).toBe(['head', 'bureau', 'tax'].includes(who))
    expect(stream.heard().includes(world.world.person(cast.firm)), `${who} hears who asked`).toBe(who === 'firm')
  }

  for (const [who, browser] of browsers) {
    const again = await follow(browser, needId, 1)
    await again.until('retry:')
    await again.stop()
    expect(again.heard().includes(needId), `${who} coming back`).toBe(concerned.includes(who))
  }
}, 40_000)

test('whatever a browser says it heard last, the stream opens; what cannot be told is read afresh', async () => {
  const head = await api.signIn(cast.head)
  for (const last of ['1.5', '1e309', '9'.repeat(20), 'neunzehn', '-3']) {
    const stream = await follow(head, undefined, last)
    expect(stream.status, last).toBe(200)
    await stream.until('event: reload')
    await stream.stop()
  }
  const stream = await follow(head)
  expect(stream.requestId).toMatch(/^[0-9a-f-]{36}$/)
  await stream.until('retry:')
  await stream.stop()
  expect(stream.heard()).not.toContain('reload')
})

test('a screen that missed more than is told one by one reads afresh, and so does one whose hints were forgotten', async () => {
  const head = await api.signIn(cast.head)
  const [first] = await world.asOwner<{ id: string }>(
    `insert into kernel.live (district_id, topics, kind) select 110107, array['person:' || $1], 'many' from generate_series(1, 600) returning id`,
    [world.world.person(cast.head)],
  )
  const many = await follow(head, undefined, Number(first?.id))
  await many.until('event: reload')
  await many.stop()
  expect(many.heard()).toContain(`id: ${Number(first?.id) + 599}\n`)
  expect(many.heard()).not.toContain('event: change')

  await world.asOwner('delete from kernel.live')
  const forgotten = await follow(head, undefined, Number(first?.id))
  await forgotten.until('event: reload')
  await forgotten.stop()
})

test('what happens while the missed hints are read is heard', async () => {
  const head = await api.signIn(cast.head)
  const [last] = await world.asOwner<{ id: string }>(
    `insert into kernel.live (district_id, topics, kind) values (110107, '{}', 'x') returning id`,
  )
  const witness = await follow(head)
  const before = api.app.hub.size
  // the read of what was missed waits for this lock; meanwhile something happens
  const lock = new pg.Client({ connectionString: world.system.ownerUrl })
  await lock.connect()
  await lock.query('begin; lock table kernel.live in access exclusive mode')
  const opening = follow(head, undefined, Number(last?.id))
  await expect.poll(() => api.app.hub.size).toBe(before + 1)
  await tell('between')
  await witness.until('between')
  await lock.query('rollback')
  await lock.end()
  const stream = await opening
  await stream.until('between')
  await Promise.all([stream.stop(), witness.stop()])
})

test('whoever signs out, or loses a seat, is asked anew who they are; nobody else is', async () => {
  world.clock.later({ hours: 2 }) // codes are counted by the hour
  const [one, other, firm] = [await api.signIn(cast.head), await api.signIn(cast.head), await api.signIn(cast.firm)]
  const [first, second, third] = [await follow(one), await follow(other), await follow(firm)]
  await other.get(session.signOut, {})
  await Promise.all([first.ended, second.ended])
  const [again, out] = [await follow(one), await follow(other)]
  await tell('still')
  await again.until('still')
  await tell('directory.seat-ended')
  await again.ended
  expect(again.heard()).toContain('directory.seat-ended')
  expect([out.heard().includes('still'), third.heard().includes('seat-ended')]).toEqual([false, false])
  await Promise.all([out.stop(), third.stop()])
})

test('one caller has ten pages open: the oldest gives way, is told so, and nobody else’s does', async () => {
  const [one, other] = [await api.signIn(cast.head), await api.signIn(cast.firm)]
  const theirs = await follow(other)
  const pages = [await follow(one)]
  for (let n = 1; n < 10; n += 1) pages.push(await follow(one))
  const next = await follow(one)
  await pages[0]?.ended
  expect(pages[0]?.heard()).toContain('event: full')
  await tell('to the rest')
  for (const page of [...pages.slice(1), next]) await page.until('to the rest')
  for (const page of [...pages, next, theirs]) {
    expect(page.heard().includes('event: full')).toBe(page === pages[0])
    await page.stop()
  }
})
