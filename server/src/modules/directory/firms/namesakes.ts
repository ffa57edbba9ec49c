import type { z } from 'zod'
import type { Text } from '@liti/contract/common'
import type { findNamesakes as route } from '@liti/contract/directory'
import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import { todayOf } from '../record/days.ts'
import { spaceText } from '../record/model.ts'
import { named } from '../../../kernel/named.ts'

type Namesake = z.infer<(typeof route)['reply']>['found'][number]

const most = 5

/** Organisations of the same name: spaces, brackets, full and half width do not make another. */
export const findNamesakes = async (ctx: Ctx, { name }: { name: string }): Promise<{ found: Namesake[] }> => ({
  found: await namesakes(ctx.db, ctx.district, name, todayOf(ctx)),
})

async function namesakes(db: Db, district: number, name: string, today: string): Promise<Namesake[]> {
  const { rows } = await sql<{
    id: string
    name: string
    nameEn: string
    foundedYear: number | null
    unit: string | null
    unitEn: string | null
    floor: string | null
    code: string | null
    room: string | null
  }>`
    select o.id, o.name, o.name_en as "nameEn", o.founded_year as "foundedYear",
      at.unit, at."unitEn", at.floor, at.code, at.room
    from directory.organisation o
    left join lateral (
      select u.name as unit, u.name_en as "unitEn", f.label as floor, s.code, s.name as room
      from directory.occupancy oc
      join directory.space s on s.district_id = oc.district_id and s.id = oc.space_id
      join directory.floor f on f.district_id = s.district_id and f.id = s.floor_id
      join directory.building b on b.district_id = f.district_id and b.id = f.building_id
      join directory.governance_unit u on u.district_id = b.district_id and u.id = b.unit_id
      where oc.district_id = o.district_id and oc.organisation_id = o.id and daterange(oc.from_day, oc.to_day) @> ${today}::date
      order by oc.from_day desc, oc.id limit 1
    ) at on true
    where o.district_id = ${district} and o.name_key = directory.name_key(${name}) and o.name_key <> ''
    order by at.unit is null, o.id limit ${most}`.execute(db)
  return rows.map(({ name: zh, nameEn, unit, unitEn, floor, code, room, ...rest }) => {
    const at = floor === null || code === null ? '' : spaceText({ floor, code, name: room ?? '' })
    return { ...rest, name: named(zh, nameEn), place: placeText(unit, unitEn, at) }
  })
}

const placeText = (unit: string | null, unitEn: string | null, at: string): Text =>
  unit === null ? { zh: '现在不在楼里', en: 'In no building now' } : { zh: `${unit} ${at}`, en: `${unitEn || unit}, ${at}` }

/**
 * Refuses a name another organisation has, unless somebody has looked and says that it is another one. The name is locked, so that
 * two who write the same firm down at once are told of each other.
 * @param self the organisation that is being renamed
 */
export async function refuseNamesake(
  work: Work,
  { name, another = false }: { name: string; another?: boolean },
  self?: string,
): Promise<void> {
  const key = sql`hashtextextended('organisation ' || ${work.ctx.district} || ' ' || directory.name_key(${name}), 0)`
  await sql`select pg_advisory_xact_lock(${key})`.execute(work.tx)
  if (another) return
  const first = (await namesakes(work.tx, work.ctx.district, name, work.today)).find(({ id }) => id !== self)
  if (!first) return
  const why = {
    zh: `已经有“${first.name.zh}”了（${first.place.zh}）。是不是这一家？不是的话请确认是另一家`,
    en: `“${first.name.en}” is on file (${first.place.en}). Is it this one? If not, confirm that it is another`,
  }
  throw new Refusal('conflict', 'namesake', why, { name: why })
}
