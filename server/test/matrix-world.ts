import * as session from '@liti/contract/session'
import { cast, makeStage } from './actors.ts'
import { openApi, type Browser } from './api.ts'
import { directoryIds, farDirectory } from './directory/matrix-world.ts'
import { staff, type House, type Ids, type Knocker, type Matrix, type Secrets } from './matrix-module.ts'
import { matrixModules } from './matrix-table.ts'
import { district } from './system.ts'
import { tracer } from './trace.ts'
import { openWorld } from './world.ts'
import { system } from '../src/kernel/actor.ts'
import { json } from '../src/kernel/work.ts'
import { seedCalendar } from '../src/seed/calendar.ts'

export const otherDistrict = 110108

/** Two districts with people and the records of every module, each with something secret in it. */
export async function matrixWorld(): Promise<Matrix> {
  const world = await openWorld()
  await world.asOwner(`insert into kernel.district (id, name, host) values ($1, '海淀区', 'far.example')`, [otherDistrict])
  const api = await openApi(world)
  const { asOwner } = world
  await asOwner(
    `insert into directory.seat (district_id, body_id, kind, title, person_id, from_day, to_day) values ($1, $2, 'specialist', '专员', $3, current_date - 100, (now() at time zone 'Asia/Shanghai')::date)`,
    [district, world.world.body('今鼎大厦工作站'), world.world.person('拓路科技 财务经理')],
  )
  const browsers = new Map<Knocker, Browser>()
  for (const one of staff) browsers.set(one, await api.signIn(cast[one]))
  browsers.set('ended', await api.signIn('拓路科技 财务经理'))
  for (const one of ['guest', 'receiptHolder', 'linkHolder'] as const) browsers.set(one, api.browser())
  const of = (one: Knocker): Browser => browsers.get(one) as Browser
  const one = async (query: string, ...values: unknown[]): Promise<string> => (await asOwner<{ id: string }>(query, values))[0]?.id ?? ''

  const secrets: Secrets = {
    '****0011': ['specialist', 'head', 'street', 'bureau', 'firm', 'colleague'],
    '7Q4X': ['specialist', 'head', 'street', 'firm', 'colleague'],
    外密: ['otherDistrict'],
  }
  let ids = (await directoryIds({ world, one })) as Ids
  const house = (): House => ({ world, api, stage: makeStage(world), of, ids, one })
  for (const { furnish } of matrixModules) {
    const made = await furnish?.(house())
    ids = { ...ids, ...made?.ids }
    Object.assign(secrets, made?.secrets)
  }
  const { sessions } = await of('firm').get(session.listSessions)
  const notice = (person: string) => one(`select id from notify.message where person_id = $1 and channel = 'app' limit 1`, person)
  ids = { ...ids, session: sessions[0]?.id ?? '', notice: await notice(world.world.person(cast.firm)) }
  return { ...house(), farIds: await farAway(), secrets, trace: tracer(world) }

  /** A second district with a building, a station, a firm and a person, and what the modules add. */
  async function farAway(): Promise<Ids> {
    const ctx = world.system.ctx(otherDistrict)
    const actor = system(otherDistrict)
    await ctx.db
      .insertInto('kernel.setting')
      .values({ district_id: otherDistrict, name: 'second-factor', value: json('optional') })
      .execute()
    await seedCalendar(ctx, actor)
    const far = await farDirectory({ ctx, system: actor, one })
    const browser = api.browser('far.example')
    const { demoCode } = await browser.get(session.sendCode, { body: { phone: far.phone } })
    await browser.get(session.signInWithCode, { body: { phone: far.phone, code: demoCode ?? '' } })
    browsers.set('otherDistrict', browser)
    let farIds: Ids = { ...ids, ...far.ids, session: 'of-another-district' }
    for (const { furnishFar } of matrixModules)
      farIds = { ...farIds, ...(await furnishFar?.({ ...house(), ids: farIds, ctx, system: actor, asker: far.asker, browser })) }
    return { ...farIds, notice: await notice(farIds.person) }
  }
}
