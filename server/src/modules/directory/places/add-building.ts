import type { spaceKinds } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { unitPlace } from '../record/locks.ts'
import { mayFound } from '../record/model.ts'

export type NewSpace = { code: string; name?: string; kind: (typeof spaceKinds)[number]; area: number }
export type NewFloor = { label: string; level: number; area: number; note?: string; spaces: NewSpace[] }
export type AddBuilding = {
  unitId: string
  name: string
  nameEn?: string
  address?: string
  completedYear?: number
  ownership?: string
  grossArea?: number
  lettableArea?: number
  parkingTotal?: number
  parkingShared?: number
  partyMembers?: number
  floors: NewFloor[]
}

/** Adds a building with its floors and spaces, the spaces of a floor in the order given, left to right. */
export const addBuilding = (ctx: Ctx, actor: Actor, input: AddBuilding): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    const place = await unitPlace(work, input.unitId)
    work.permit(mayFound, place.code)
    checkFloors(input.floors)
    const building = await work.tx
      .insertInto('directory.building')
      .values({
        district_id: ctx.district,
        unit_id: input.unitId,
        name: input.name,
        name_en: input.nameEn ?? '',
        address: input.address ?? '',
        completed_year: input.completedYear ?? null,
        ownership: input.ownership ?? '',
        gross_area: input.grossArea ?? null,
        lettable_area: input.lettableArea ?? null,
        parking_total: input.parkingTotal ?? null,
        parking_shared: input.parkingShared ?? null,
        party_members: input.partyMembers ?? null,
        checked_on: work.today,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const floors = await work.tx
      .insertInto('directory.floor')
      .values(
        input.floors.map(({ label, level, area, note = '' }) => ({
          district_id: ctx.district,
          building_id: building.id,
          label,
          level,
          area,
          note,
        })),
      )
      .returning(['id', 'level'])
      .execute()
    const floorAt = new Map(floors.map((floor) => [floor.level, floor.id]))
    await work.tx
      .insertInto('directory.space')
      .values(
        input.floors.flatMap((floor) =>
          floor.spaces.map(({ code, name = '', kind, area }, position) => ({
            district_id: ctx.district,
            floor_id: floorAt.get(floor.level) ?? '',
            code,
            name,
            kind,
            area,
            position,
          })),
        ),
      )
      .execute()
    work.trace('directory.building-added', building.id, { unit: input.unitId, floors: floors.length })
    return building
  })

function checkFloors(floors: NewFloor[]): void {
  const levels = new Set<number>()
  for (const floor of floors) {
    if (floor.spaces.length === 0 || levels.has(floor.level) || floor.level === 0) {
      throw new Refusal('invalid', 'floor-wrong', {
        zh: `${floor.label} 层没有房间，或楼层重复了`,
        en: `Floor ${floor.label} has no spaces or is given twice`,
      })
    }
    levels.add(floor.level)
    const taken = floor.spaces.reduce((sum, space) => sum + space.area, 0)
    if (taken > floor.area) {
      throw new Refusal('invalid', 'floor-overfull', {
        zh: `${floor.label} 层只有 ${floor.area} 平方米，房间加起来 ${taken} 平方米`,
        en: `Floor ${floor.label} has ${floor.area} m², its spaces add up to ${taken} m²`,
      })
    }
  }
}
