import { sql } from 'kysely'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'

export type Room = { code: string; name: string; kind: string; area: number }

/** The rooms of a floor that are in use, or will be until a coming day. */
export const openRooms = (work: Work, floorId: string) =>
  work.tx
    .selectFrom('directory.space')
    .select(['id', 'code', 'area', 'position'])
    .where('district_id', '=', work.ctx.district)
    .where('floor_id', '=', floorId)
    .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>', work.today)]))
    .execute()

type Floor = { id: string; label: string; area: number }

/**
 * A room that is added or changed has a number of its own and fits on its floor.
 * @param self the room that is changed, which does not count
 */
export async function checkRoom(work: Work, floor: Floor, room: { code: string; area: number }, self?: string): Promise<void> {
  const others = (await openRooms(work, floor.id)).filter(({ id }) => id !== self)
  if (others.some(({ code }) => code === room.code)) {
    const why = {
      zh: `${floor.label} 层已经有 ${room.code}，换一个`,
      en: `Floor ${floor.label} has a ${room.code} already; choose another`,
    }
    throw new Refusal('conflict', 'room-taken', why, { code: why })
  }
  checkFits(floor, others.reduce((sum, { area }) => sum + area, 0) + room.area)
}

export function checkFits(floor: Pick<Floor, 'label' | 'area'>, rooms: number): void {
  if (rooms <= floor.area + 0.05) return
  const taken = Math.round(rooms * 10) / 10
  const why = {
    zh: `${floor.label} 层只有 ${floor.area} 平方米，房间加起来 ${taken} 平方米`,
    en: `Floor ${floor.label} has ${floor.area} m², its rooms add up to ${taken} m²`,
  }
  throw new Refusal('invalid', 'floor-overfull', why, { area: why })
}

/** Puts a room on its floor, at the right of `after` or at the end. */
export async function insertRoom(work: Work, floorId: string, { code, name, kind, area }: Room, after?: number): Promise<string> {
  const { district } = work.ctx
  const { last } = await work.tx
    .selectFrom('directory.space')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('district_id', '=', district)
    .where('floor_id', '=', floorId)
    .executeTakeFirstOrThrow()
  const position = after === undefined ? (last ?? -1) + 1 : after + 1
  if (after !== undefined) await makeRoom(work, floorId, after)
  const made = await work.tx
    .insertInto('directory.space')
    .values({ district_id: district, floor_id: floorId, code, name, kind, area, position })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

/** Moves what is right of a place one to the right; by way of negative places, for each is unique at every moment. */
async function makeRoom(work: Work, floorId: string, after: number): Promise<void> {
  const { district } = work.ctx
  await sql`update directory.space set position = -position - 1
    where district_id = ${district} and floor_id = ${floorId} and position > ${after}`.execute(work.tx)
  await sql`update directory.space set position = -position
    where district_id = ${district} and floor_id = ${floorId} and position < 0`.execute(work.tx)
}
