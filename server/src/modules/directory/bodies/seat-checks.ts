import { sql } from 'kysely'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import { holdsOn } from '../record/days.ts'

/**
 * The day a tenure ends: as asked, or with the body's own term.
 * @throws Refusal `invalid` for a term that ends before it begins or outlives the body's
 */
export function checkTerm(from: string, to: string | null, bodyEnds: string | null): string | null {
  const end = to ?? bodyEnds
  if (end !== null && end <= from) {
    const why = { zh: '任期结束要在开始之后', en: 'A term ends after it begins' }
    throw new Refusal('invalid', 'term-order', why, { to: why })
  }
  if (bodyEnds !== null && end !== null && end > bodyEnds) {
    const why = { zh: `本届任期到 ${bodyEnds}，席位不能更长`, en: `The body’s own term ends on ${bodyEnds}; a seat cannot outlast it` }
    throw new Refusal('invalid', 'term-too-long', why, { to: why })
  }
  return end
}

type Seat = { id?: string; bodyId: string; kind: string; organisationId: string | null }
const nobodys = '00000000-0000-0000-0000-000000000000'

/** One person has one seat at a table, and a seat that belongs to an organisation is held by one of its people. */
export async function checkHolder(work: Work, seat: Seat, personId: string, from: string, to: string | null): Promise<void> {
  const { district } = work.ctx
  const person = await work.tx
    .selectFrom('directory.person')
    .select('id')
    .where('district_id', '=', district)
    .where('id', '=', personId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!person)
    throw refuse('invalid', 'person-missing', '没有找到这个人，或者已经注销', 'This person was not found, or their account is closed')
  const other = await work.tx
    .selectFrom('directory.seat')
    .select('title')
    .where('district_id', '=', district)
    .where('body_id', '=', seat.bodyId)
    .where('person_id', '=', personId)
    .where('id', '!=', seat.id ?? nobodys)
    .where(sql<boolean>`daterange(from_day, to_day) && daterange(${from}::date, ${to}::date)`)
    .executeTakeFirst()
  if (other) {
    throw refuse(
      'conflict',
      'second-seat',
      `这个人在这里已经有席位：${other.title}。一个人只坐一席`,
      `This person already has a seat here: ${other.title}. One person, one seat`,
    )
  }
  if (seat.organisationId === null) return
  const owner = await work.tx
    .selectFrom('directory.organisation as o')
    .leftJoin('directory.affiliation as a', (join) =>
      join
        .onRef('a.district_id', '=', 'o.district_id')
        .onRef('a.organisation_id', '=', 'o.id')
        .on('a.person_id', '=', personId)
        .on('a.kind', 'in', ['works_at', 'acts_for'])
        .on(holdsOn('a', from)),
    )
    .select(['o.short_name as name', 'a.id as affiliation'])
    .where('o.district_id', '=', district)
    .where('o.id', '=', seat.organisationId)
    .executeTakeFirst()
  if (!owner?.affiliation) {
    throw refuse(
      'invalid',
      'not-of-the-organisation',
      `这一席属于${owner?.name ?? '别的单位'}，请选这家单位的人`,
      `This seat belongs to ${owner?.name ?? 'another organisation'}; choose one of its people`,
    )
  }
}

function refuse(kind: 'invalid' | 'conflict', code: string, zh: string, en: string): Refusal {
  return new Refusal(kind, code, { zh, en }, kind === 'invalid' ? { personId: { zh, en } } : undefined)
}
