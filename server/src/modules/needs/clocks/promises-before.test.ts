import { readFile } from 'node:fs/promises'
import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld } from '../../../../test/command-suite.ts'
import { acceptNeed } from '../handle/accept-need.ts'
import { forgetTimeRules } from './time-rules.ts'

const { stage, world, browser } = await commandWorld()
const migration = new URL('../../../../migrations/0018_promises.sql', import.meta.url)

test('needs from before have the dates that were written down and no others; running clocks keep theirs to the minute', async () => {
  const { asOwner } = world
  // as it was: no promises, and days counted to the minute
  const submitted = await stage.submit()
  const { needId } = await stage.at('submitted')
  await acceptNeed(world.ctx, await stage.as('specialist'), needId, { note: '', grade: 'complex' })
  await stage.dispatch(needId)
  await asOwner(`update needs.clock set due_at = started_at + interval '15 days' where need_id = $1 and kind = 'answer'`, [needId])
  await asOwner('drop table needs.promise')
  await asOwner(await readFile(migration, 'utf8'))
  forgetTimeRules(world.ctx)

  const firm = await browser('firm')
  const lineOf = async (id: string, kind: string) =>
    (await firm.get(needs.getReceipt, { params: { needId: id } })).next.find((line) => line.kind === kind)
  expect((await lineOf(submitted, 'accept'))?.text.zh).toBe('6 月 10 日 周三 12:00 前，工作站受理')
  expect((await lineOf(submitted, 'dispatch'))?.text.zh).toBe('派给负责的单位')
  expect(await lineOf(needId, 'dispatch')).toMatchObject({ state: 'done', dueAt: null })
  const [clock] = await asOwner<{ due: string; unit: string }>(
    `select to_char(c.due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as due, r.unit from needs.clock c join needs.clock_rule r
       on r.district_id = c.district_id and r.id = c.rule_id and r.version = c.rule_version where c.need_id = $1 and c.kind = 'answer'`,
    [needId],
  )
  expect(clock).toEqual({ due: '06-25 10:00', unit: 'exact-days' })
  const { promise } = await firm.get(needs.trackNeed, { params: { needId } })
  expect(promise.title.zh).toBe('最晚 6 月 25 日 周四 10:00 答复您')
  const { deadline } = await firm.get(needs.explainClock, { params: { clockId: promise.clockId ?? '' } })
  expect(deadline.due).toBe('2026-06-25T02:00:00Z')
  const rules = await asOwner(`select version, unit from needs.clock_rule where id = 'answer-complex' order by version`)
  expect(rules).toEqual([
    { version: 1, unit: 'exact-days' },
    { version: 2, unit: 'days' },
  ])
})
