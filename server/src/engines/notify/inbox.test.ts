import { expect, test } from 'vitest'
import { testSystem } from '../../../test/system.ts'
import { guest } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { deliveryStates } from './delivery-states.ts'
import { listDeliveries } from './list-deliveries.ts'
import { listNotices } from './list-notices.ts'
import { markRead } from './mark-read.ts'
import { addPerson, answered, asPerson, needId, notices, outbox, say } from './outbox.fixture.ts'

const world = await testSystem()
const { ctx, asOwner } = world
const head = await addPerson(world, '站长', null)
const other = await addPerson(world, '联络员 王女士', null)
const page = (limit: number, after?: string) => ({ limit, ...(after === undefined ? {} : { after }) })

test('newest first, page by page, in both languages; nothing of other people', async () => {
  for (let n = 0; n < 7; n += 1) await say(world, answered({ personId: head }, `event ${n}`))
  await say(world, answered({ personId: other }))
  const ids: string[] = []
  const times: string[] = []
  let after: string | undefined
  do {
    const { items, next, unread } = await listNotices(ctx, asPerson(head, 'en'), page(3, after), notices)
    expect(unread).toEqual({ count: 7, more: false })
    expect(items[0]).toMatchObject({
      subject: { zh: expect.stringContaining('答复'), en: expect.stringContaining('is answered') },
      link: `/n/${needId}`,
      readAt: null,
    })
    expect(items[0]?.text.en).not.toMatch(/do not reply|http/)
    ids.push(...items.map(({ id }) => id))
    times.push(...items.map(({ at }) => at))
    after = next ?? undefined
  } while (after !== undefined)
  expect([ids.length, new Set(ids).size]).toEqual([7, 7])
  expect(times).toEqual(times.toSorted((a, b) => Temporal.Instant.compare(b, a)))
})

test('a page that was made up is refused', async () => {
  for (const after of ['x', Buffer.from('now 1').toString('base64url'), Buffer.from(`2026 ${head}`).toString('base64url')])
    await expect(listNotices(ctx, asPerson(head), page(3, after), notices)).rejects.toBeInstanceOf(Refusal)
})

test('read: the named ones, then all; other people’s stay unread', async () => {
  const { items } = await listNotices(ctx, asPerson(head), page(2), notices)
  const theirs = (await listNotices(ctx, asPerson(other), page(1), notices)).items.map(({ id }) => id)
  expect(await markRead(ctx, asPerson(head), { ids: [...items.map(({ id }) => id), ...theirs] })).toEqual({
    unread: { count: 5, more: false },
  })
  expect(await markRead(ctx, asPerson(head), {})).toEqual({ unread: { count: 0, more: false } })
  expect((await listNotices(ctx, asPerson(other), page(1), notices)).unread.count).toBe(1)
  expect(await asOwner(`select event, detail from kernel.audit where event = 'notices.read' order by id`)).toEqual([
    { event: 'notices.read', detail: { count: 2 } },
    { event: 'notices.read', detail: { count: 5 } },
  ])
  await expect(markRead(ctx, guest(110107), {})).rejects.toBeInstanceOf(Refusal)
})

test('unread is counted up to a hundred', async () => {
  await say(world, ...Array.from({ length: 120 }, (_, n) => answered({ personId: head }, `many ${n}`)))
  expect((await listNotices(ctx, asPerson(head), page(1), notices)).unread).toEqual({ count: 100, more: true })
})

test('a row that fits no template is shown as such and takes nothing with it', async () => {
  await asOwner(`update notify.message set template = 'gone' where person_id = $1`, [other])
  const { items } = await listNotices(ctx, asPerson(other), page(1), notices)
  expect(items[0]).toMatchObject({
    subject: { zh: '这条消息的内容显示不出来，请打开链接看', en: 'This message cannot be shown; please open its link' },
    link: `/n/${needId}`,
  })
})

test('deliveries of a record: role or masked address, what became of it; the text only in the demonstration', async () => {
  const subject = { kind: 'assignment', id: '019a3b7c-0000-7000-8000-0000000000aa' }
  const { link: _, ...letter } = answered({ address: { mail: 'seat@bureau.example' }, lang: 'zh' })
  await say(
    world,
    { ...letter, to: { address: { mail: 'seat@bureau.example' }, lang: 'zh' }, secretLink: '/link/TOKEN', subject },
    { ...answered({ address: { phone: '13800000000' }, lang: 'zh' }), subject },
  )
  const shown = await listDeliveries(ctx, notices, { kind: 'assignment', ids: [subject.id] })
  expect(shown.map(({ to, channel, state }) => `${channel} ${to} ${state}`).toSorted()).toEqual([
    'mail s***@bureau.example waiting',
    'sms 138****0000 waiting',
  ])
  expect(shown.find(({ channel }) => channel === 'mail')?.text).toContain('/link/TOKEN')
  const earnest = { ...ctx, config: { ...ctx.config, DEMO: false } }
  expect(JSON.stringify(await listDeliveries(earnest, notices, { kind: 'assignment', ids: [subject.id] }))).not.toMatch(
    /TOKEN|seat@|13800000000/,
  )
  expect(await deliveryStates(ctx, 'assignment', [subject.id, needId])).toEqual(new Map([[subject.id, 'waiting']]))
  expect((await outbox(world)).length).toBeGreaterThan(120)
})
