import { expect, test } from 'vitest'
import { makeStage } from '../../../../test/actors.ts'
import { watchNotices } from '../../../../test/told.ts'
import { openWorld } from '../../../../test/world.ts'
import { commit } from '../../../kernel/work.ts'
import { returnAssignment } from '../index.ts'
import { lockNeed } from '../record/lock-need.ts'
import { tellBody } from './tell-people.ts'
import { notice } from '../notices/index.ts'

const world = await openWorld({ SMTP_URL: 'smtp://127.0.0.1:9' })
const { ctx, asOwner } = world
const stage = makeStage(world)
const since = watchNotices(world)
const [bureauName, taxName, far] = ['区人社局', '区税务局', '内蒙古人社']

test('the last part says that the answer can be written', async () => {
  const { needId } = await stage.at('handling', { co: [taxName, far] })
  for (const name of [taxName, far]) await stage.sign(needId, name)
  await stage.reply(needId, taxName)
  await stage.reply(needId, far)
  const rows = await asOwner<{ waiting: number }>(
    `select distinct (params ->> 'waiting')::int as waiting from notify.message where template = 'part.replied' and subject_id = $1 order by 1 desc`,
    [needId],
  )
  expect(rows).toEqual([{ waiting: 1 }, { waiting: 0 }])
})

test('said twice, told once; and never to the one who does it', async () => {
  const { needId } = await stage.at('accepted')
  const by = await stage.as('specialist')
  const say = () =>
    commit(ctx, by, async (work) => {
      work.permit(() => true)
      work.trace('test.told', needId)
      const need = await lockNeed(work, needId)
      const told = notice('need.supplemented', { number: need.number, title: need.title })
      for (let n = 0; n < 2; n += 1) await tellBody(work, need, need.owner_body_id, told, { event: 'once' })
    })
  await since()
  await say()
  expect(await since()).toEqual({ 'need.supplemented': ['今鼎大厦 专员二', '今鼎大厦 站长'] })
  await say()
  expect(await since()).toEqual({})
})

test('each in their own language', async () => {
  await asOwner(`update directory.person set lang = 'en' where id = $1`, [world.world.person('区税务局 负责人')])
  const { needId } = await stage.at('dispatched', { co: [taxName] })
  const rows = await asOwner<{ lang: string; person: string }>(
    `select distinct lang, person_id as person from notify.message where template = 'part.given' and subject_id = $1 and lang = 'en'`,
    [needId],
  )
  expect(rows).toEqual([{ lang: 'en', person: world.world.person('区税务局 负责人') }])
})

test('dispatched anew in the same round, the requester is told the new lead', async () => {
  const { needId, part } = await stage.at('dispatched')
  await returnAssignment(ctx, await stage.as('bureau'), part(bureauName), { reason: 'not_ours', basis: '不是我们的事' })
  await stage.dispatch(needId, taxName, [])
  const rows = await asOwner<{ lead: string }>(
    `select params #>> '{lead,zh}' as lead from notify.message where template = 'need.dispatched' and subject_id = $1 and channel = 'app' order by id`,
    [needId],
  )
  expect(rows.map(({ lead }) => lead)).toEqual([bureauName, taxName])
})
