import type { Text } from '@liti/contract/common'
import type { BuildingPage } from '@liti/contract/directory'
import type { Ctx } from '../../../kernel/context.ts'
import { todayOf } from '../record/days.ts'
import { heldOn } from '../record/model.ts'
import { monthText } from './month-text.ts'
import { named } from '../../../kernel/named.ts'

type Line = BuildingPage['file']['bodies'][number]
const carriages = ['party', 'committee', 'workstation']

/** The three carriages of a unit, each in one line: 15 席，任期到 2028 年 8 月. */
export async function readBodyLines(ctx: Ctx, unitId: string, partyMembers: number | null): Promise<Line[]> {
  const { db, district } = ctx
  const today = todayOf(ctx)
  const [bodies, seats] = await Promise.all([
    db
      .selectFrom('directory.body')
      .select(['id', 'kind', 'name', 'name_en', 'term_to', 'place', 'place_en'])
      .where('district_id', '=', district)
      .where('unit_id', '=', unitId)
      .where('kind', 'in', carriages)
      .execute(),
    db
      .selectFrom('directory.seat as s')
      .innerJoin('directory.body as b', (join) => join.onRef('b.district_id', '=', 's.district_id').onRef('b.id', '=', 's.body_id'))
      .select(['s.body_id', 's.kind', 's.person_id', 's.from_day', 's.to_day', 'b.term_to'])
      .where('s.district_id', '=', district)
      .where('b.unit_id', '=', unitId)
      .where('s.kind', '!=', 'floor_liaison')
      .execute(),
  ])
  return bodies
    .sort((a, b) => carriages.indexOf(a.kind) - carriages.indexOf(b.kind))
    .map((body) => {
      const own = seats.filter((seat) => seat.body_id === body.id)
      const held = own.filter((seat) =>
        heldOn({ personId: seat.person_id, from: seat.from_day, to: seat.to_day, bodyEnds: seat.term_to }, today),
      )
      const line =
        body.kind === 'committee'
          ? committeeLine(own.length, body.term_to)
          : body.kind === 'party'
            ? partyLine(partyMembers, own.length)
            : stationLine(held, named(body.place, body.place_en))
      return { id: body.id, kind: body.kind, name: named(body.name, body.name_en), line }
    })
}

function committeeLine(seats: number, termTo: string | null): Text {
  const until = termTo === null ? null : monthText(termTo)
  return {
    zh: until ? `${seats} 席，任期到 ${until.zh}` : `${seats} 席`,
    en: until ? `${seats} seats, term to ${until.en}` : `${seats} seats`,
  }
}

function partyLine(members: number | null, seats: number): Text {
  return members === null
    ? { zh: `${seats} 席`, en: `${seats} seats` }
    : { zh: `书记，党员 ${members} 名`, en: `Secretary, ${members} members` }
}

function stationLine(held: { kind: string }[], place: Text): Text {
  const head = held.some((seat) => seat.kind === 'head')
  const specialists = held.filter((seat) => seat.kind === 'specialist').length
  const zh = [head ? '站长' : '站长空缺', specialists > 0 ? `${specialists} 名专员` : ''].filter(Boolean).join('和 ')
  const en = [head ? 'Head' : 'Head vacant', specialists > 0 ? `${specialists} specialist${specialists === 1 ? '' : 's'}` : ''].filter(
    Boolean,
  )
  return place.zh === '' ? { zh, en: en.join(' and ') } : { zh: `${zh}，${place.zh}`, en: `${en.join(' and ')}, ${place.en}` }
}
