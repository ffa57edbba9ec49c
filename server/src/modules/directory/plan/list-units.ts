import type { PublicUnit, spaceKinds, UnitBrief } from '@liti/contract/directory'
import type { Ctx } from '../../../kernel/context.ts'
import { readSpaces, type SpaceRow } from './plan.ts'
import { named } from '../../../kernel/named.ts'
import { readUnits, unitBySlug, type UnitRow } from '../record/units.ts'

export const briefOf = ({ code: _code, ...brief }: UnitRow): UnitBrief => brief

export const listUnits = async (ctx: Ctx): Promise<{ units: UnitBrief[] }> => ({ units: (await readUnits(ctx)).map(briefOf) })

/** The public page of a building: its floors, who is where, and where the workstation is. */
export async function getUnit(ctx: Ctx, slug: string): Promise<PublicUnit> {
  const unit = await unitBySlug(ctx, slug)
  const { db, district } = ctx
  const [home, buildings, spaces, workstation] = await Promise.all([
    db.selectFrom('kernel.district').select('name').where('id', '=', district).executeTakeFirstOrThrow(),
    db
      .selectFrom('directory.building')
      .select(['id', 'name', 'name_en', 'address'])
      .where('district_id', '=', district)
      .where('unit_id', '=', unit.id)
      .orderBy('name')
      .execute(),
    readSpaces(ctx, { unitId: unit.id }),
    db
      .selectFrom('directory.body')
      .select(['id', 'name', 'name_en', 'place', 'place_en', 'phone', 'hours', 'hours_en'])
      .where('district_id', '=', district)
      .where('unit_id', '=', unit.id)
      .where('kind', '=', 'workstation')
      .executeTakeFirst(),
  ])
  return {
    ...briefOf(unit),
    district: home.name,
    buildings: buildings.map((building) => ({
      id: building.id,
      name: named(building.name, building.name_en),
      address: building.address,
      floors: floorsOf(spaces.filter((space) => space.buildingId === building.id)),
    })),
    workstation: workstation
      ? {
          bodyId: workstation.id,
          name: named(workstation.name, workstation.name_en),
          place: named(workstation.place, workstation.place_en),
          phone: workstation.phone,
          hours: named(workstation.hours, workstation.hours_en),
        }
      : null,
  }
}

function floorsOf(spaces: SpaceRow[]): PublicUnit['buildings'][number]['floors'] {
  const floors = new Map<string, PublicUnit['buildings'][number]['floors'][number]>()
  for (const { floorId, floor: label, level, floorArea, spaceId, code, kind, name, area, tenant, tenantEn } of spaces) {
    const floor = floors.get(floorId) ?? { id: floorId, label, level, area: floorArea, spaces: [] }
    floors.set(floorId, floor)
    floor.spaces.push({
      id: spaceId,
      code,
      kind: kind as (typeof spaceKinds)[number],
      name,
      area,
      tenant: tenant === null ? null : named(tenant, tenantEn ?? ''),
    })
  }
  return [...floors.values()]
}
