import type { Text } from '@liti/contract/common'
import type { industryGroups, PlanCell, PlanFloor, spaceKinds } from '@liti/contract/directory'
import { count } from '@liti/contract/time-text'
import type { Ctx } from '../../kernel/context.ts'
import { holdsOn, todayOf } from './days.ts'
import { cellLabel, womenShare } from './model.ts'

/** How many needs are open at a space, and whether one is late. */
export type OpenNeeds = Map<string, { open: number; overdue: boolean }>
/** Open needs of one unit by space; given by the module that keeps needs. */
export type OpenNeedsBySpace = (ctx: Ctx, unitId: string) => Promise<OpenNeeds>

/** Whether the reader sees everything, or only the cells of their own organisations in full. */
export type PlanSight = { all: boolean; own: string[] }

/** One space of a building with who is in it today. */
export async function readSpaces(ctx: Ctx, only: { unitId?: string; buildingIds?: string[]; floorId?: string }) {
  let query = ctx.db
    .selectFrom('directory.building as b')
    .innerJoin('directory.floor as f', (join) => join.onRef('f.district_id', '=', 'b.district_id').onRef('f.building_id', '=', 'b.id'))
    .innerJoin('directory.space as s', (join) => join.onRef('s.district_id', '=', 'f.district_id').onRef('s.floor_id', '=', 'f.id'))
    .leftJoin('directory.occupancy as oc', (join) =>
      join
        .onRef('oc.district_id', '=', 's.district_id')
        .onRef('oc.space_id', '=', 's.id')
        .on(holdsOn('oc', todayOf(ctx))),
    )
    .leftJoin('directory.organisation as o', (join) =>
      join.onRef('o.district_id', '=', 'oc.district_id').onRef('o.id', '=', 'oc.organisation_id'),
    )
    .select([
      'b.id as buildingId',
      'b.name as building',
      'f.id as floorId',
      'f.label as floor',
      'f.level',
      'f.area as floorArea',
      'f.note',
      's.id as spaceId',
      's.code',
      's.name',
      's.kind',
      's.area',
      'oc.from_day as since',
      'oc.lease_end as leaseEnd',
      'o.id as organisationId',
      'o.short_name as tenant',
      'o.kind as tenantKind',
      'o.industry_group as group',
      'o.registered_here as registeredHere',
      'o.staff',
      'o.women',
    ])
    .where('b.district_id', '=', ctx.district)
    .orderBy('b.name')
    .orderBy('f.level', 'desc')
    .orderBy('s.position')
  if (only.unitId !== undefined) query = query.where('b.unit_id', '=', only.unitId)
  if (only.buildingIds !== undefined) query = query.where('b.id', 'in', only.buildingIds)
  if (only.floorId !== undefined) query = query.where('f.id', '=', only.floorId)
  return query.execute()
}
export type SpaceRow = Awaited<ReturnType<typeof readSpaces>>[number]

/** The stacking plan, top floor first: what stands in each cell depends on who reads it. */
export function planOf(rows: SpaceRow[], needs: OpenNeeds, sight: PlanSight): PlanFloor[] {
  const floors = new Map<string, PlanFloor>()
  const late = new Map<string, number>()
  for (const row of rows) {
    const floor = floors.get(row.floorId) ?? {
      floorId: row.floorId,
      label: row.floor,
      level: row.level,
      area: row.floorArea,
      note: { zh: row.note, en: row.note },
      cells: [],
    }
    floors.set(row.floorId, floor)
    const cell = cellOf(row, needs, sight)
    floor.cells.push(cell)
    if (cell.overdue) late.set(row.floorId, (late.get(row.floorId) ?? 0) + 1)
  }
  return [...floors.values()].map((floor) => ({ ...floor, note: noteOf(floor.note, late.get(floor.floorId) ?? 0) }))
}

function cellOf(row: SpaceRow, needs: OpenNeeds, sight: PlanSight): PlanCell {
  const known = sight.all || (row.organisationId !== null && sight.own.includes(row.organisationId))
  return {
    spaceId: row.spaceId,
    code: row.code,
    kind: row.kind as (typeof spaceKinds)[number],
    label: cellLabel(row),
    area: row.area,
    organisationId: row.organisationId,
    organisation: row.tenant,
    group: row.group as (typeof industryGroups)[number] | null,
    openNeeds: known ? (needs.get(row.spaceId)?.open ?? 0) : null,
    overdue: known ? (needs.get(row.spaceId)?.overdue ?? false) : null,
    leaseEnd: known ? row.leaseEnd : null,
    womenShare: known ? womenShare(row.staff, row.women) : null,
  }
}

function noteOf(own: Text, late: number): Text {
  if (late === 0) return own
  const places = count(late, '处有超时', 'place overdue')
  return { zh: places.zh, en: late === 1 ? '1 place overdue' : `${late} places overdue` }
}
