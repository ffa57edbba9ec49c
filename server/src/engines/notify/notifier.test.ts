import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { testSystem } from '../../../test/system.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { listDeliveries } from './list-deliveries.ts'
import { makeNotifier } from './notifier.ts'
import { addPerson, answered, needId, notices, outbox, say } from './outbox.fixture.ts'
import { smtpServer } from './channels/smtp.fixture.ts'

const closers: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})
const help = { attempt: 1, lastTry: false }
const open = async (env: Record<string, string>) => {
  const world = await testSystem(env)
  const notifier = makeNotifier(world.system, notices)
  closers.push(() => notifier.close())
  return { world, notifier }
}

test('the demonstration shows the code; nothing of it is stored', async () => {
  const { world, notifier } = await open({})
  await notifier.sendCode('13800000000', '204816', 'zh')
  await notifier.sendCode('13800000000', '719203', 'zh')
  expect(notifier.demoCode('13800000000')).toBe('719203')
  expect(notifier.demoCode('13900000000')).toBeNull()
  expect(await outbox(world)).toEqual([])
})

test('without a mail server mails wait, say why, and go out once there is one', async () => {
  const { world, notifier } = await open({})
  const id = await addPerson(world, '联络员 王女士', 'wang@firm.example')
  await say(world, answered({ personId: id }))
  const mail = (await outbox(world)).find(({ channel }) => channel === 'mail')
  expect(mail).toMatchObject({ state: 'waiting', attempts: 0, last_error: 'no mail server set' })
  await notifier.tasks['notify.deliver']?.(world.ctx, { messageId: mail?.id }, help)
  expect((await outbox(world)).find(({ channel }) => channel === 'mail')).toMatchObject({ state: 'waiting', attempts: 0 })
  const shown = (await listDeliveries(world.ctx, notices, { kind: 'need', ids: [needId] })).find(({ channel }) => channel === 'mail')
  expect(shown).toMatchObject({ to: '联络员 王女士', state: 'waiting', error: { zh: '还没有设邮件服务器，设好后会发出' } })
  expect(shown?.text).toContain('答复了您的')

  const smtp = await smtpServer()
  closers.push(() => smtp.stop())
  Object.assign(world.system.config, { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` })
  const later = makeNotifier(world.system, notices)
  closers.push(() => later.close())
  world.setNow(Temporal.Now.instant().add({ minutes: 1 }))
  expect(await later.sweep()).toBe(1)
  await later.tasks['notify.deliver']?.(world.ctx, { messageId: mail?.id }, help)
  expect((await outbox(world)).find(({ channel }) => channel === 'mail')).toMatchObject({ state: 'sent', last_error: null })
  expect(smtp.seen).toHaveLength(1)
})

test('outside the demonstration, without a gateway, a code is refused with what to do', async () => {
  const { notifier } = await open({ DEMO: 'off' })
  await expect(notifier.sendCode('13800000000', '204816', 'zh')).rejects.toMatchObject({ kind: 'conflict', code: 'no-sms' })
  expect(notifier.demoCode('13800000000')).toBeNull()
})

test('a gateway that does not take the code is said so', async () => {
  let status = 503
  const gateway = createServer((_, response) => response.writeHead(status).end()).listen(0, '127.0.0.1')
  await new Promise((ready) => gateway.once('listening', ready))
  closers.push(() => gateway.close())
  const { notifier } = await open({ SMS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/` })
  const refused = await notifier.sendCode('13800000000', '204816', 'zh').catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Refusal)
  expect(refused).toMatchObject({ code: 'sms-failed' })
  status = 200
  await notifier.sendCode('13800000000', '204816', 'zh')
  expect(notifier.demoCode('13800000000')).toBeNull() // a real gateway: the demonstration has none of its own
})
