import type { In, Out } from '@liti/contract/kit'
import type { listFigureRows as route } from '@liti/contract/needs'
import { solvedText } from '@liti/contract/needs-words'
import { sql } from 'kysely'
import { named } from '../../../kernel/named.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { cursorOf, readCursor, type Cursor } from '../../../kernel/keyset.ts'
import { rate, rowsOf, type RateKind } from './figure-base.ts'
import { figureScope, placeColumns, placeText, type FigureScope } from './figure-scope.ts'
import { ratingText } from '../rules/rating-text.ts'
import { requesterLine } from '../rules/requester-name.ts'

type Query = Out<(typeof route)['query']>
type Reply = In<(typeof route)['reply']>
export type FigureRow = Reply['items'][number]
type Row = {
  need_id: string
  round: number
  at: Temporal.Instant
  counts: boolean | null
  number: string
  title: string
  place: string
  hidden: boolean
  label: string
  organisation: string | null
  organisation_en: string | null
  lead: string | null
  lead_en: string | null
  words: string | null
  solved: 'yes' | 'partly' | 'no' | null
  rating: number | null
  answered_at: Temporal.Instant | null
  asked_at: Temporal.Instant | null
} & Parameters<typeof placeText>[0]

type Page = { kind: RateKind; part: Query['part']; after: Cursor | null; limit: number }

/**
 * A page of the rows behind a rate, newest first. Each is a round of a need: it stands with the answer of that round, whatever came
 * later. A page reads on where the last one ended, by the index on the day, and nothing of what came before.
 */
export async function figureRows(
  ctx: Ctx,
  scope: FigureScope,
  { kind, part, after, limit }: Page,
): Promise<{ items: FigureRow[]; next: Cursor | null }> {
  const which = { yes: sql`r.counts`, no: sql`r.counts = false`, all: sql`r.counts is not null`, 'left-out': sql`r.counts is null` }[part]
  const older = after ? sql`and (r.at, r.need_id) < (${after.at}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<Row>`
    with page as materialized (
      select r.* from (${rowsOf(kind, after ? { ...scope, end: endOf(scope, after) } : scope)}) as r
      where ${which} ${older} order by r.at desc, r.need_id desc limit ${limit + 1}
    )
    select r.need_id, r.round, r.at, r.counts, n.number, n.title, n.place, n.hidden, n.requester_label as label, org.short_name as organisation, org.name_en as organisation_en, b.short_name as lead, b.name_en as lead_en,
      v.words, v.solved, v.rating, v.at as asked_at, ${placeColumns},
      (select max(c.met_at) from needs.clock c where c.district_id = n.district_id and c.need_id = n.id and c.kind = 'answer' and c.round = r.round and c.cancelled_at is null) as answered_at
    from page as r
    join needs.need n on n.district_id = ${ctx.district} and n.id = r.need_id
    join directory.unit_face u on u.district_id = n.district_id and u.id = n.unit_id
    left join directory.building_face t on t.district_id = n.district_id and t.id = n.building_id
    left join needs.verdict v on v.district_id = n.district_id and v.id = r.verdict_id
    left join directory.body_face b on b.district_id = n.district_id and b.id = r.lead_body_id
    left join directory.organisation_face org on org.district_id = n.district_id and org.id = n.requester_organisation_id
    order by r.at desc, r.need_id desc`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      needId: row.need_id,
      round: row.round,
      number: row.number,
      title: row.title,
      who: requesterLine(row),
      building: placeText(row),
      lead: named(row.lead, row.lead_en),
      said: row.words ?? '',
      solved: row.solved,
      rating: row.rating,
      counts: row.counts === true,
      answeredAt: row.answered_at?.toString() ?? null,
      askedAt: row.asked_at?.toString() ?? null,
      tag: tagOf(kind, row),
    })),
    next: rows.length > limit && last ? { at: last.at, id: last.need_id } : null,
  }
}

/** What comes after a row is no younger than it: the index is entered there. */
const endOf = ({ end }: FigureScope, after: Cursor): Temporal.Instant => {
  const behind = after.at.add({ microseconds: 1 })
  return Temporal.Instant.compare(behind, end) < 0 ? behind : end
}

/** The needs behind a rate, split into those in the numerator, those not, and those left out. */
export async function listFigureRows(ctx: Ctx, actor: Actor, query: Query): Promise<Reply> {
  const scope = figureScope(ctx, actor, query)
  const [{ items, next }, sums] = await Promise.all([
    figureRows(ctx, scope, { kind: query.rate, part: query.part, after: readCursor(query.after), limit: query.limit }),
    sql<{
      top: number
      bottom: number
    }>`select count(*) filter (where counts)::int as top, count(counts)::int as bottom from (${rowsOf(query.rate, scope)}) as r`.execute(
      ctx.db,
    ),
  ])
  return {
    items,
    next: next && cursorOf(next.at, next.id),
    rate: rate(query.rate, sums.rows[0]?.top ?? 0, sums.rows[0]?.bottom ?? 0),
    definition: definitions[query.rate],
  }
}

function tagOf(kind: RateKind, row: Row) {
  if (kind === 'response') return row.counts ? { zh: '按时联系', en: 'In time' } : { zh: '没有按时联系', en: 'Not in time' }
  if (row.counts === null) return { zh: '没联系上', en: 'Not reached' }
  return kind === 'resolution' ? solvedText[row.solved ?? 'no'] : ratingText(row.rating)
}

const definitions: Record<RateKind, Reply['definition']> = {
  response: [
    { term: { zh: '分子', en: 'Numerator' }, text: { zh: '在时限内首次联系了诉求人', en: 'First contact within its time' } },
    {
      term: { zh: '分母', en: 'Denominator' },
      text: { zh: '这段时间里，联系时限到了，或者已经联系', en: 'Time for first contact ended, or contact was made, in this period' },
    },
    {
      term: { zh: '不算', en: 'Left out' },
      text: { zh: '联系之前撤回、不受理或者终结的', en: 'Withdrawn, declined or ended before the contact' },
    },
  ],
  resolution: [
    {
      term: { zh: '分子', en: 'Numerator' },
      text: { zh: '回访或自己确认“解决了”', en: 'Solved, by call-back or the requester’s own word' },
    },
    {
      term: { zh: '分母', en: 'Denominator' },
      text: { zh: '这段时间里问到了人的，每一轮办理算一件', en: 'Reached in this period; each round counts once' },
    },
    {
      term: { zh: '不算', en: 'Left out' },
      text: { zh: '没联系上的，不算解决，也不算没解决', en: 'Not reached: neither solved nor unsolved' },
    },
  ],
  satisfaction: [
    { term: { zh: '分子', en: 'Numerator' }, text: { zh: '基本满意、满意、非常满意', en: 'Mostly satisfied, satisfied, very satisfied' } },
    {
      term: { zh: '分母', en: 'Denominator' },
      text: { zh: '这段时间里给了评价的，每一轮办理算一件', en: 'Rated in this period; each round counts once' },
    },
    { term: { zh: '不算', en: 'Left out' }, text: { zh: '没有评价的', en: 'Not rated' } },
  ],
}
