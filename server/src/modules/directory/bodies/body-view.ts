import type { Text } from '@liti/contract/common'
import type { BodyView, SeatView } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { holdsOn, todayOf } from '../record/days.ts'
import { attended } from '../record/locks.ts'
import { can, heldOn, mayArrangeSeats, mayShape } from '../record/model.ts'
import { named } from '../../../kernel/named.ts'

/** Bodies with their seats and tables as one reader sees them. `db` may be a transaction, so that a command can answer with it. */
export async function viewBodies(db: Db, ctx: Ctx, actor: Actor, ids: string[]): Promise<BodyView[]> {
  if (ids.length === 0) return []
  const today = todayOf(ctx)
  const bodies = await db
    .selectFrom('directory.body as b')
    .leftJoin('directory.governance_unit as u', (join) => join.onRef('u.district_id', '=', 'b.district_id').onRef('u.id', '=', 'b.unit_id'))
    .selectAll('b')
    .select(['u.jurisdiction_code as unitCode', attended('b').as('attended')])
    .where('b.district_id', '=', ctx.district)
    .where('b.id', 'in', ids)
    .execute()
  const seats = await readSeats(db, ctx.district, ids)
  const tables = await readTables(db, ctx.district, ids, today)
  return bodies.map((body) => {
    const place = {
      bodyId: body.id,
      kind: body.kind,
      unitId: body.unit_id,
      code: body.jurisdiction_code ?? body.unitCode,
      external: body.external,
      attended: body.attended,
    }
    const arrange = can(mayArrangeSeats(actor, place))
    return {
      id: body.id,
      kind: body.kind,
      name: named(body.name, body.name_en),
      shortName: body.short_name,
      place: named(body.place, body.place_en),
      termYears: body.term_years,
      termFrom: body.term_from,
      termTo: body.term_to,
      duties: body.duties as Text[],
      seats: seats.filter((seat) => seat.body_id === body.id).map((seat) => seatView(seat, body.term_to, today)),
      sitsOn: tables.filter((table) => table.member === body.id).map(({ other, ...table }) => tableView(table.body, other, table)),
      members: tables.filter((table) => table.body === body.id).map((table) => tableView(table.member, table.memberName, table)),
      can: { fillSeat: arrange, endSeat: arrange, extendSeat: arrange, shape: can(mayShape(actor, place)) },
    }
  })
}

const readSeats = (db: Db, district: number, ids: string[]) =>
  db
    .selectFrom('directory.seat as s')
    .leftJoin('directory.person as p', (join) => join.onRef('p.district_id', '=', 's.district_id').onRef('p.id', '=', 's.person_id'))
    .leftJoin('directory.organisation as o', (join) =>
      join.onRef('o.district_id', '=', 's.district_id').onRef('o.id', '=', 's.organisation_id'),
    )
    .selectAll('s')
    .select(['p.display_name as holder', 'o.short_name as organisation', 'o.name_en as organisationEn'])
    .where('s.district_id', '=', district)
    .where('s.body_id', 'in', ids)
    .orderBy('s.position')
    .orderBy('s.id')
    .execute()

type SeatRow = Awaited<ReturnType<typeof readSeats>>[number]

function seatView(seat: SeatRow, bodyEnds: string | null, today: string): SeatView {
  const held = heldOn({ personId: seat.person_id, from: seat.from_day, to: seat.to_day, bodyEnds }, today)
  const chosen = seat.person_id !== null && seat.from_day > today // holds it from a coming day on
  return {
    id: seat.id,
    kind: seat.kind,
    title: named(seat.title, seat.title_en),
    constituency: seat.constituency,
    organisation: seat.organisation === null ? null : named(seat.organisation, seat.organisationEn ?? ''),
    organisationId: seat.organisation_id,
    holder: held || chosen ? seat.holder_called || seat.holder : null,
    from: seat.from_day,
    to: seat.to_day,
    vacant: !held && !chosen,
    fillBy: seat.fill_by,
    note: seat.note,
  }
}

async function readTables(db: Db, district: number, ids: string[], today: string) {
  const rows = await db
    .selectFrom('directory.body_membership as m')
    .innerJoin('directory.body as t', (join) => join.onRef('t.district_id', '=', 'm.district_id').onRef('t.id', '=', 'm.body_id'))
    .innerJoin('directory.body as w', (join) => join.onRef('w.district_id', '=', 'm.district_id').onRef('w.id', '=', 'm.member_body_id'))
    .select([
      'm.id as membershipId',
      'm.seats',
      'm.voting',
      'm.note',
      't.id as body',
      't.name',
      't.name_en',
      'w.id as member',
      'w.name as memberZh',
      'w.name_en as memberEn',
    ])
    .where('m.district_id', '=', district)
    .where((eb) => eb.or([eb('m.body_id', 'in', ids), eb('m.member_body_id', 'in', ids)]))
    .where(holdsOn('m', today))
    .orderBy('m.id')
    .execute()
  return rows.map(({ name, name_en, memberZh, memberEn, ...row }) => ({
    ...row,
    other: named(name, name_en),
    memberName: named(memberZh, memberEn),
  }))
}

const tableView = (
  bodyId: string,
  name: Text,
  { membershipId, seats, voting, note }: { membershipId: string; seats: number; voting: boolean; note: string },
) => ({
  membershipId,
  bodyId,
  name,
  seats,
  voting,
  note,
})
