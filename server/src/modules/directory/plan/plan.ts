import type { Text } from '@liti/contract/common'
import type { industryGroups, PlanCell, PlanFloor, spaceKinds } from '@liti/contract/directory'
import { count } from '@liti/contract/time-text'
import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { holdsOn, todayOf } from '../record/days.ts'
import { cellLabel, womenShare } from '../record/model.ts'
import { named } from '../../../kernel/named.ts'

/** How many needs are open at a space, and whether one is late. */
export type OpenNeeds = Map<string, { open: number; overdue: boolean }>
/** Open needs of one unit by space; given by the module that keeps needs. */
export type OpenNeedsBySpace = (ctx: Ctx, unitId: string) => Promise<OpenNeeds>

/** How many needs are open in a building, at a room or not; given by the module that keeps needs. */
export type CountOpenNeeds = (ctx: Ctx, unitId: string, buildingId: string) => Promise<number>

/** Whether the reader sees everything, or only the cells of their own organisations in full. */
export type PlanSight = { all: boolean; own: string[] }

/** Who comes into the room of this row next. */
const comingOf = (today: string) => sql<{ name: string; nameEn: string; from: string } | null>`(
  select jsonb_build_object('name', n.short_name, 'nameEn', n.name_en, 'from', next.from_day)
  from directory.occupancy next join directory.organisation n on n.district_id = next.district_id and n.id = next.organisation_id
  where next.district_id = s.district_id and next.space_id = s.id and next.from_day > ${today}::date
  order by next.from_day limit 1)`

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
      'f.note_en as noteEn',
      's.id as spaceId',
      's.code',
      's.name',
      's.kind',
      's.area',
      'oc.id as occupancyId',
      'oc.from_day as since',
      'oc.to_day as until',
      comingOf(todayOf(ctx)).as('coming'),
      'oc.lease_end as leaseEnd',
      'o.id as organisationId',
      'o.short_name as tenant',
      'o.name_en as tenantEn',
      'o.kind as tenantKind',
      'o.industry_group as group',
      'o.registered_here as registeredHere',
      'o.staff',
      'o.women',
    ])
    .where('b.district_id', '=', ctx.district)
    .where((eb) => eb.or([eb('s.closed_on', 'is', null), eb('s.closed_on', '>', todayOf(ctx))]))
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
      note: named(row.note, row.noteEn),
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
    organisation: row.tenant === null ? null : named(row.tenant, row.tenantEn ?? ''),
    group: row.group as (typeof industryGroups)[number] | null,
    openNeeds: known ? (needs.get(row.spaceId)?.open ?? 0) : null,
    overdue: known ? (needs.get(row.spaceId)?.overdue ?? false) : null,
    leaseEnd: known ? row.leaseEnd : null,
    womenShare: known ? womenShare(row.staff, row.women) : null,
    occupancyId: sight.all ? row.occupancyId : null,
    until: sight.all ? row.until : null,
    coming: sight.all && row.coming ? { organisation: named(row.coming.name, row.coming.nameEn), from: row.coming.from } : null,
  }
}

function noteOf(own: Text, late: number): Text {
  if (late === 0) return own
  const places = count(late, '处有超时', 'place overdue')
  return { zh: places.zh, en: late === 1 ? '1 place overdue' : `${late} places overdue` }
}
