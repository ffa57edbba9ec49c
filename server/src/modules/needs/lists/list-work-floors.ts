import type { In, Out } from '@liti/contract/kit'
import type { listWorkFloors as route } from '@liti/contract/needs'
import { sql } from 'kysely'
import { named } from '../../../kernel/named.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { dutyScope } from './duties.ts'

/** The floors worth choosing: each is asked for by its own place in an index (`offset` keeps it so), and so is whether something stands on none. */
export async function listWorkFloors(ctx: Ctx, actor: Actor, query: Out<(typeof route)['query']>): Promise<In<(typeof route)['reply']>> {
  const { units, bodies } = await dutyScope(ctx, actor, query.unit)
  const inUnit = (column: string) => (query.unit ? sql`and ${sql.ref(column)} = ${query.unit}` : sql``)
  const [floors, elsewhere] = await Promise.all([
    sql<{ id: string; label: string; building_id: string; building: string; building_en: string }>`
      select f.id, f.label, f.building_id, f.building, f.building_en from directory.floor_face f
      where f.district_id = ${ctx.district} and (f.id = ${query.floor ?? null}::uuid or true ${inUnit('f.unit_id')} and (
        exists (select from needs.inbox i where i.district_id = ${ctx.district} and i.floor_id = f.id and i.unit_id = any(${units}::uuid[]) offset 0)
        or exists (select from needs.inbox i where i.district_id = ${ctx.district} and i.floor_id = f.id and i.body_id = any(${bodies}::uuid[]) ${inUnit('i.unit_id')} offset 0)))
      order by f.building, f.building_id, f.level`.execute(ctx.db),
    sql<{ there: boolean }>`select exists (select from unnest(${units}::uuid[]) as s(id) cross join lateral (
        select from needs.inbox i where i.district_id = ${ctx.district} and i.unit_id = s.id and i.floor_id is null limit 1) as one)
      or exists (select from unnest(${bodies}::uuid[]) as s(id) cross join lateral (
        select from needs.inbox i where i.district_id = ${ctx.district} and i.body_id = s.id and i.floor_id is null ${inUnit('i.unit_id')} limit 1) as one) as there`.execute(
      ctx.db,
    ),
  ])
  return {
    floors: floors.rows.map(({ id, label, building_id, building, building_en }) => ({
      floorId: id,
      label,
      buildingId: building_id,
      building: named(building, building_en),
    })),
    elsewhere: elsewhere.rows[0]?.there ?? false,
  }
}
