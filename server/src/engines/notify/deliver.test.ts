import { sealMail } from '../../kernel/crypto/person-mail.ts'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { district, testSystem } from '../../../test/system.ts'
import type { Ctx } from '../../kernel/context.ts'
import { runJobs } from '../../kernel/jobs.ts'
import type { Channels } from './channels/channels.ts'
import { deliver } from './deliver.ts'
import { DeliveryError } from './channels/delivery-error.ts'
import { openMailChannel } from './channels/mail-channel.ts'
import { makeNotifier } from './notifier.ts'
import { noticeGauges } from './gauges.ts'
import { listDeliveries } from './list-deliveries.ts'
import { addPerson, answered, needId, notice, notices, say, type Stored } from './outbox.fixture.ts'
import { bodyOf, smtpServer } from './channels/smtp.fixture.ts'
import type { Told } from './notices.ts'

let smtp = await smtpServer()
const world = await testSystem({
  SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
  MAIL_FROM: 'Liti <liti@district.example>',
  PUBLIC_URL: 'https://liti.example',
})
const { system, ctx, asOwner, setNow } = world
const firm = await addPerson(world, '联络员 王女士', 'wang@firm.example', 'en')
const mail = openMailChannel({
  url: `smtp://127.0.0.1:${smtp.port}`,
  from: 'Liti <liti@district.example>',
  timeouts: { connect: 400, idle: 400 },
})
const channels: Channels = { mail, sms: null, demo: null, close: () => mail.close() }
const send = deliver(channels, notices)
const help = { attempt: 1, lastTry: false }
const run = (id: string, by = send, where: Ctx = ctx) => by(where, { district, messageId: id }, help)
afterAll(async () => {
  channels.close()
  await smtp.stop()
})

let event = 0
/** One new mail to the firm, and how it is stored now. */
async function write(): Promise<{ id: string; row: () => Promise<Stored> }> {
  const dedupe = `event ${(event += 1)}`
  await say(world, { ...answered({ personId: firm }, dedupe), channels: ['mail'] })
  const [made] = await asOwner<{ id: string }>('select id from notify.message where starts_with(dedupe, $1)', [`${dedupe} `])
  const id = made?.id ?? ''
  return { id, row: async () => (await asOwner<Stored>('select * from notify.message where id = $1', [id]))[0] as Stored }
}
const jobOf = async (id: string) =>
  (await asOwner<{ run_at: Date }>('select run_at from graphile_worker.jobs where key = $1', [`notify:${id}`]))[0]

beforeEach(() => {
  smtp.seen.length = 0
  setNow(Temporal.Now.instant())
})

test('through the queue to the mail server, once, in the reader’s language', async () => {
  const notifier = makeNotifier(system, notices)
  const { id, row } = await write()
  const jobs = await runJobs(system, notifier.tasks)
  await vi.waitFor(async () => expect((await row()).state).toBe('sent'), 10_000)
  await jobs.stop()
  notifier.close()
  await run(id) // a job that comes twice does nothing
  expect(smtp.seen.map(({ to, messageId }) => [to, messageId])).toEqual([[['wang@firm.example'], `<${id}@district.example>`]])
  const [seen] = smtp.seen
  expect(seen && bodyOf(seen)).toContain('has answered')
  expect(seen && bodyOf(seen)).toContain('https://liti.example/n/')
  expect(await row()).toMatchObject({ attempts: 1, last_error: null, next_at: null })
})

test('a dead server: failed, a job for later, then sent', async () => {
  const { id, row } = await write()
  const { port } = smtp
  await smtp.stop()
  setNow('2026-06-11T02:00:00Z')
  await run(id)
  expect(await row()).toMatchObject({ state: 'failed', attempts: 1, last_error: 'smtp ESOCKET' })
  expect((await jobOf(id))?.run_at).toEqual(new Date('2026-06-11T02:01:00Z'))
  setNow('2026-06-11T02:01:00Z')
  await run(id)
  expect((await row()).next_at).toEqual(new Date('2026-06-11T02:06:00Z'))
  smtp = await smtpServer({ port })
  await run(id)
  expect(await row()).toMatchObject({ state: 'sent', attempts: 3, last_error: null })
  expect(smtp.seen).toHaveLength(1)
})

test('after the last try it is given up; no job is left', async () => {
  const dead = deliver({ ...channels, mail: { send: () => Promise.reject(new DeliveryError('smtp 451', true)), close: () => {} } }, notices)
  const { id, row } = await write()
  let tries = 0
  while (['waiting', 'failed'].includes((await row()).state)) {
    tries += 1
    await asOwner('delete from graphile_worker._private_jobs')
    await run(id, dead)
  }
  expect([tries, await row(), await jobOf(id)]).toMatchObject([7, { state: 'given_up', attempts: 7 }, undefined])
})

test('what can never arrive is given up at once', async () => {
  const never = deliver(
    { ...channels, mail: { send: () => Promise.reject(new DeliveryError('smtp 550', false)), close: () => {} } },
    notices,
  )
  const { id, row } = await write()
  await run(id, never)
  expect(await row()).toMatchObject({ state: 'given_up', last_error: 'smtp 550' })
  const other = await write()
  await asOwner(`update directory.person set email_sealed = null where id = $1`, [firm])
  await run(other.id)
  await asOwner(`update directory.person set email_sealed = $2 where id = $1`, [firm, sealMail(ctx.keys, firm, 'wang@firm.example')])
  expect(await other.row()).toMatchObject({ state: 'given_up', last_error: 'no address' })
  const old = await write()
  await asOwner(`update notify.message set params = '{}' where id = $1`, [old.id])
  await run(old.id)
  expect(await old.row()).toMatchObject({ state: 'given_up', last_error: 'unreadable' })
  expect(smtp.seen).toHaveLength(0)
})

test('what waited until its time was over is not sent, and says so', async () => {
  const from = Temporal.Instant.from('2026-06-10T02:00:00Z')
  setNow(from)
  const arrived = (by: string) => notice('example.arrived', { by })
  const made = async (told: Told) => {
    const dedupe = `event ${(event += 1)}`
    await say(world, { ...answered({ personId: firm }, dedupe), ...told, channels: ['mail'] })
    const [row] = await asOwner<{ id: string }>('select id from notify.message where starts_with(dedupe, $1)', [`${dedupe} `])
    return row?.id ?? ''
  }
  const over = await made(arrived('2026-06-10T03:00:00Z'))
  const open = await made(arrived('2026-06-11T03:00:00Z'))
  const urged = await made(notice('example.urged', { title: '外地招工 300 人，需要证明' }))
  setNow(from.add({ hours: 3 }))
  const shown = async () => (await listDeliveries(ctx, notices, { kind: 'need', ids: [needId] })).find(({ id }) => id === over)
  // shown so already while no way out is set
  expect(await shown()).toMatchObject({ state: 'given_up', error: { zh: '过了时候，没有发', en: 'Not sent: out of date' } })
  for (const id of [over, open, urged]) await run(id)
  const states = await asOwner<Stored>('select * from notify.message where id = any($1) order by created_at, id', [[over, open, urged]])
  const of = (id: string) => states.find((row) => row.id === id)
  expect(of(over)).toMatchObject({ state: 'given_up', last_error: 'out of date', next_at: null })
  expect([of(open)?.state, of(urged)?.state]).toEqual(['sent', 'sent'])
  expect(smtp.seen).toHaveLength(2)
  expect(await shown()).toMatchObject({ state: 'given_up', error: { en: 'Not sent: out of date' } })
  const gaveUp = async () =>
    await noticeGauges(system)
      .find(({ name }) => name === 'liti_notices_given_up')
      ?.read()
  const before = await gaveUp()
  await asOwner(`update notify.message set last_error = 'too old' where id = $1`, [over])
  expect(await gaveUp()).toBe((before ?? 0) + 1) // nobody is woken for what is past
})

test('two workers at once: one effect', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { id, row } = await write()
    await Promise.all([run(id), run(id), run(id), run(id)])
    expect((await row()).attempts).toBe(1)
  }
  expect(new Set(smtp.seen.map((seen) => seen.messageId)).size).toBe(10)
  expect(smtp.seen).toHaveLength(10)
})

// The one gap there is: between the server's yes and our mark. The second mail is the first one again, by its Message-ID.
test('a worker that dies after the server took the mail sends it once more under the same Message-ID, and not while it is held', async () => {
  const { id, row } = await write()
  setNow('2026-06-11T02:00:00Z')
  // what a killed process leaves: the row held, nothing marked
  await asOwner(`create function notify.stop() returns trigger language plpgsql as $$ begin
    if new.held_until is null then raise exception 'killed'; end if; return new; end $$`)
  await asOwner('create trigger stop before update on notify.message for each row execute function notify.stop()')
  await expect(run(id)).rejects.toThrow('killed')
  await asOwner('drop trigger stop on notify.message')
  await asOwner('drop function notify.stop')
  expect(await row()).toMatchObject({ state: 'waiting', attempts: 1 })
  setNow('2026-06-11T02:00:59Z')
  await run(id)
  expect(smtp.seen).toHaveLength(1)
  setNow('2026-06-11T02:01:01Z')
  await run(id)
  expect(await row()).toMatchObject({ state: 'sent', attempts: 2 })
  expect(smtp.seen.map(({ messageId }) => messageId)).toEqual([`<${id}@district.example>`, `<${id}@district.example>`])
})

test('the sweep finds what lost its job, and leaves alone what is at work, fresh or too old', async () => {
  const notifier = makeNotifier(system, notices)
  await asOwner(`update notify.message set state = 'sent'`)
  const [lost, held, old] = [await write(), await write(), await write()]
  const now = ctx.now()
  await asOwner(`delete from graphile_worker._private_jobs`)
  expect(await notifier.sweep()).toBe(0)
  await asOwner(`update notify.message set held_until = $2 where id = $1`, [held.id, now.add({ minutes: 2 }).toString()])
  await asOwner(`update notify.message set created_at = $2 where id = $1`, [old.id, now.subtract({ hours: 24 * 8 }).toString()])
  setNow(now.add({ minutes: 1 }))
  expect(await notifier.sweep()).toBe(1)
  expect(await notifier.sweep()).toBe(0)
  expect([await jobOf(lost.id), await jobOf(held.id), await jobOf(old.id)].map(Boolean)).toEqual([true, false, false])
  expect(await old.row()).toMatchObject({ state: 'given_up', last_error: 'too old' })
  notifier.close()
})

test('a row of another district does not exist', async () => {
  await asOwner(`insert into kernel.district (id, name) values (110108, '海淀区')`)
  const { id, row } = await write()
  await run(id, send, system.ctx(110108))
  expect(await row()).toMatchObject({ state: 'waiting', attempts: 0 })
  expect(smtp.seen).toHaveLength(0)
})
