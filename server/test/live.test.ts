import * as needs from '@liti/contract/needs'
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
async function follow({ jar }: Browser, need?: string, lastEvent?: number) {
  const stop = new AbortController()
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const reply = await fetch(`${address}/api/live${need === undefined ? '' : `?need=${need}`}`, {
    headers: { cookie, ...(lastEvent === undefined ? {} : { 'last-event-id': String(lastEvent) }) },
    signal: stop.signal,
  })
  let heard = ''
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const part of reply.body ?? []) heard += decoder.decode(part)
  })().catch(() => {})
  return {
    heard: () => heard,
    until: async (text: string) => expect.poll(() => heard, { timeout: 10_000 }).toContain(text),
    stop: async () => {
      stop.abort()
      await reading
    },
  }
}

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
    expect(stream.heard().includes(world.world.person(cast.firm)), `${who} hears who asked`).toBe(who === 'firm')
  }

  for (const [who, browser] of browsers) {
    const again = await follow(browser, needId, 1)
    await again.until('retry:')
    await again.stop()
    expect(again.heard().includes(needId), `${who} coming back`).toBe(concerned.includes(who))
  }
}, 40_000)
