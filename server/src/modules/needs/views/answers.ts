import type { Text } from '@liti/contract/common'
import type { NeedView, TrackView } from '@liti/contract/needs'
import { sql } from 'kysely'
import { named } from '../../../kernel/named.ts'
import { bodyName, type NeedRecord, type SaidPart } from '../record/need-record.ts'
import type { Sight } from '../record/sight.ts'

type Answers = {
  /** Of the present round; null until it is given. */
  answer: NeedView['answer']
  /** Of the rounds before, in their order, each with what the requester said of it. */
  earlierAnswers: NeedView['earlierAnswers']
  /** What the requester said in the present round. */
  verdict: TrackView['verdict']
  /** The events the files of the answers hang on. */
  eventIds: string[]
}

type Said = {
  id: string
  at: Temporal.Instant
  note: string
  data: { parts?: SaidPart[] }
  body: string
  body_en: string
}

/** Every round has one answer, given by its lead: the one of now, and those before it. */
export async function answersOf({ tx, ctx }: Sight, { need, assignments }: NeedRecord): Promise<Answers> {
  const { rows } = await sql<Said>`select e.id, e.at, e.note, e.data, coalesce(b.short_name, '') as body, coalesce(b.name_en, '') as body_en
    from needs.event e left join directory.body_face b on b.district_id = e.district_id and b.id = e.body_id
    where e.district_id = ${ctx.district} and e.need_id = ${need.id} and e.kind = 'answered' order by e.at, e.id`.execute(tx)
  const verdicts = await tx
    .selectFrom('needs.verdict')
    .select(['round', 'solved', 'rating', 'words', 'at'])
    .where('district_id', '=', ctx.district)
    .where('need_id', '=', need.id)
    .where('reached', '=', true)
    .execute()
  const verdictIn = (round: number): TrackView['verdict'] => {
    const one = verdicts.find((each) => each.round === round)
    return one ? { solved: one.solved as 'yes' | null, rating: one.rating, words: one.words, at: one.at.toString() } : null
  }
  const nameOf = (id: string): Text => {
    const row = assignments.find((one) => one.body_id === id)
    return row ? bodyName(row) : { zh: '', en: '' }
  }
  /** The parts beside an answer: one whose words stand in it already is not said twice. */
  const beside = (parts: SaidPart[], answer: string) =>
    parts
      .filter(({ text }) => !plain(answer).includes(plain(text)))
      .map((part) => ({ body: nameOf(part.bodyId), outcome: part.outcome ?? null, text: part.text }))
  const all = rows.map((row, index) => ({
    round: index + 1,
    text: row.note,
    by: bodyName(row),
    at: row.at.toString(),
    // an event from before answers kept their parts: the need has those of the last one
    parts: beside(row.data.parts ?? (index === rows.length - 1 ? need.answer_parts : []), row.note),
  }))
  const now = all.find((one) => one.round === need.round) ?? null
  return {
    answer: rows.length === 0 ? importedAnswer() : now,
    earlierAnswers: all.filter((one) => one.round < need.round).map((one) => ({ ...one, verdict: verdictIn(one.round) })),
    verdict: verdictIn(need.round),
    eventIds: rows.map(({ id }) => id),
  }

  /** A need from another system comes with its answer and without the steps that led to it. */
  function importedAnswer(): NeedView['answer'] {
    if (need.answer === null || need.answered_at === null) return null
    const by = need.lead_body_id === null ? { zh: '', en: '' } : nameOf(need.lead_body_id)
    const owner = named(need.owner_name, need.owner_name_en)
    return {
      round: need.round,
      text: need.answer,
      by: by.zh === '' ? owner : by,
      at: need.answered_at.toString(),
      parts: beside(need.answer_parts, need.answer),
    }
  }
}

const plain = (text: string): string => text.replaceAll(/\s+/g, '')
