import { cast, lead } from '../actors.ts'
import type { FarHouse, House, Ids } from '../matrix-module.ts'
import { guest, type Actor } from '../../src/kernel/actor.ts'
import * as directory from '../../src/modules/directory/index.ts'

declare module '../matrix-module.ts' {
  interface Ids {
    organisation: string
    person: string
    seat: string
    building: string
    floor: string
    space: string
    occupancy: string
    affiliation: string
    station: string
    membership: string
    place: string
    body: string
    unit: string
    slug: string
  }
}

/** Records of the demonstration's directory. */
export async function directoryIds({ world: { world }, one }: Pick<House, 'world' | 'one'>): Promise<Partial<Ids>> {
  const station = world.body('今鼎大厦工作站')
  const space = world.space('jinding/1203')
  return {
    organisation: world.organisation('颐家安宁'),
    person: world.person('颐家安宁 人事经理'),
    seat: await one('select id from directory.seat where body_id = $1 and person_id = $2', station, world.person(cast.second)),
    building: world.building('jinding/今鼎大厦'),
    floor: await one('select floor_id as id from directory.space where id = $1', space),
    space,
    occupancy: await one('select id from directory.occupancy where space_id = $1', space),
    affiliation: await one('select id from directory.affiliation where person_id = $1', world.person(cast.firm)),
    station,
    membership: await one('select id from directory.body_membership where body_id = $1', world.body('八角街道协调委')),
    place: '110107003',
    body: world.body(lead),
    unit: world.unit('jinding'),
    slug: 'jinding',
  }
}

/** A building of the second district with a station, a firm and one person, who sits at the station and acts for the firm. */
export async function farDirectory({
  ctx,
  system,
  one,
}: Pick<FarHouse, 'ctx' | 'system' | 'one'>): Promise<{ ids: Partial<Ids>; phone: string; asker: Actor }> {
  const today = Temporal.Now.plainDateISO('Asia/Shanghai').subtract({ days: 30 }).toString()
  const phone = '13900000001'
  await directory.addJurisdiction(ctx, system, { code: String(ctx.district), name: '海淀区', nameEn: 'Haidian' })
  await directory.addJurisdiction(ctx, system, { code: '110108001', name: '外街道', nameEn: 'Far Street' })
  const unit = await directory.openGovernanceUnit(ctx, system, {
    jurisdictionCode: '110108001',
    name: '外密楼',
    shortCode: 'WM',
    slug: 'waimi',
  })
  const building = await directory.addBuilding(ctx, system, {
    unitId: unit.id,
    name: '外密楼',
    address: '外密路',
    floors: [{ label: '1', level: 1, area: 100, spaces: [{ code: '101', kind: 'office', area: 90 }] }],
  })
  const body = await directory.constituteBody(ctx, system, {
    kind: 'workstation',
    name: '外密站',
    shortName: '外密站',
    nameEn: 'Far station',
    unitId: unit.id,
  })
  const organisation = await directory.addOrganisation(ctx, system, { kind: 'enterprise', name: '外密公司', shortName: '外密公司' })
  const person = await directory.addPerson(ctx, system, { name: '外密站长', phone })
  const tie = await directory.addAffiliation(ctx, system, {
    personId: person.id,
    organisationId: organisation.id,
    kind: 'acts_for',
    job: '经理',
    from: today,
  })
  await directory.acceptTie(ctx, { ...guest(ctx.district), kind: 'person', personId: person.id }, { affiliationId: tie.id })
  const space = await one('select s.id from directory.space s where s.district_id = $1', ctx.district)
  const occupancy = await directory.moveIn(ctx, system, { organisationId: organisation.id, spaceId: space, from: today })
  const council = { kind: 'coordination', name: '外密会', shortName: '外密会', nameEn: 'Far council', unitId: unit.id } as const
  const table = await directory.constituteBody(ctx, system, council)
  const membership = await directory.joinTable(ctx, system, { bodyId: table.id, memberBodyId: body.id, from: today })
  const seat = await directory.addSeat(ctx, system, {
    bodyId: body.id,
    kind: 'head',
    title: '站长',
    titleEn: 'Head',
    personId: person.id,
    position: 1,
    from: today,
  })
  return {
    phone,
    asker: { ...system, kind: 'person', personId: person.id, organisationIds: [organisation.id], actsForIds: [organisation.id] },
    ids: {
      organisation: organisation.id,
      person: person.id,
      seat: seat.id,
      building: building.id,
      floor: await one('select floor_id as id from directory.space where id = $1', space),
      space,
      occupancy: occupancy.id,
      affiliation: await one('select id from directory.affiliation where person_id = $1', person.id),
      station: body.id,
      membership: membership.id,
      place: '110108001',
      body: body.id,
      unit: unit.id,
      slug: 'waimi',
    },
  }
}
