import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld } from '../../../../test/command-suite.ts'
import { commit } from '../../../kernel/work.ts'
import { record } from './events.ts'
import { lockNeed } from './lock-need.ts'
import { step } from './step.ts'

const suite = await commandWorld()
const { stage, world, browser, trace } = suite

test('a step that is not in the table is a bug, whatever permission was asked: nothing is written', async () => {
  const { needId } = await stage.at('accepted')
  const head = await stage.as('head')
  const jump = (act: 'answer' | 'dispatch', to?: 'closed') => () =>
    commit(world.ctx, head, async (work) => {
      work.permit(() => true)
      const need = await lockNeed(work, needId)
      await step(work, need, act, { closed_at: work.now }, to)
      work.trace('needs.jumped', needId)
    }).then(
      () => expect.unreachable('jumped'),
      (error: unknown) => String(error),
    )
  expect(await trace.none(jump('answer'))).toContain('No transition answer from accepted')
  expect(await trace.none(jump('dispatch', 'closed'))).toContain('No transition dispatch from accepted to closed')
})

test('who had to wait for the lock decides by what is true after the wait', async () => {
  const { needId } = await stage.at('answered')
  const second = await browser('second')
  const held = Promise.withResolvers<void>()
  const free = Promise.withResolvers<void>()
  const before = commit(world.ctx, await stage.as('second'), async (work) => {
    work.permit(() => true)
    const need = await lockNeed(work, needId)
    await record(work, need, { kind: 'noted', audience: 'handlers', handles: true })
    held.resolve()
    await free.promise
  })
  await held.promise
  const call = second.ask(needs.recordCallback, { params: { needId }, body: { solved: 'yes', rating: 5, how: 'they_called' } })
  const waiting = () => world.asOwner(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
  await expect.poll(waiting).toHaveLength(1)
  free.resolve()
  await before
  const answer = await call
  expect([answer.status, answer.refusal.code]).toEqual([403, 'own-hand'])
})
