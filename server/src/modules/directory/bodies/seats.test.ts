import { Day } from '@liti/contract/common'
import { BodyView } from '@liti/contract/directory'
import { beforeEach, expect, test } from 'vitest'
import { system } from '../../../kernel/actor.ts'
import { setPassword } from '../../../kernel/session/index.ts'
import { actAs } from '../../../seed/act-as.ts'
import { district } from '../../../../test/system.ts'
import { demoWorld } from '../../../../test/directory-world.ts'
import { addAffiliation, addPerson, endSeat, fillSeat, resetAccess } from '../index.ts'
import { getThreeCarriages } from './get-three-carriages.ts'
import { addDays } from '../record/model.ts'
import { revealPhone } from '../people/reveal-phone.ts'

const { ctx, world, as, refused, asOwner, lastAudit } = await demoWorld()
const today = ctx.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
const committee = world.body('今鼎大厦楼委会')

const seatOf = async (body: string, title: string, organisation?: string) => {
  const [row] = await asOwner<{ id: string }>(
    `select s.id from directory.seat s left join directory.organisation o on o.id = s.organisation_id
     where s.body_id = $1 and s.title = $2 and o.short_name is not distinct from $3 limit 1`,
    [body, title, organisation ?? null],
  )
  return row?.id ?? ''
}
const vacant = await seatOf(committee, '委员')

let personId = ''
beforeEach(async () => {
  personId = (await addPerson(ctx, system(district), { name: '运营经理' })).id
})

test('the three carriages as the drawing has them: seats, terms, one vacancy with its date', async () => {
  const { bodies } = await getThreeCarriages(ctx, await as('云图软件 副总经理'), 'jinding')
  for (const body of bodies) BodyView.parse(body)
  expect(bodies.map(({ kind, seats }) => [kind, seats.length])).toEqual([
    ['party', 7],
    ['committee', 15],
    ['workstation', 19],
  ])
  const table = bodies[1]
  expect(table?.seats.filter((seat) => seat.vacant)).toMatchObject([{ holder: null, fillBy: addDays(today, 45) }])
  expect(table?.sitsOn).toMatchObject([{ name: { zh: '杨北二社区党建协调委员会' }, seats: 1, voting: true }])
  expect(table?.members.map((member) => member.voting)).toEqual([false, false])
  expect(table?.can.fillSeat).toBe(true) // the chair asks
  expect(bodies[0]?.can.fillSeat).toMatchObject({ why: { zh: expect.any(String) } })
  expect(Day.safeParse(table?.termTo).success).toBe(true)
})

test('the chair fills the vacancy; the person has the right from that moment', async () => {
  expect((await actAs(ctx, personId)).seats).toEqual([])
  const view = await fillSeat(ctx, await as('云图软件 副总经理'), { seatId: vacant, personId, from: today, to: null })
  expect(view.seats.find((seat) => seat.id === vacant)).toMatchObject({ holder: '运营经理', vacant: false, fillBy: null, to: view.termTo })
  expect((await actAs(ctx, personId)).seats).toMatchObject([{ id: vacant, bodyId: committee }])
  expect(await lastAudit()).toMatchObject({ event: 'directory.seat-filled', subject: vacant })

  const other = await addPerson(ctx, system(district), { name: '别人' })
  await refused(
    async () => fillSeat(ctx, await as('云图软件 副总经理'), { seatId: vacant, personId: other.id, from: today, to: null }),
    'conflict',
    'seat-held',
  )

  await endSeat(ctx, await as('八角街道 主任'), { seatId: vacant, on: today, note: '换了单位' })
  expect((await actAs(ctx, personId)).seats).toEqual([])
  expect(await asOwner(`select person_id, note from directory.past_holder where seat_id = $1`, [vacant])).toEqual([
    { person_id: personId, note: '换了单位' },
  ])
})

test('who arranges seats: head of the body and the street office, nobody else', async () => {
  const input = { seatId: vacant, personId, from: today, to: null }
  for (const who of ['颐家安宁 行政主管', '今鼎大厦 专员一', '区人社局 联络员', '融科创意中心 站长', '星河云计算 行政总监']) {
    await refused(async () => fillSeat(ctx, await as(who), input), 'forbidden', 'not-your-seats')
  }
  const own = await seatOf(world.body('八角街道'), '楼宇专班')
  await refused(
    async () => endSeat(ctx, await as('八角街道 楼宇专班'), { seatId: own, on: today, note: '' }),
    'forbidden',
    'not-your-seats',
  )
  const bureau = await seatOf(world.body('区人社局'), '联络员')
  await refused(async () => endSeat(ctx, await as('八角街道 主任'), { seatId: bureau, on: today, note: '' }), 'forbidden', 'not-your-seats')
})

test('one person, one seat at a table; a seat of a firm is held by its own people; no term outlasts the body', async () => {
  const chair = await as('云图软件 副总经理')
  const fill = (input: Partial<Parameters<typeof fillSeat>[2]>) =>
    fillSeat(ctx, chair, { seatId: vacant, personId, from: today, to: null, ...input })
  await refused(() => fill({ personId: world.person('颐家安宁 行政主管') }), 'conflict', 'second-seat')
  await refused(() => fill({ to: '2099-01-01' }), 'invalid', 'term-too-long')
  await refused(() => fill({ to: today }), 'invalid', 'term-order')
  await refused(() => fill({ from: '2020-01-01' }), 'invalid', 'too-early')
  await refused(() => fill({ personId: '00000000-0000-7000-8000-000000000000' }), 'invalid', 'person-missing')

  const yijia = await seatOf(committee, '委员', '颐家安宁')
  await endSeat(ctx, chair, { seatId: yijia, on: today, note: '' })
  const stranger = await refused(() => fill({ seatId: yijia }), 'invalid', 'not-of-the-organisation')
  expect(stranger.text.zh).toContain('颐家安宁')
  await addAffiliation(ctx, system(district), {
    personId,
    organisationId: world.organisation('颐家安宁'),
    kind: 'works_at',
    from: '2026-01-01',
  })
  await fill({ seatId: yijia })
  await refused(() => endSeat(ctx, chair, { seatId: vacant, on: today, note: '' }), 'conflict', 'seat-vacant')
})

test('a lost phone: the head resets the sign-in of a seat, not of their own, and no stranger does', async () => {
  const seatId = await seatOf(world.body('今鼎大厦工作站'), '专员，诉求和窗口')
  const own = await seatOf(world.body('今鼎大厦工作站'), '站长')
  const head = await as('今鼎大厦 站长')
  const holder = world.person('今鼎大厦 专员一')
  await setPassword(ctx, null, { personId: holder, password: 'tree river lamp nine' })
  await asOwner(
    `insert into auth.session (district_id, user_id, token, method, started_at, last_seen_at, expires_at, updated_at)
     select district_id, id, '110107-x', 'password', now(), now(), now() + interval '1 day', now() from auth."user" where person_id = $1`,
    [holder],
  )
  await asOwner(`update auth."user" set two_factor_enabled = true where person_id = $1`, [holder])
  const input = { seatId, note: '手机丢了' }
  await refused(async () => resetAccess(ctx, await as('融科创意中心 站长'), input), 'forbidden', 'not-your-seats')
  await refused(() => resetAccess(ctx, head, { ...input, seatId: own }), 'forbidden', 'not-yourself')
  await refused(async () => resetAccess(ctx, await as('云图软件 副总经理'), { ...input, seatId: vacant }), 'conflict', 'seat-vacant')
  expect(await resetAccess(ctx, head, input)).toEqual({ done: true })
  expect(await asOwner(`select two_factor_enabled as on from auth."user" where person_id = $1`, [holder])).toEqual([{ on: false }])
  expect(await asOwner(`select 1 from auth.session where token = '110107-x'`)).toEqual([])
  expect(await lastAudit()).toMatchObject({ event: 'directory.access-reset', subject: seatId, detail: { note: '手机丢了' } })
})

test('a seat ended for a coming day keeps its rights until then', async () => {
  const seatId = await seatOf(world.body('今鼎大厦物业'), '客服主管')
  const holder = world.person('今鼎大厦物业 客服主管')
  const on = addDays(today, 10)
  const view = await endSeat(ctx, await as('今鼎大厦物业 项目经理'), { seatId, on, note: '轮岗' })
  expect(view.seats.find((seat) => seat.id === seatId)).toMatchObject({ to: on, vacant: false })
  expect((await actAs(ctx, holder)).seats).toHaveLength(1)
  await refused(async () => endSeat(ctx, await as('八角街道 主任'), { seatId, on: addDays(on, 1), note: '' }), 'invalid', 'too-late')
})

test('when the term ends, the rights end: by the seat, by the body, by the database’s own day', async () => {
  const station = world.body('今鼎大厦工作站')
  const target = world.person('云图软件 行政主管')
  const may = async () => revealPhone(ctx, await as('今鼎大厦 专员一'), { personId: target, reason: '' })
  await may()

  // the last day of the term is over: yesterday was the first day without it
  await asOwner(`update directory.seat set to_day = $2 where body_id = $1 and title like '专员%'`, [station, addDays(today, -1)])
  await refused(may, 'not-found', 'not-found')
  await asOwner(`update directory.seat set to_day = $2 where body_id = $1 and title like '专员%'`, [station, addDays(today, 1)])
  await may()

  // the body's own term is over
  await asOwner(`update directory.body set term_to = $2 where id = $1`, [station, today])
  expect((await as('今鼎大厦 专员一')).seats).toEqual([])
  await refused(may, 'not-found', 'not-found')
  await asOwner(`update directory.body set term_to = $2 where id = $1`, [station, addDays(today, 1)])
  expect((await as('今鼎大厦 专员一')).seats).toHaveLength(1)

  // a term that has not begun gives nothing yet
  await asOwner(`update directory.seat set from_day = $2, to_day = null where body_id = $1 and title like '专员%'`, [
    station,
    addDays(today, 1),
  ])
  expect((await as('今鼎大厦 专员一')).seats).toEqual([])
})

test('a closed account has no rights; a floor liaison never has', async () => {
  const holder = world.person('区税务局 联络员')
  expect((await actAs(ctx, holder)).seats).toHaveLength(1)
  await asOwner(`update directory.person set closed_at = now() where id = $1`, [holder])
  expect((await actAs(ctx, holder)).seats).toEqual([])
  const liaisons = await asOwner(`select id from directory.seat where kind = 'floor_liaison' and person_id is not null`)
  expect(liaisons).toHaveLength(14)
  expect(await asOwner(`select id from directory.current_seat where kind = 'floor_liaison'`)).toEqual([])
})
