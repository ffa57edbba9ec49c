import { afterAll, expect, test } from 'vitest'
import { buildApp } from '../src/app.ts'
import { addPerson, answered, say } from '../src/engines/notify/outbox.fixture.ts'
import { keepAudit } from '../src/keep-audit.ts'
import { testSystem } from './system.ts'

const world = await testSystem({ SMTP_URL: 'smtp://127.0.0.1:9', WORKER: 'off' })
const { system, asOwner, setNow } = world
const app = await buildApp(system)
await app.http.ready()
afterAll(() => app.close())

async function gauge(name: string): Promise<number | undefined> {
  const { body } = await app.http.inject({ url: '/metrics' })
  const line = body.split('\n').find((one) => one.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.split(' ')[1])
}

test('messages that will not go out, and how long the oldest waits', async () => {
  expect([await gauge('liti_notices_given_up'), await gauge('liti_notices_oldest_waiting_seconds')]).toEqual([0, 0])
  const person = await addPerson(world, '站长', 'head@liti.example')
  setNow('2026-06-10T02:00:00Z')
  await say(world, answered({ personId: person }, 'one'))
  setNow('2026-06-10T02:10:00Z')
  await say(world, answered({ personId: person }, 'two'), answered({ address: { mail: 'a@liti.example' }, lang: 'zh' }, 'three'))
  expect([await gauge('liti_notices_given_up'), await gauge('liti_notices_oldest_waiting_seconds')]).toEqual([0, 600])
  await asOwner(`update notify.message set state = 'given_up' where dedupe like 'one %' and channel = 'mail'`)
  expect([await gauge('liti_notices_given_up'), await gauge('liti_notices_oldest_waiting_seconds')]).toEqual([1, 0])
})

test('audit rows that wait to be sealed, and rows that are not the product’s own', async () => {
  expect(await gauge('liti_audit_oldest_unsealed_seconds')).toBeGreaterThan(0)
  await asOwner(`insert into kernel.audit (district_id, at, actor, event, subject) values (110107, now(), 'person:x', 'test.forged', 'x')`)
  await keepAudit(system).stop()
  expect([await gauge('liti_audit_findings'), await gauge('liti_audit_oldest_unsealed_seconds')]).toEqual([1, 0])
})

test('how many needs there are, from what the database knows of its tables', async () => {
  await asOwner('analyze needs.need')
  expect(await gauge('liti_needs_total')).toBe(0)
})

test('a database that is away does not take the other figures with it', async () => {
  await asOwner('alter table notify.message rename to gone')
  expect([await gauge('liti_notices_given_up'), await gauge('liti_open_screens')]).toEqual([1, 0])
  await asOwner('alter table notify.gone rename to message')
})
