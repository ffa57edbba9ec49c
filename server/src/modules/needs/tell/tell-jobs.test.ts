import pg from 'pg'
import { expect, test } from 'vitest'
import { makeStage } from '../../../../test/actors.ts'
import { atWork, mailed, watchNotices } from '../../../../test/told.ts'
import { openWorld } from '../../../../test/world.ts'
import { dispatchNeed, submitNeed } from '../index.ts'
import { remindOutside } from './remind-outside.ts'
import { revokeLink } from '../parts/tend-assignment.ts'
import { tellDanger } from './tell-danger.ts'
import { tellNew } from './tell-new.ts'

const world = await openWorld({ SMTP_URL: 'smtp://127.0.0.1:9' })
const { ctx, asOwner, clock } = world
const stage = makeStage(world)
const since = watchNotices(world)
const { station, street } = atWork
const far = '内蒙古人社'
const sorted = (...people: string[]) => people.toSorted()

const raise = async (grade: 'ordinary' | 'danger') => {
  const { needId } = await submitNeed(
    ctx,
    await stage.as('firm'),
    {
      unitId: world.world.unit('jinding'),
      category: 'facility.fire',
      grade,
      type: 'help',
      place: '9 层',
      text: '楼道里有焦味',
      wanted: '',
      organisationId: null,
      saidFirm: '',
      contactName: '',
      hidden: false,
      files: [],
      source: 'portal',
      lang: 'zh',
    },
    null,
  )
  return needId
}
const atOnce = () => asOwner(`select 1 from graphile_worker.jobs where task_identifier = 'needs.tell-new'`)

test('new needs: nothing in the intake, then one line for all of them, once', async () => {
  await raise('ordinary')
  await raise('ordinary')
  expect([await since(), await atOnce()]).toEqual([{}, []])
  await tellNew(ctx)
  expect(await since()).toEqual({ 'needs.arrived': sorted(...station) })
  const [row] = await asOwner<{ params: { count: number; acceptBy: string }; link: string }>(
    `select params, link from notify.message where template = 'needs.arrived' limit 1`,
  )
  expect(row).toMatchObject({ params: { count: 2, acceptBy: '2026-06-10T04:00:00Z' }, link: '/desk/needs' })
  await tellNew(ctx)
  expect(await since()).toEqual({})
  await raise('ordinary')
  await tellNew(ctx)
  expect(await since()).toEqual({ 'needs.arrived': sorted(...station) })
})

test('where there is danger, at once and by mail too', async () => {
  await raise('danger')
  expect(await since()).toEqual({})
  expect(await atOnce()).toHaveLength(1)
  await tellNew(ctx)
  expect(await since()).toEqual({ 'need.danger': sorted(...mailed(...station)) })
})

test('a dangerous clock that runs out on a Saturday night climbs the ladder, each step once; an ordinary one waits for the digest', async () => {
  await asOwner('update needs.clock set cancelled_at = now() where met_at is null')
  clock.set('2026-06-13T23:00:00+08:00')
  await raise('danger')
  await raise('ordinary')
  const steps: unknown[] = []
  for (const minutes of [59, 1, 30, 30, 60, 600]) {
    clock.later({ minutes })
    await tellDanger(ctx)
    await tellDanger(ctx)
    steps.push(await since())
  }
  const first = { 'clock.danger': sorted(...mailed(...station)) }
  expect(steps).toEqual([{}, first, {}, { 'clock.danger': mailed('八角街道 值班领导') }, {}, {}])
  expect(street).toContain('八角街道 值班领导')
})

test('done in time, nobody is told', async () => {
  clock.set('2026-06-13T23:00:00+08:00')
  const needId = await raise('danger')
  await stage.accept(needId)
  await asOwner(`update needs.clock set cancelled_at = now() where need_id = $1 and kind <> 'accept'`, [needId])
  clock.later({ hours: 5 })
  await tellDanger(ctx)
  expect(await since()).toEqual({})
})

test('a unit elsewhere is reminded a working day before its reply is due, and when it is late; once each, on working days', async () => {
  clock.set('2026-06-10T10:00:00+08:00')
  const { needId } = await stage.at('accepted')
  const co = [{ bodyId: world.world.body(far), ask: '核实' }]
  await dispatchNeed(ctx, await stage.as('head'), needId, { leadId: world.world.body('区人社局'), note: '', co })
  await stage.sign(needId, far)
  await since()
  // due on Monday the 15th at 10:00; Friday is the working day before
  const told: Record<string, unknown> = {}
  for (const day of ['11', '12', '13', '15', '16', '17']) {
    clock.set(`2026-06-${day}T09:05:00+08:00`)
    await remindOutside(ctx)
    await remindOutside(ctx)
    told[day] = await since()
  }
  const letter = { 'assignment.reminder': ['letter'] }
  expect(told).toEqual({ 11: {}, 12: letter, 13: {}, 15: {}, 16: letter, 17: {} })
})

test('a unit whose link was revoked is not sent to it', async () => {
  clock.set('2026-06-10T10:00:00+08:00')
  const { needId, part } = await stage.at('handling', { co: [far] })
  await stage.sign(needId, far)
  await revokeLink(ctx, await stage.as('head'), part(far))
  await since()
  clock.set('2026-06-16T09:05:00+08:00')
  await remindOutside(ctx)
  expect(await since()).toEqual({})
})

test('who replies while the reminders are being written gets none', async () => {
  clock.set('2026-06-10T10:00:00+08:00')
  const { needId } = await stage.at('handling', { co: [far] })
  await stage.sign(needId, far)
  await since()
  clock.set('2026-06-16T09:05:00+08:00')
  const replying = new pg.Client({ connectionString: world.system.ownerUrl })
  await replying.connect()
  await replying.query('begin')
  await replying.query(`update needs.clock set met_at = now() where need_id = $1 and kind = 'reply'`, [needId])
  const reminding = remindOutside(ctx)
  const waits = `select from pg_stat_activity where wait_event_type = 'Lock' and query like 'update "needs"."clock"%' and datname = current_database()`
  await expect.poll(async () => (await asOwner(waits)).length).toBe(1)
  await replying.query('commit')
  await replying.end()
  await reminding
  expect(await since()).toEqual({})
})
