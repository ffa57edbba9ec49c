import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { mostOfGuests, mostWaiting } from '../src/kernel/files/quota.ts'
import { cast } from './actors.ts'
import { openApi, type Browser } from './api.ts'
import { openWorld } from './world.ts'

/** What strangers may leave on the server, and for how long. */
const world = await openWorld()
const api = await openApi(world)
const send = (from: Browser, n = 0) => from.upload(needs.addDraftFile, {}, Buffer.from(`words ${n}`), 'a.txt')
const fill = (owner: string, files: number, size: number) =>
  world.asOwner(
    `insert into kernel.file (district_id, storage_key, sha256, name, type, size, uploaded_by)
     select 110107, 'x', 'x', 'filled', 'text/plain', $3, $1 from generate_series(1, $2::int)`,
    [owner, files, size],
  )
const empty = () => world.asOwner('delete from kernel.file')

test('a draft holds so many files, at once or one after another, and says so at the field', async () => {
  const here = api.browser()
  await here.get(needs.saveDraft, { body: { step: 1 } })
  const all = await Promise.all(Array.from({ length: mostWaiting.files + 6 }, (_, n) => send(here, n)))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(mostWaiting.files)
  const over = await send(here)
  expect([over.status, over.refusal.code, Object.keys(over.refusal.fields ?? {})]).toEqual([413, 'files-draft', ['file']])
  expect((await send(api.browser())).status).toBe(200)
  await empty()
}, 30_000)

test('a browser sends so many a day', async () => {
  const here = api.browser()
  await here.ask(needs.saveDraft, { body: { step: 1 } })
  await api.app.http.inject({ url: '/api/me' })
  await send(here)
  await world.asOwner(`update kernel.attempt set count = 60 * 30 where name = 'upload-address'`)
  const over = await send(here)
  expect([over.status, over.refusal.code, Object.keys(over.refusal.fields ?? {})]).toEqual([429, 'files-day', ['file']])
  await world.asOwner(`delete from kernel.attempt where name like 'upload-%'`)
  await empty()
})

test('guests together fill so much and no more; who has a seat still sends', async () => {
  await fill('draft:somebody', 1024, mostOfGuests.bytes / 1024)
  const over = await send(api.browser())
  expect([over.status, over.refusal.code, Object.keys(over.refusal.fields ?? {})]).toEqual([507, 'files-full', ['file']])
  const head = await api.signIn(cast.head)
  expect((await head.upload(needs.addDeskFile, {}, Buffer.from('words'), 'a.txt')).status).toBe(200)
  await empty()
  await fill('draft:somebody', mostOfGuests.files, 1)
  expect((await send(api.browser())).status).toBe(507)
  await empty()
  expect((await send(api.browser())).status).toBe(200)
})
