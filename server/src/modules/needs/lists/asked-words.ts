import { isTooShort, narrow } from '@liti/contract/typed'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { askedTail } from '../../../kernel/crypto/blind-index.ts'
import { bodiesNamed, organisationsNamed, personsByTail, unitsNamed } from '../../directory/index.ts'
import { phonePurpose } from '../record/insert-need.ts'

type Condition = RawBuilder<unknown>
/** One way of finding needs: the condition on `needs.need n`, and the ids an index has for it, `mostFound` and one at most. */
type Way = { said: Condition; found: Condition }

/** Beyond so many hits the newest are gone through instead. */
export const mostFound = 5000
/** So many needs at most are looked through for one page. */
export const mostLooked = 2000
const mostNamed = 50

/**
 * What somebody typed into a search of needs, as conditions: its number or any run of its digits, words of its title, text and
 * place, the firm that asked, a unit that handles it, the building, the last four digits of a telephone. Null for too little to
 * look for. Who asked and chose to stay unnamed is found by neither firm nor telephone.
 * @param options `phones`: whether the end of a telephone is looked for
 * @returns `said` goes into a where on `needs.need n`; `found` gives ids
 */
export async function askedWords(ctx: Ctx, typed: string, { phones = true } = {}): Promise<Way | null> {
  if (isTooShort(typed)) return null
  const asked = narrow(typed).trim()
  const number = numberBegun(asked)
  if (number !== null && asked.includes('-')) return numbered(ctx.district, number)
  const [firms, bodies, units, persons] = await Promise.all([
    organisationsNamed(ctx, asked, mostNamed),
    bodiesNamed(ctx, asked, mostNamed),
    unitsNamed(ctx, asked),
    phones ? personsByTail(ctx, asked) : [],
  ])
  const ways = [
    worded(asked),
    ...(number === null ? [] : [numbered(ctx.district, number)]), // ABC123 may be either
    ...digits(asked),
    ...(firms.length > 0 ? [having(ctx.district, sql`n.requester_organisation_id = any(${firms}::uuid[]) and not n.hidden`)] : []),
    ...(units.length > 0 ? [having(ctx.district, sql`n.unit_id = any(${units}::uuid[])`)] : []),
    ...(bodies.length > 0 ? [handledBy(ctx.district, bodies)] : []),
    ...(phones ? tailed(ctx, asked, persons) : []),
  ]
  return {
    said: sql`(${sql.join(
      ways.map((way) => sql`(${way.said})`),
      sql` or `,
    )})`,
    found: sql.join(
      ways.map((way) => sql`(${way.found})`),
      sql` union `,
    ),
  }
}

/** JD-26, JD-261124-07 and a receipt's JD-261124-07-7Q4X, with and without dashes: the beginning of a number; else null. */
function numberBegun(asked: string): string | null {
  const parts = /^([A-Z]{2,4})-?(\d{1,6})(?:-?(\d{1,}))?(?:-?[0-9A-Z]{4})?$/.exec(asked.replaceAll(/\s/g, '').toUpperCase())
  if (!parts) return null
  const [, unit = '', day = '', count] = parts
  return count === undefined ? `${unit}-${day}` : `${unit}-${day}-${count}`
}

function numbered(district: number, number: string): Way {
  const said = sql`n.number >= ${number} and n.number < ${`${number}~`}`
  return { said, found: having(district, said).found }
}

const having = (district: number, said: Condition): Way => ({
  said,
  found: sql`select n.id from needs.need n where n.district_id = ${district} and ${said} limit ${mostFound + 1}`,
})

/** Words apart from each other have to be there each; one sign alone belongs to its neighbours. */
function worded(asked: string): Way {
  const parts = asked.split(/\s+/)
  const words = parts.every((part) => Array.from(part).length > 1) ? parts : [asked]
  const pairs = sql.join(
    words.map((word) => sql`kernel.asked(${word})`),
    sql` && `,
  )
  const whole = sql`kernel.folded(needs.said_of(n.number, n.title, n.text, n.place))`
  const there = words.map((word) => sql`strpos(${whole}, kernel.folded(${word})) > 0`)
  return {
    said: sql`n.words @@ (${pairs}) and ${sql.join(there, sql` and `)}`,
    found: sql`select id from needs.saying(${pairs}, ${mostFound + 1}) as id`,
  }
}

/** Four digits and more of a number, wherever they begin, with or without its dash: 1124-01. */
function digits(asked: string): Way[] {
  const run = /^[\d\s-]+$/.test(asked) ? asked.replaceAll(/\D/g, '') : ''
  if (run.length < 4) return []
  const query = sql`${`'#${run}':*`}::tsquery`
  return [{ said: sql`n.words @@ ${query}`, found: sql`select id from needs.saying(${query}, ${mostFound + 1}) as id` }]
}

function handledBy(district: number, bodies: string[]): Way {
  const theirs = sql`a.district_id = ${district} and a.body_id = any(${bodies}::uuid[]) and a.state <> 'cancelled'`
  return {
    said: sql`exists (select from needs.assignment a where a.need_id = n.id and ${theirs})`,
    found: sql`select a.need_id from needs.assignment a where ${theirs} limit ${mostFound + 1}`,
  }
}

/** By the number written with the need, or that of the person who asked. */
function tailed(ctx: Ctx, asked: string, persons: string[]): Way[] {
  const tail = askedTail(ctx.keys, asked, phonePurpose)
  if (tail === null) return []
  return [
    having(ctx.district, sql`n.phone_tail = ${tail} and not n.hidden`),
    ...(persons.length > 0 ? [having(ctx.district, sql`n.requester_person_id = any(${persons}::uuid[]) and not n.hidden`)] : []),
  ]
}
