import type { workTabs } from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { makeStage } from '../../../../test/actors.ts'
import { openWorld } from '../../../../test/world.ts'
import { copyNeeds } from '../figures/copy-needs.fixture.ts'
import { cursorOf } from '../../../kernel/keyset.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { listWork } from './list-work.ts'

type Tab = (typeof workTabs)[number]
const world = await openWorld()
const stage = makeStage(world)
const { ctx, asOwner } = world

test('what many come near to is looked for among the newest, and further with the next page', async () => {
  const needId = await stage.submit({ by: 'firm', text: '啊哦啊啊呀啊呀呀哦' })
  const rare = await stage.submit({ by: 'firm', text: '哦哦呀啊啊呀呀哦' })
  await asOwner(`update needs.need set created_at = created_at - interval '1 year' where id = $1`, [rare])
  await copyNeeds(
    asOwner,
    needId,
    5100,
    `jsonb_build_object('number', 'Y-' || i, 'receipt_code', 'Y-' || i, 'created_at', n.created_at - i * interval '1 minute', 'text', '哦呀，哦哦，呀啊，啊呀')`,
  )
  const actor = await stage.as('head')
  const page = (after?: string) => listWork(ctx, actor, { tab: 'all', limit: 20, q: '哦哦呀啊', ...(after && { after }) })
  const first = await page()
  expect(first).toMatchObject({ items: [], older: true, next: expect.any(String) })
  const found: string[] = []
  let last = first
  while (last.next !== null) {
    last = await page(last.next)
    found.push(...last.items.map(({ id }) => id))
  }
  expect([found, last.older]).toEqual([[rare], false])
})

test('numbers compare byte by byte, whatever the database sorts by', async () => {
  const [column] = await asOwner<{ collation: string }>(
    `select collation_name as collation from information_schema.columns where table_schema = 'needs' and table_name = 'need' and column_name = 'number'`,
  )
  expect(column?.collation).toBe('C')
})

test('what many say is found as what few say is, newest first', async () => {
  const needId = await stage.submit({ text: '楼顶的水箱漏水。' })
  const actor = await stage.as('street')
  const page = async (tab: Tab, after?: string) => listWork(ctx, actor, { tab, limit: 60, q: '水箱', ...(after && { after }) })
  expect((await page('all')).items.map(({ id }) => id)).toEqual([needId])
  await copyNeeds(
    asOwner,
    needId,
    5200,
    `jsonb_build_object('number', 'W-' || i, 'receipt_code', 'W-' || i, 'created_at', n.created_at - i * interval '1 minute')`,
  )
  const first = await page('all')
  const second = await page('all', first.next ?? undefined)
  const numbers = [...first.items, ...second.items].slice(1).map(({ number }) => number)
  expect(numbers).toEqual(Array.from({ length: 119 }, (_, n) => `W-${n + 1}`))
  expect((await page('overdue')).items).toEqual([])
  expect((await page('soon')).items.map(({ id }) => id)).toEqual([needId])
})

test('a count stops at 99', async () => {
  const actor = await stage.as('bureau')
  const needId = await stage.submit()
  const copies = await copyNeeds(asOwner, needId, 120, `jsonb_build_object('number', 'X-' || i, 'receipt_code', 'X-' || i)`)
  await asOwner(
    `insert into needs.inbox (district_id, body_id, need_id, unit_id, kind, due_at, need_created_at)
     select 110107, $2, n.id, n.unit_id, k, now() - interval '1 day', n.created_at from needs.need n cross join unnest(array['contact', 'case']) as k where n.id = any($1)`,
    [copies, world.world.body('区人社局')],
  )
  const { counts, items, next } = await listWork(ctx, actor, { tab: 'mine', limit: 100 })
  expect(counts.mine).toEqual({ count: 99, more: true })
  expect([new Set(items.map(({ id }) => id)).size, next === null]).toEqual([100, false])
})

test('a made-up cursor is refused, not passed on', async () => {
  const actor = await stage.as('head')
  const bad = Buffer.from(`${world.clock.now().toString()} ${'-'.repeat(36)}`).toString('base64url')
  await expect(listWork(ctx, actor, { tab: 'mine', limit: 3, after: bad })).rejects.toThrow(Refusal)
  const id = '0199d2f0-8a1c-7c3e-9b1d-1234567890ab'
  expect((await listWork(ctx, actor, { tab: 'all', limit: 3, after: cursorOf(world.clock.now(), id) })).items).not.toEqual([])
})
