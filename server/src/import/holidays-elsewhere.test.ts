import { afterAll, expect, test } from 'vitest'
import { makeStage } from '../../test/actors.ts'
import { district } from '../../test/system.ts'
import { openWorld } from '../../test/world.ts'
import { system as product } from '../kernel/actor.ts'
import { openSystem } from '../kernel/system.ts'
import { house } from '../house.ts'
import { testFiles } from './table/files.fixture.ts'
import { importHolidays } from './import-holidays.ts'

const world = await openWorld()
const files = testFiles()
const { config, ownerUrl, appUrl, keys } = world.system
// the operator's command line is another process than the one that serves
const elsewhere = await openSystem({ config, ownerUrl, appUrl, keys, firstStart: false, now: world.clock.now })
afterAll(() => elsewhere.close())
const dueOf = async (needId: string) =>
  (await world.asOwner<{ due_at: Date }>(`select due_at from needs.clock where need_id = $1 and kind = 'answer'`, [needId]))[0]?.due_at

test('a clock that a serving process starts by the calendar of a moment ago is put right soon after', async () => {
  const stage = makeStage(world)
  const before = await stage.at('dispatched') // by now this process knows the calendar by heart
  const file = files.json({
    year: 2026,
    papers: [],
    days: [
      { name: '庙会', date: '2026-06-12', isOffDay: true },
      { name: '庙会', date: '2026-06-15', isOffDay: true },
      { name: '国庆节', date: '2026-10-01', isOffDay: true },
    ],
  })
  await importHolidays(elsewhere.ctx(district), product(district), file)
  const late = await stage.at('dispatched')
  const [right, wrong] = [await dueOf(before.needId), await dueOf(late.needId)]
  expect(wrong).not.toEqual(right)
  const waiting = await world.asOwner<{ task_identifier: string; soon: boolean }>(
    `select task_identifier, run_at <= $1::timestamptz + interval '1 minute' and run_at > $1::timestamptz + interval '30 seconds' as soon
     from graphile_worker.jobs where task_identifier like 'needs.recompute%'`,
    [world.clock.now().toString()],
  )
  expect(waiting).toEqual([{ task_identifier: 'needs.recompute-due', soon: true }])
  await house.tasks['needs.recompute-due']?.(world.ctx, {}, { attempt: 1, lastTry: false })
  expect(await dueOf(late.needId)).toEqual(right)
  const [line] = await world.asOwner(`select audience from needs.event where need_id = $1 and kind = 'due-moved'`, [late.needId])
  expect(line).toEqual({ audience: 'requester' })
})
