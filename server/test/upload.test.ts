import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { cast } from './actors.ts'
import { openApi } from './api.ts'
import { openWorld } from './world.ts'
import { forgetFiles } from '../src/kernel/files/index.ts'
import { MAX_BYTES } from '../src/kernel/files/ingest.ts'

const world = await openWorld()
const api = await openApi(world)
const stored = (): number =>
  readdirSync(join(world.system.config.DATA_DIR, 'files'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length
const noted = async () => (await world.asOwner('select from kernel.file')).length
const text = (words: string) => Buffer.from(words)

test('a file of ten megabytes is taken, one of a byte more is refused and not cut off', async () => {
  const head = await api.signIn(cast.head)
  const largest = await head.upload(needs.addDeskFile, {}, Buffer.alloc(MAX_BYTES, 'a'), 'a.txt')
  expect([largest.status, largest.body.file.size]).toEqual([200, MAX_BYTES])
  const before = [stored(), await noted()]
  for (const size of [MAX_BYTES + 1, MAX_BYTES + 5_000_000]) {
    const more = await head.upload(needs.addDeskFile, {}, Buffer.alloc(size, 'a'), 'a.txt')
    expect([more.status, more.refusal.code]).toEqual([422, 'file-too-large'])
  }
  expect([stored(), await noted()]).toEqual(before)
}, 60_000)

test('over a real connection the sender of too large a file hears why', async () => {
  const address = await api.app.http.listen({ host: '127.0.0.1', port: 0 })
  const form = new FormData()
  form.append('file', new Blob([Buffer.alloc(MAX_BYTES + 3_000_000, 'a')]), 'a.txt')
  const reply = await fetch(`${address}${needs.addDraftFile.path}`, {
    method: 'POST',
    headers: { 'idempotency-key': 'real-connection' },
    body: form,
  })
  expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([422, 'file-too-large'])
}, 60_000)

test('one key is one file: the same again answers the same, another is refused, and no bytes are left over', async () => {
  const head = await api.signIn(cast.head)
  const first = await head.upload(needs.addDeskFile, {}, text('one'), 'a.txt', 'one-key-one-file')
  const before = [stored(), await noted()]
  const again = await head.upload(needs.addDeskFile, {}, text('one'), 'a.txt', 'one-key-one-file')
  expect(again.body.file.id).toBe(first.body.file.id)
  for (const [words, name] of [
    ['two', 'a.txt'],
    ['one', 'b.txt'],
  ] as const) {
    const other = await head.upload(needs.addDeskFile, {}, text(words), name, 'one-key-one-file')
    expect([other.status, other.refusal.code]).toEqual([409, 'key-reused'])
  }
  expect([stored(), await noted()]).toEqual(before)
})

test('a database that refuses the row leaves no bytes', async () => {
  const head = await api.signIn(cast.head)
  const before = stored()
  await world.asOwner('alter table kernel.file add constraint broken check (false) not valid')
  expect((await head.upload(needs.addDeskFile, {}, text('x'), 'a.txt')).status).toBe(500)
  await world.asOwner('alter table kernel.file drop constraint broken')
  expect(stored()).toBe(before)
})

test('two guests may use the same key', async () => {
  const [one, other] = [api.browser(), api.browser()]
  await one.get(needs.saveDraft, { body: { step: 1 } })
  await other.get(needs.saveDraft, { body: { step: 1 } })
  const first = await one.upload(needs.addDraftFile, {}, text('mine'), 'a.txt', 'guests-key')
  const second = await other.upload(needs.addDraftFile, {}, text('yours'), 'a.txt', 'guests-key')
  expect([first.status, second.status]).toEqual([200, 200])
  expect(second.body.file.id).not.toBe(first.body.file.id)
})

test('files that belong to nothing are forgotten within a day, bytes and all', async () => {
  const head = await api.signIn(cast.head)
  await world.asOwner('delete from kernel.file')
  const left = stored()
  const { file } = (await head.upload(needs.addDeskFile, {}, text('waits'), 'a.txt')).body
  await world.asOwner(`update kernel.file set created_at = $1`, [world.clock.now().toString()])
  const ctx = () => ({ ...world.ctx, now: () => world.clock.now().add({ hours: 22 }) })
  await forgetFiles(ctx())
  expect(await noted()).toBe(1)
  await world.asOwner(`update kernel.file set created_at = created_at - interval '2 hours' where id = $1`, [file.id])
  await forgetFiles(ctx())
  expect([await noted(), stored()]).toEqual([0, left])
})
