import { expect, test } from 'vitest'
import { system } from '../../../kernel/actor.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { district } from '../../../../test/system.ts'
import { demoWorld } from '../../../../test/directory-world.ts'
import * as directory from '../index.ts'

const { ctx, world, as, refused, asOwner, lastAudit } = await demoWorld()
const street = await as('八角街道 楼宇专班')
const firm = await as('颐家安宁 人事经理')
const head = await as('今鼎大厦 站长')
const bureau = await as('区人社局 联络员')
const missing = '00000000-0000-7000-8000-000000000000'

/** What a workstation keeps for its own building, and how others are refused. */
const keeping: Record<string, string> = { addOrganisation: 'not-the-desk', moveIn: 'not-our-place' }

/** Each founding command with fresh input for every call. */
let n = 0
let moves = -1
// those of the product and the street, a try of the firm, that of the head, a try of the bureau
const rooms = ['jinding/1303', 'jinding/703', 'jinding/1002', 'jinding/1002', 'jinding/1602']
const founding: Record<string, (actor: Actor) => Promise<unknown>> = {
  addJurisdiction: (actor) =>
    directory.addJurisdiction(ctx, actor, { code: `1101070039${String((n += 1)).padStart(2, '0')}`, name: '新社区' }),
  openGovernanceUnit: (actor) =>
    directory.openGovernanceUnit(ctx, actor, {
      jurisdictionCode: '110107003',
      name: '新楼',
      shortCode: `N${String.fromCharCode(65 + (n += 1))}`,
      slug: `new-${n}`,
    }),
  addBuilding: (actor) =>
    directory.addBuilding(ctx, actor, {
      unitId: world.unit('rongke'),
      name: `C 座 ${(n += 1)}`,
      floors: [{ label: '1', level: 1, area: 100, spaces: [{ code: 'C101', kind: 'office', area: 90 }] }],
    }),
  addOrganisation: (actor) =>
    directory.addOrganisation(ctx, actor, { kind: 'enterprise', name: `新公司 ${(n += 1)}`, shortName: `新公司 ${n}` }),
  moveIn: (actor) =>
    directory.moveIn(ctx, actor, {
      organisationId: world.organisation('松间设计'),
      spaceId: world.space(rooms[(moves += 1)] ?? ''),
      from: Temporal.Now.plainDateISO('Asia/Shanghai').toString(),
    }),
  addPerson: (actor) => directory.addPerson(ctx, actor, { name: '前台', phone: `138 0000 01${String((n += 1)).padStart(2, '0')}` }),
  addAffiliation: (actor) =>
    directory.addAffiliation(ctx, actor, {
      personId: world.person('今鼎大厦 书记'),
      organisationId: world.organisation(['云图软件', '启明软件'][(n += 1) % 2] ?? ''),
      kind: 'works_at',
      from: '2026-01-01',
    }),
  constituteBody: (actor) =>
    directory.constituteBody(ctx, actor, {
      kind: 'coordination',
      name: '议事会',
      shortName: `议事会 ${(n += 1)}`,
      nameEn: 'Council',
      unitId: world.unit('rongke'),
    }),
  addSeat: (actor) =>
    directory.addSeat(ctx, actor, {
      bodyId: world.body('今鼎大厦楼委会'),
      kind: 'member',
      title: '增补委员',
      titleEn: 'Member',
      from: '2026-06-01',
    }),
  joinTable: (actor) =>
    directory.joinTable(ctx, actor, {
      bodyId: world.body('八角街道协调委'),
      memberBodyId: world.body(['今鼎大厦物业', '融科创意中心物业'][(n += 1) % 2] ?? ''),
      from: '2026-01-01',
    }),
}

test.each(Object.entries(founding))(
  '%s: the product and the street office may, with one audit row; firms may not, a workstation what it keeps itself',
  async (name, run) => {
    for (const actor of [system(district), street]) {
      const [before] = await asOwner<{ count: number }>('select count(*)::int as count from kernel.audit')
      await run(actor)
      const [after] = await asOwner<{ count: number }>('select count(*)::int as count from kernel.audit')
      expect((after?.count ?? 0) - (before?.count ?? 0)).toBe(1)
      expect(await lastAudit()).toMatchObject({ actor: actor.personId ? `person:${actor.personId}` : 'system' })
    }
    await refused(() => run(firm), 'forbidden', keeping[name] ?? 'not-the-office')
    if (keeping[name]) {
      await run(head)
      await refused(() => run(bureau), 'forbidden', keeping[name])
    } else await refused(() => run(head), 'forbidden', 'not-the-office')
  },
)

test('the street office founds in its own place only', async () => {
  await refused(
    () => directory.addJurisdiction(ctx, street, { code: '110107004001', name: '别的街道的社区' }),
    'forbidden',
    'not-the-office',
  )
  const office = { kind: 'subdistrict', name: '别的街道', shortName: '别的街道', nameEn: 'Another', jurisdictionCode: '110107004' } as const
  await refused(() => directory.constituteBody(ctx, street, office), 'forbidden', 'not-the-office')
})

test('bureaus of the district and units elsewhere are put on file by any street office, and by nobody else', async () => {
  const local = { kind: 'department', name: '新局', shortName: '新局', nameEn: 'New bureau', jurisdictionCode: '110107' } as const
  const far = { kind: 'department', name: '外地局', shortName: '外地局', nameEn: 'Far', external: true, region: '山西' } as const
  for (const actor of [head, bureau, firm]) {
    await refused(() => directory.constituteBody(ctx, actor, local), 'forbidden', 'not-the-office')
    await refused(() => directory.constituteBody(ctx, actor, far), 'forbidden', 'not-the-office')
  }
  await directory.constituteBody(ctx, street, local)
  await refused(() => directory.constituteBody(ctx, street, far), 'invalid', 'mail-missing')
  await directory.constituteBody(ctx, street, { ...far, contactEmail: 'far@example.org' })
})

test('conflicts name what is there', async () => {
  const by = system(district)
  await refused(() => directory.addJurisdiction(ctx, by, { code: '110107003', name: '八角街道' }), 'conflict', 'code-taken')
  const unit = { jurisdictionCode: '110107003', name: '今鼎', shortCode: 'JD', slug: 'another' }
  await refused(() => directory.openGovernanceUnit(ctx, by, unit), 'conflict', 'unit-taken')
  const code = '91110107MAY0067Q4X'
  const twin = await refused(
    () => directory.addOrganisation(ctx, by, { kind: 'enterprise', name: '颐家', shortName: '颐家', creditCode: code }),
    'conflict',
    'credit-code-taken',
  )
  expect(twin.text.zh).toContain('颐家安宁（北京）居家养老服务公司')
  await refused(() => directory.addPerson(ctx, by, { name: '站长', phone: world.phone('今鼎大厦 站长') }), 'conflict', 'phone-known')
  const station = { kind: 'workstation', name: '工作站', shortName: '二站', nameEn: 'Second', unitId: world.unit('jinding') } as const
  await refused(() => directory.constituteBody(ctx, by, station), 'conflict', 'body-exists')
  const table = { bodyId: world.body('杨北二社区协调委'), memberBodyId: world.body('今鼎大厦楼委会'), from: '2026-06-01' }
  await refused(() => directory.joinTable(ctx, by, table), 'conflict', 'at-the-table')
  const job = { personId: world.person('颐家安宁 人事经理'), organisationId: world.organisation('颐家安宁'), from: '2026-06-01' }
  await refused(() => directory.addAffiliation(ctx, by, { ...job, kind: 'acts_for' }), 'conflict', 'affiliated')
})

test('what cannot be is refused with the field or the floor', async () => {
  const by = system(district)
  await refused(() => directory.addJurisdiction(ctx, by, { code: '1101070', name: '错' }), 'invalid', 'division-code')
  await refused(() => directory.addJurisdiction(ctx, by, { code: '110107999001', name: '错' }), 'invalid', 'parent-missing')
  await refused(() => directory.addPerson(ctx, by, { name: '前台', phone: '1234' }), 'invalid', 'mobile')
  const building = { unitId: world.unit('rongke'), name: 'D 座' }
  const full = await refused(
    () =>
      directory.addBuilding(ctx, by, {
        ...building,
        floors: [{ label: '3', level: 3, area: 100, spaces: [{ code: 'D301', kind: 'office', area: 101 }] }],
      }),
    'invalid',
    'floor-overfull',
  )
  expect(full.text.zh).toContain('3 层')
  const miscounted = { kind: 'enterprise', name: '新', shortName: '新', staff: 3, women: 4 } as const
  await refused(() => directory.addOrganisation(ctx, by, miscounted), 'invalid', 'headcount')
  const mistyped = { kind: 'enterprise', name: '新', shortName: '新', creditCode: '91110107MAY0067Q4Y' } as const
  await refused(() => directory.addOrganisation(ctx, by, mistyped), 'invalid', 'credit-code')
  const nowhere = { kind: 'department', name: '新', shortName: '新', nameEn: 'New' } as const
  await refused(() => directory.constituteBody(ctx, by, nowhere), 'invalid', 'body-place')
  const long = {
    bodyId: world.body('今鼎大厦楼委会'),
    kind: 'member',
    title: '委员',
    titleEn: 'Member',
    from: '2026-06-01',
    to: '2099-01-01',
  } as const
  await refused(() => directory.addSeat(ctx, by, { ...long, personId: world.person('颐家安宁 人事经理') }), 'invalid', 'term-too-long')
  await refused(
    () => directory.moveIn(ctx, by, { organisationId: missing, spaceId: missing, from: '2026-01-01' }),
    'not-found',
    'not-found',
  )
})

test('two organisations in one room at a time: the refusal says who is there', async () => {
  const move = { organisationId: world.organisation('知行会计'), spaceId: world.space('jinding/1203') }
  const there = await refused(() => directory.moveIn(ctx, system(district), { ...move, from: '2026-06-01' }), 'conflict', 'space-taken')
  expect(there.text.zh).toContain('12 层 1203 室')
  expect(there.text.zh).toContain('颐家安宁')
})

test('the database itself allows one organisation in a room at a time, whoever writes', async () => {
  const [row] = await asOwner<{ from_day: string }>(`select from_day::text from directory.occupancy where space_id = $1`, [
    world.space('jinding/1203'),
  ])
  await expect(
    asOwner(`insert into directory.occupancy (district_id, space_id, organisation_id, from_day) values ($1, $2, $3, $4)`, [
      district,
      world.space('jinding/1203'),
      world.organisation('知行会计'),
      row?.from_day,
    ]),
  ).rejects.toThrow(/exclusion constraint/)
})

test('of twenty that move into one room at the same moment one gets it', async () => {
  const space = world.space('jinding/1602')
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      directory.moveIn(ctx, system(district), { organisationId: world.organisation('松间设计'), spaceId: space, from: '2026-01-01' }),
    ),
  )
  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
})
