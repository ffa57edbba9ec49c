import type { NeedView } from '@liti/contract/needs'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import type { Work } from '../../../kernel/work.ts'
import { roomsOfUnit } from '../../directory/index.ts'
import { notListed } from './insert-need.ts'

type Where = { unit_id: string; building_id: string | null; space_id: string | null; place: string }

/** Room numbers in what somebody wrote as the place: 12 层 1203 室 → 1203; a floor alone is none. */
export const roomNumbers = (place: string): string[] =>
  [...new Set(place.normalize('NFKC').match(/(?<![A-Za-z0-9])[A-Za-z]?\d{3,4}[A-Za-z]?(?![A-Za-z0-9])/g))].slice(0, 5)

/** The room a need's place means, where the need has none and exactly one room fits; somebody confirms it on accepting. */
export async function roomOffer(ctx: Ctx, db: Db, need: Where): Promise<NeedView['roomOffer']> {
  const codes = need.space_id === null ? roomNumbers(need.place) : []
  if (codes.length === 0) return null
  const rooms = await roomsOfUnit(db, ctx, need.unit_id, { codes, buildingId: need.building_id })
  return rooms.length === 1 && rooms[0] ? { spaceId: rooms[0].spaceId, text: rooms[0].text } : null
}

/** The room and its building for a need of this unit; a room of another unit is no choice. */
export async function confirmedRoom(work: Work, unitId: string, spaceId: string): Promise<{ space_id: string; building_id: string }> {
  const [room] = await roomsOfUnit(work.tx, work.ctx, unitId, { ids: [spaceId] })
  if (!room) throw notListed('spaceId')
  return { space_id: room.spaceId, building_id: room.buildingId }
}
