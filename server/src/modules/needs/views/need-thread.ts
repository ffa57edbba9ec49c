import type { Text } from '@liti/contract/common'
import { lateText } from '@liti/contract/time-text'
import type { ThreadNode } from '@liti/contract/threads'
import { partState, solvedText, type AssignmentState, type ReplyOutcome } from '@liti/contract/needs-words'
import { named } from '../../../kernel/named.ts'
import type { Describers } from '../../../engines/thread/index.ts'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { hasRunOut } from '../clocks/clock-view.ts'
import { standsStill } from '../clocks/clocks.ts'
import { ratingText } from '../rules/rating-text.ts'
import { visibleAtDesk, visibleToRequester } from '../rules/relations.ts'
import { sight } from '../record/sight.ts'
import { workRows } from './work-row.ts'

const needColumn = { zh: '诉求', en: 'Need' }
const handling = { zh: '办理', en: 'Handling' }
const same = (text: string): Text => ({ zh: text, en: text })
const outcome = { zh: '回访', en: 'Outcome' }

/** How the records of this module show in a thread; what the reader may not see is not in the answer. */
export const needThread: Describers = {
  async need(ctx, actor, ids) {
    const { rows } = await sql<{
      id: string
      last: Temporal.Instant | null
    }>`select n.id, (select max(e.at) from needs.event e where e.district_id = n.district_id and e.need_id = n.id
        and (e.audience = 'requester' or ${visibleAtDesk(actor)})) as last
      from needs.need n where n.district_id = ${ctx.district} and n.id = any(${ids}::uuid[]) and (${visibleAtDesk(actor)} or ${visibleToRequester(actor)})`.execute(
      ctx.db,
    )
    const full = await workRows(
      sight(ctx),
      rows.map((row) => row.id),
    )
    const lastOf = new Map(rows.map(({ id, last }) => [id, last]))
    return new Map(
      full.map((row): [string, ThreadNode] => [
        row.id,
        {
          kind: 'need',
          id: row.id,
          column: needColumn,
          title: same(row.title),
          state: row.clock && hasRunOut(row.clock) ? row.clock.time : row.stateText,
          tone: row.tone === 'over' ? 'over' : row.state === 'closed' ? 'done' : 'now',
          owner: row.body,
          at: row.at,
          last: lastOf.get(row.id)?.toString() ?? null,
          line: row.who,
          url: `/desk/needs/${row.id}`,
          facts: [
            { term: { zh: '编号', en: 'Number' }, text: same(row.number) },
            { term: { zh: '在哪儿', en: 'Where' }, text: row.unit },
            { term: { zh: '轮到谁', en: 'Whose turn' }, text: row.body },
          ],
        },
      ]),
    )
  },
  async assignment(ctx, actor, ids) {
    const { rows } = await sql<{
      id: string
      need_id: string
      role: 'lead' | 'co'
      state: AssignmentState
      outcome: ReplyOutcome | null
      promised_day: string | null
      ask: string // empty for whoever raised the need: what units ask of each other stays with them
      created_at: Temporal.Instant
      body: string
      body_en: string
      title: string
      last: Temporal.Instant
      late_since: Temporal.Instant | null
    }>`
      select a.id, a.need_id, a.role, a.state, a.outcome, a.promised_day, case when ${visibleAtDesk(actor)} then a.ask else '' end as ask, a.created_at, b.short_name as body, b.name_en as body_en, n.title,
        greatest(a.created_at, a.signed_at, a.replied_at, a.ended_at) as last,
        (select min(c.due_at) from needs.clock c where c.district_id = a.district_id and c.need_id = a.need_id and (c.assignment_id = a.id or (a.role = 'lead' and c.body_id = a.body_id))
          and c.met_at is null and c.cancelled_at is null and c.due_at < ${ctx.now()} and not ${standsStill}) as late_since
      from needs.assignment a join needs.need n on n.district_id = a.district_id and n.id = a.need_id join directory.body_face b on b.district_id = a.district_id and b.id = a.body_id
      where a.district_id = ${ctx.district} and a.id = any(${ids}::uuid[]) and (${visibleAtDesk(actor)} or ${visibleToRequester(actor)})`.execute(
      ctx.db,
    )
    return new Map(
      rows.map((row): [string, ThreadNode] => {
        const owner = named(row.body, row.body_en)
        const stands = partState({ ...row, promisedDay: row.promised_day })
        const role = row.role === 'lead' ? { zh: '牵头', en: 'Lead' } : { zh: '协办', en: 'Co-unit' }
        return [
          row.id,
          {
            kind: 'assignment',
            id: row.id,
            column: handling,
            title: { zh: `${owner.zh} ${role.zh}`, en: `${role.en}: ${owner.en}` },
            state: row.late_since ? lateText(row.late_since.epochMilliseconds, ctx.now().epochMilliseconds) : stands.text,
            tone: row.late_since
              ? 'over'
              : stands.tone === 'done'
                ? 'done'
                : row.state === 'returned' || row.state === 'cancelled'
                  ? 'todo'
                  : 'now',
            owner,
            at: row.created_at.toString(),
            last: row.last.toString(),
            line: same(row.ask.split('\n')[0] || row.title),
            url: `/desk/needs/${row.need_id}`,
            facts:
              row.ask === '' && row.role === 'co'
                ? []
                : [{ term: { zh: '请它做', en: 'Asked to' }, text: { zh: row.ask || '牵头办理', en: row.ask || 'Lead' } }],
          },
        ]
      }),
    )
  },
  async verdict(ctx, actor, ids) {
    const { rows } = await sql<{
      id: string
      need_id: string
      via: string
      reached: boolean
      solved: 'yes' | 'partly' | 'no' | null
      rating: number | null
      words: string
      at: Temporal.Instant
    }>`
      select v.id, v.need_id, v.via, v.reached, v.solved, v.rating, v.words, v.at from needs.verdict v join needs.need n on n.district_id = v.district_id and n.id = v.need_id
      where v.district_id = ${ctx.district} and v.id = any(${ids}::uuid[]) and (${visibleAtDesk(actor)} or ${visibleToRequester(actor)})`.execute(
      ctx.db,
    )
    return new Map(
      rows.map((row): [string, ThreadNode] => {
        const solved = row.solved ? solvedText[row.solved] : { zh: '没联系上', en: 'Not reached' }
        const rating = ratingText(row.rating)
        return [
          row.id,
          {
            kind: 'verdict',
            id: row.id,
            column: outcome,
            title: row.via === 'callback' ? { zh: '回访', en: 'Call-back' } : { zh: '诉求人确认', en: 'Confirmed by the requester' },
            state: solved,
            tone: row.solved === 'no' ? 'over' : 'done',
            owner: row.via === 'callback' ? { zh: '楼宇工作站', en: 'Workstation' } : { zh: '诉求人', en: 'Requester' },
            at: row.at.toString(),
            last: row.at.toString(),
            line: rating,
            url: `/desk/needs/${row.need_id}`,
            facts: row.words === '' ? [] : [{ term: { zh: '原话', en: 'In their words' }, text: same(row.words) }],
          },
        ]
      }),
    )
  },
  async case(ctx: Ctx, actor: Actor, ids: string[]) {
    const { rows } = await sql<{
      id: string
      need_id: string
      opened_at: Temporal.Instant
      due_at: Temporal.Instant
      ended_at: Temporal.Instant | null
      finding: string | null
    }>`
      select c.id, c.need_id, c.opened_at, c.due_at, c.ended_at, c.finding from needs.bad_rating_case c join needs.need n on n.district_id = c.district_id and n.id = c.need_id
      where c.district_id = ${ctx.district} and c.id = any(${ids}::uuid[]) and ${visibleAtDesk(actor)}`.execute(ctx.db)
    return new Map(
      rows.map((row): [string, ThreadNode] => {
        const late = row.ended_at === null && Temporal.Instant.compare(row.due_at, ctx.now()) < 0
        return [
          row.id,
          {
            kind: 'case',
            id: row.id,
            column: outcome,
            title: { zh: '差评整改', en: 'Bad-rating case' },
            state: late
              ? lateText(row.due_at.epochMilliseconds, ctx.now().epochMilliseconds)
              : row.ended_at
                ? { zh: '已回话', en: 'Answered' }
                : { zh: '整改中', en: 'Open' },
            tone: late ? 'over' : row.ended_at ? 'done' : 'now',
            owner: { zh: '楼宇工作站', en: 'Workstation' },
            at: row.opened_at.toString(),
            last: (row.ended_at ?? row.opened_at).toString(),
            line: { zh: row.finding ?? '等站长回话', en: row.finding ?? 'Waiting for the head of station' },
            url: `/desk/needs/${row.need_id}`,
            facts: [],
          },
        ]
      }),
    )
  },
}
