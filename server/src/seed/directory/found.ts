import * as directory from '../../modules/directory/index.ts'
import { guest, type Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { bodiesOf, tables } from './bodies.ts'
import divisions from './divisions.json' with { type: 'json' }
import { jindingFloors, jindingLets } from './jinding.ts'
import { type Known, readSpaces } from './known.ts'
import { organisationsOf } from './organisations.ts'
import { people, phoneOf } from './people.ts'
import { rongkeFirms, rongkeLets, rongkeTowers } from './rongke.ts'
import { seatsOf } from './seats.ts'
import { type SeedDays, seedDays } from './seed-days.ts'

/** Writes what of the world is not there yet, through the module's own commands. */
export async function found(ctx: Ctx, actor: Actor, known: Known): Promise<void> {
  const days = seedDays(ctx.now())
  await foundPlaces(ctx, actor, known)
  for (const one of organisationsOf()) {
    await once(known.organisations, one.shortName, () => directory.addOrganisation(ctx, actor, one))
  }
  await foundOccupancies(ctx, actor, known, days)
  await foundPeople(ctx, actor, known, days)
  await foundBodies(ctx, actor, known, days)
}

async function once(known: Map<string, string>, key: string, make: () => Promise<{ id: string }>): Promise<string> {
  const before = known.get(key)
  if (before !== undefined) return before
  const { id } = await make()
  known.set(key, id)
  return id
}

/** The id of what the seed itself names; a name it does not know is a slip in the seed. */
export function idOf(known: Map<string, string>, key: string): string {
  const id = known.get(key)
  if (id === undefined) throw new Error(`The seed names ${key}, which is not there`)
  return id
}

async function foundPlaces(ctx: Ctx, actor: Actor, known: Known): Promise<void> {
  for (const { code, name, en = '' } of divisions.divisions as { code: string; name: string; en?: string }[]) {
    await once(known.divisions, code, async () => ({ id: (await directory.addJurisdiction(ctx, actor, { code, name, nameEn: en })).code }))
  }
  const place = { jurisdictionCode: '110107003' }
  const jinding = await once(known.units, 'jinding', () =>
    directory.openGovernanceUnit(ctx, actor, { ...place, name: '今鼎大厦', nameEn: 'Jinding Tower', shortCode: 'JD', slug: 'jinding' }),
  )
  const rongke = await once(known.units, 'rongke', () =>
    directory.openGovernanceUnit(ctx, actor, {
      ...place,
      name: '融科创意中心',
      nameEn: 'Rongke Creative Centre',
      shortCode: 'RK',
      slug: 'rongke',
    }),
  )
  await once(known.buildings, 'jinding/今鼎大厦', () =>
    directory.addBuilding(ctx, actor, {
      unitId: jinding,
      name: '今鼎大厦',
      nameEn: 'Jinding Tower',
      address: '石景山区八角街道',
      completedYear: 2011,
      ownership: '分散，3 家业主',
      grossArea: 30_700,
      lettableArea: 25_800,
      parkingTotal: 200,
      parkingShared: 36,
      partyMembers: 86,
      floors: jindingFloors,
    }),
  )
  for (const { name, nameEn, floors } of rongkeTowers) {
    await once(known.buildings, `rongke/${name}`, () =>
      directory.addBuilding(ctx, actor, {
        unitId: rongke,
        name,
        nameEn,
        address: '石景山区八角街道',
        completedYear: 2014,
        ownership: '单一业主',
        grossArea: floors.reduce((sum, floor) => sum + floor.area, 0),
        floors,
      }),
    )
  }
  known.spaces = await readSpaces(ctx)
}

/** Leases are for three years, the longest for five. */
function leaseBegan(leaseEnd: string, today: string): string {
  const back = (years: number) => Temporal.PlainDate.from(leaseEnd).subtract({ years }).toString()
  return back(3) < today ? back(3) : back(5)
}

async function foundOccupancies(ctx: Ctx, actor: Actor, known: Known, days: SeedDays): Promise<void> {
  const move = (space: string, firm: string, lease: string | undefined, gone?: string) => {
    const spaceId = idOf(known.spaces, space)
    const organisationId = idOf(known.organisations, firm)
    const leaseEnd = lease === undefined ? null : days.day(`${lease}-15`)
    const from = leaseEnd === null ? days.day('2022-06-18') : leaseBegan(leaseEnd, days.today)
    return once(known.occupancies, `${spaceId}/${organisationId}`, () =>
      directory.moveIn(ctx, actor, { organisationId, spaceId, from, to: gone ?? null, leaseEnd }),
    )
  }
  for (const [, lets] of jindingLets) {
    for (const { code, firm, lease } of lets) if (firm !== null) await move(`jinding/${code}`, firm, lease)
  }
  await move('jinding/1002', '松间设计', '2024-12', days.inDays(-15))
  for (const { code, firm } of rongkeLets) await move(`rongke/${code}`, firm, rongkeFirms[firm]?.lease)
}

async function foundPeople(ctx: Ctx, actor: Actor, known: Known, days: SeedDays): Promise<void> {
  for (const { key, name, phone, mail, of, kind = 'works_at', job = '', duties = '' } of people) {
    const personId = await once(known.persons, key, () =>
      directory.addPerson(ctx, actor, {
        name,
        ...(phone === undefined ? {} : { phone: phoneOf(phone) }),
        ...(mail === undefined ? {} : { email: mail }),
      }),
    )
    if (of === undefined) continue
    const organisationId = idOf(known.organisations, of)
    const affiliationId = await once(known.affiliations, `${personId}/${organisationId}`, () =>
      directory.addAffiliation(ctx, actor, { personId, organisationId, kind, job, duties, from: days.month('2022-06') }),
    )
    const person = { ...guest(ctx.district), kind: 'person' as const, personId, name }
    await once(known.accepted, affiliationId, async () => {
      await directory.acceptTie(ctx, person, { affiliationId })
      return { id: affiliationId }
    })
  }
}

async function foundBodies(ctx: Ctx, actor: Actor, known: Known, days: SeedDays): Promise<void> {
  for (const { unit, organisation, ...body } of bodiesOf(days)) {
    await once(known.bodies, body.shortName, () =>
      directory.constituteBody(ctx, actor, {
        ...body,
        ...(unit === undefined ? {} : { unitId: idOf(known.units, unit) }),
        ...(organisation === undefined ? {} : { organisationId: idOf(known.organisations, organisation) }),
      }),
    )
  }
  const taken = new Map<string, number>()
  for (const { body, organisation, holder, ...seat } of seatsOf(days)) {
    const bodyId = idOf(known.bodies, body)
    const position = (taken.get(body) ?? 0) + 1
    taken.set(body, position)
    await once(known.seats, `${bodyId}/${position}`, () =>
      directory.addSeat(ctx, actor, {
        ...seat,
        bodyId,
        position,
        ...(organisation === undefined ? {} : { organisationId: idOf(known.organisations, organisation) }),
        ...(holder === undefined ? {} : { personId: idOf(known.persons, holder) }),
      }),
    )
  }
  for (const { table, member, ...terms } of tables) {
    const bodyId = idOf(known.bodies, table)
    const memberBodyId = idOf(known.bodies, member)
    await once(known.memberships, `${bodyId}/${memberBodyId}`, () =>
      directory.joinTable(ctx, actor, { bodyId, memberBodyId, from: days.month('2023-03'), ...terms }),
    )
  }
}
