import type { ThreadNode } from '@liti/contract/threads'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { district, testSystem } from '../../../test/system.ts'
import { system as product } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { commit } from '../../kernel/work.ts'
import { link, type Link } from './link.ts'
import { threadOf, type Describe, type Describers } from './thread-of.ts'
import { walk } from './walk.ts'

const { system, ctx, asOwner } = await testSystem()
const actor = product(district)
let last = 0
const id = () => `019a3b7c-0000-7000-8000-${(last += 1).toString(16).padStart(12, '0')}`
const need = (one = id()) => ({ kind: 'need', id: one })
const assignment = (one = id()) => ({ kind: 'assignment', id: one })
const say = (...links: Link[]) =>
  commit(ctx, actor, async (work) => {
    work.permit(() => true)
    work.trace('test.linked', 'x')
    await link(work, ...links)
  })

const hidden = new Set<string>()
const times = new Map<string, string | null>()
const lasts = new Map<string, string>()
const late = new Set<string>()
const titleOf = (kind: string, one: string) => {
  const title = `${kind} ${Number.parseInt(one.slice(-12), 16)}`
  return { zh: title, en: title }
}
const describeKind =
  (kind: string): Describe =>
  (_ctx, _actor, ids) =>
    Promise.resolve(new Map(ids.filter((one) => !hidden.has(one)).map((one) => [one, node(kind, one)])))
const node = (kind: string, one: string): ThreadNode => ({
  kind,
  id: one,
  column: { zh: kind, en: kind },
  title: titleOf(kind, one),
  state: { zh: '', en: '' },
  tone: late.has(one) ? 'over' : times.get(one) === null ? 'todo' : 'done',
  owner: { zh: '', en: '' },
  at: times.get(one) === undefined ? '2026-06-11T02:00:00Z' : (times.get(one) ?? null),
  last: lasts.get(one) ?? null,
  line: { zh: '', en: '' },
  url: null,
  facts: [],
})
const describers: Describers = { need: describeKind('need'), assignment: describeKind('assignment') }
const idsOf = (nodes: { id: string }[]) => nodes.map((one) => one.id)

test('from every record the whole thread, in order of time, what is to come last', async () => {
  const [asked, lead, co, again] = [need(), assignment(), assignment(), need()]
  await say(
    { from: asked, to: lead, relation: 'assigns' },
    { from: asked, to: co, relation: 'assigns' },
    { from: asked, to: again, relation: 'reopens' },
  )
  await say({ from: asked, to: lead, relation: 'assigns' }) // said twice
  times.set(again.id, null)
  times.set(co.id, '2026-06-13T02:00:00Z')
  for (const one of [asked, lead, co, again]) {
    const view = await threadOf(ctx, actor, one.kind, one.id, describers)
    expect(idsOf(view.nodes)).toEqual(idsOf([asked, lead, co, again]))
    expect(view).toMatchObject({ title: titleOf('need', asked.id), current: one, hidden: 0, more: false })
    expect(view.links).toHaveLength(3)
  }
  const { links, sums } = await threadOf(ctx, actor, asked.kind, asked.id, describers)
  expect(links.find(({ to }) => to === again.id)).toMatchObject({ relation: { zh: '重新办' }, done: false })
  expect(sums.map(({ value }) => value)).toEqual(['2', '4', '3 / 4'])
})

test('the time runs to the latest step, and one lateness counts once, where it arises', async () => {
  const [asked, lead, co, other] = [need(), assignment(), assignment(), need()]
  await say(
    { from: asked, to: lead, relation: 'assigns' },
    { from: asked, to: co, relation: 'assigns' },
    { from: asked, to: other, relation: 'reopens' },
  )
  lasts.set(co.id, '2026-06-19T02:00:00Z')
  for (const one of [asked, co]) late.add(one.id)
  const sums = async () => (await threadOf(ctx, actor, asked.kind, asked.id, describers)).sums
  expect(await sums()).toEqual([
    { value: '8', means: { zh: '天，从第一条到最近一步', en: 'days from the first record to the latest step' } },
    { value: '4', means: { zh: '条记录，分 2 类', en: 'records of 2 kinds' } },
    { value: '2 / 4', means: { zh: '做完了', en: 'done' } },
    { value: '1', means: { zh: '条超时', en: 'late' } },
  ])
  late.add(lead.id)
  expect((await sums()).at(-1)?.value).toBe('2')
  for (const one of [lead, co]) late.delete(one.id)
  expect((await sums()).at(-1)?.value).toBe('1')
})

test('what came of a record does not bring in what else led there; what led to a record all comes', async () => {
  const [one, two, merged] = [need(), need(), need()]
  await say({ from: one, to: merged, relation: 'becomes' }, { from: two, to: merged, relation: 'becomes' })
  const seen = async (from: { kind: string; id: string }) =>
    idsOf((await threadOf(ctx, actor, from.kind, from.id, describers)).nodes).toSorted()
  expect(await seen(one)).toEqual(idsOf([one, merged]))
  expect(await seen(merged)).toEqual(idsOf([one, two, merged]))
})

test('what the reader may not see is counted, not shown, and its links are not; nor is a kind nobody describes', async () => {
  const [asked, secret, own] = [need(), assignment(), assignment()]
  await say({ from: asked, to: secret, relation: 'assigns' }, { from: asked, to: own, relation: 'assigns' })
  await say({ from: asked, to: { kind: 'letter', id: id() }, relation: 'concerns' })
  hidden.add(secret.id)
  const view = await threadOf(ctx, actor, own.kind, own.id, describers)
  expect(idsOf(view.nodes)).toEqual(idsOf([asked, own]))
  expect([view.hidden, view.links.length]).toEqual([2, 1])
  expect(JSON.stringify(view)).not.toContain(secret.id)
  await expect(threadOf(ctx, actor, secret.kind, secret.id, describers)).rejects.toBeInstanceOf(Refusal)
  await expect(threadOf(ctx, actor, 'letter', id(), describers)).rejects.toBeInstanceOf(Refusal)
  await expect(threadOf(ctx, actor, 'toString', id(), describers)).rejects.toBeInstanceOf(Refusal)
})

test('a record without links is a thread of one', async () => {
  const alone = need()
  expect(await threadOf(ctx, actor, alone.kind, alone.id, describers)).toMatchObject({ nodes: [{ id: alone.id }], links: [], hidden: 0 })
})

test('a circle ends, a record does not come from itself', async () => {
  const [a, b, c] = [need(), need(), need()]
  await say({ from: a, to: b, relation: 'becomes' }, { from: b, to: c, relation: 'becomes' }, { from: c, to: a, relation: 'reopens' })
  expect((await threadOf(ctx, actor, b.kind, b.id, describers)).nodes).toHaveLength(3)
  await expect(say({ from: a, to: a, relation: 'becomes' })).rejects.toThrow('cannot come from itself')
})

test('at the same moment, what came of a record stands behind it', async () => {
  const chain = [need(), assignment(), need(), assignment()].toReversed()
  for (const [at, from] of chain.entries()) {
    const to = chain[at + 1]
    if (to) await say({ from, to, relation: 'becomes' })
  }
  const start = chain[2] ?? need()
  expect(idsOf((await threadOf(ctx, actor, start.kind, start.id, describers)).nodes)).toEqual(idsOf(chain))
})

test('a long thread is cut at 200 records, the nearest kept, and says so', async () => {
  const hub = need()
  const many = Array.from({ length: 300 }, () => assignment())
  await say(...many.map((to): Link => ({ from: hub, to, relation: 'assigns' })))
  const of = many[150] ?? hub
  const view = await threadOf(ctx, actor, of.kind, of.id, describers)
  expect([view.nodes.length, view.more]).toEqual([200, true])
  expect(idsOf(view.nodes)).toEqual(expect.arrayContaining([of.id, hub.id]))
})

test('a thread of another district does not exist', async () => {
  await asOwner(`insert into kernel.district (id, name) values (110108, '海淀区')`)
  const [a, b] = [need(), need()]
  await say({ from: a, to: b, relation: 'becomes' })
  expect((await walk(system.ctx(110108), b, 200)).records).toEqual([b])
})

test('among thirty thousand links every step is an index lookup', async () => {
  await asOwner(`insert into thread.link (district_id, from_kind, from_id, to_kind, to_id, relation, at)
    select ${district}, 'need', gen_random_uuid(), 'assignment', gen_random_uuid(), 'assigns', now() from generate_series(1, 30000)`)
  await asOwner('vacuum analyze thread.link')
  const [a, b, c] = [need(), assignment(), assignment()]
  await say({ from: a, to: b, relation: 'assigns' }, { from: a, to: c, relation: 'assigns' })
  const read = async () =>
    (
      await asOwner<{ rows: number; lookups: number }>(
        `select seq_tup_read::int as rows, idx_scan::int as lookups from pg_stat_user_tables where schemaname = 'thread' and relname = 'link'`,
      )
    )[0] ?? { rows: 0, lookups: 0 }
  const before = await read()
  for (let n = 0; n < 20; n += 1) expect((await walk(ctx, c, 200)).records).toHaveLength(3)
  // the server's counters come late: wait until they have counted our lookups
  const counted = async () => {
    await sql`select pg_stat_force_next_flush()`.execute(ctx.db)
    expect((await read()).lookups).toBeGreaterThan(before.lookups + 100)
  }
  await vi.waitFor(counted, { timeout: 15_000, interval: 100 })
  expect((await read()).rows).toBe(before.rows)
})
