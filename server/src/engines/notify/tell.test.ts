import { expect, test } from 'vitest'
import { district, testSystem } from '../../../test/system.ts'
import { system as product } from '../../kernel/actor.ts'
import { commit } from '../../kernel/work.ts'
import { addPerson, answered, needId, notice, outbox, say } from './outbox.fixture.ts'
import { tell } from './tell.ts'

const world = await testSystem({ SMTP_URL: 'smtp://127.0.0.1:9' })
const { ctx, asOwner } = world
const firm = await addPerson(world, '联络员 王女士', 'wang@firm.example', 'en')
const head = await addPerson(world, '站长', null)
const gone = await addPerson(world, '以前的站长', 'gone@station.example')
await asOwner('update directory.person set closed_at = now() where id = $1', [gone])
const jobs = async () =>
  (await asOwner<{ key: string }>(`select key from graphile_worker.jobs where task_identifier = 'notify.deliver'`)).map(({ key }) => key)

test('a person is told in the product, and by mail where there is an address; a closed account is told nothing', async () => {
  await say(world, answered({ personId: firm }), answered({ personId: head }), answered({ personId: gone }))
  const rows = await outbox(world)
  expect(rows.map(({ channel, state, lang }) => `${channel} ${state} ${lang}`).toSorted()).toEqual([
    'app sent en',
    'app sent zh',
    'mail waiting en',
  ])
  expect(await jobs()).toEqual(rows.filter(({ channel }) => channel === 'mail').map(({ id }) => `notify:${id}`))
  const topics = await asOwner<{ topics: string[]; kind: string }>(
    `select topics, kind from kernel.live where kind = 'notices.new' order by id`,
  )
  expect(topics.flatMap((row) => row.topics).toSorted()).toEqual([`person:${firm}`, `person:${head}`].toSorted())
})

test('the same event is told once, the next one again', async () => {
  const before = (await outbox(world)).length
  await say(world, answered({ personId: firm }), answered({ personId: firm }))
  expect(await outbox(world)).toHaveLength(before)
  await say(world, { ...answered({ personId: firm }, 'need.answered:2'), channels: ['app'] })
  expect(await outbox(world)).toHaveLength(before + 1)
})

test('addresses and secret links are sealed, and the key by which a repetition is found says nothing', async () => {
  const { link: _, ...letter } = answered({ address: { mail: 'seat@bureau.example' }, lang: 'zh' }, 'invited')
  const texted = answered({ address: { phone: '13800000000' }, lang: 'zh' }, 'texted')
  await say(world, { ...letter, to: { address: { mail: 'seat@bureau.example' }, lang: 'zh' }, secretLink: '/link/TOKEN' }, texted, texted)
  const rows = (await outbox(world)).filter((row) => row.address_sealed !== null)
  expect(rows.map(({ channel }) => channel).toSorted()).toEqual(['mail', 'sms'])
  expect(JSON.stringify(await asOwner('select * from notify.message'))).not.toMatch(/bureau\.example|13800000000|TOKEN/)
  expect(JSON.stringify(await asOwner('select * from kernel.audit'))).not.toMatch(/bureau\.example|13800000000|TOKEN/)
})

test('a command that fails tells nobody', async () => {
  const before = [await outbox(world), await jobs()]
  const failed = commit(ctx, product(district), async (work) => {
    work.permit(() => true)
    work.trace('test.told', needId)
    await tell(work, [answered({ personId: firm }, 'failed')])
    throw new Error('too late')
  })
  await expect(failed).rejects.toThrow('too late')
  expect([await outbox(world), await jobs()]).toEqual(before)
})

test('nothing to say, nobody there', async () => {
  const before = await outbox(world)
  await say(world)
  await say(
    world,
    answered({ personId: '019a3b7c-0000-7000-8000-00000000dead' }, 'nobody'),
    answered({ address: { mail: '' }, lang: 'zh' }),
  )
  expect(await outbox(world)).toEqual(before)
  // @ts-expect-error parameters of another template
  expect(() => notice('sign-in.code', { number: 'x' })).not.toThrow()
})
