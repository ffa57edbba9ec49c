import type { Text } from '@liti/contract/common'
import { sql } from 'kysely'
import { named } from '../../../kernel/named.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { clockColumns, type ClockRow } from '../clocks/clock-row.ts'
import type { ReplyOutcome } from '@liti/contract/needs-words'
import type { ToldDates } from '../clocks/promise.ts'
import type { Names, EventRow } from './event-row.ts'
import type { Sight } from './sight.ts'

/** What a unit said; of answers given before outcomes were kept with them, the words alone. */
export type SaidPart = { bodyId: string; text: string; outcome?: ReplyOutcome | null }

export type AssignmentRow = {
  id: string
  round: number
  position: number
  body_id: string
  role: 'lead' | 'co'
  ask: string
  state: string
  outcome: string | null
  reply: string | null
  promised_day: string | null
  missing: string | null
  return_code: string | null
  return_basis: string | null
  signed_by: string
  created_at: Temporal.Instant
  signed_at: Temporal.Instant | null
  replied_at: Temporal.Instant | null
  undone: boolean
  body: string
  body_en: string
  region: string
  external: boolean
}

const headColumns = sql`n.*, u.name as unit_name, u.name_en as unit_name_en, u.slug as unit_slug, c.name as category_name, c.name_en as category_name_en,
  ob.short_name as owner_name, ob.name_en as owner_name_en, org.short_name as organisation, org.name_en as organisation_en, p.told`

export type NeedRow = {
  id: string
  number: string
  unit_id: string
  building_id: string | null
  jurisdiction_code: string
  place: string
  space_id: string | null
  type: string
  category_code: string
  grade: string
  title: string
  text: string
  wanted: string
  source: string
  requester_person_id: string | null
  requester_organisation_id: string | null
  for_firm: boolean
  said_firm: string
  requester_label: string
  hidden: boolean
  phone_sealed: string | null
  state: string
  owner_body_id: string
  lead_body_id: string | null
  round: number
  answer: string | null
  answer_parts: SaidPart[]
  declined_reason: string | null
  declined_where: string | null
  ended_reason: string | null
  ended_where: string | null
  solved: string | null
  rating: number | null
  created_at: Temporal.Instant
  dispatched_at: Temporal.Instant | null
  answered_at: Temporal.Instant | null
  contacted_at: Temporal.Instant | null
  closed_at: Temporal.Instant | null
  version: number
  /** The dates whoever asked was told last. */
  told: ToldDates | null
  unit_name: string
  unit_name_en: string
  unit_slug: string
  category_name: string
  category_name_en: string
  owner_name: string
  owner_name_en: string
  organisation: string | null
  organisation_en: string | null
}

/** `undone`: parts given in a dispatch that was taken back; only the timeline still names them. */
export type NeedRecord = {
  need: NeedRow
  assignments: AssignmentRow[]
  undone: AssignmentRow[]
  clocks: ClockRow[]
  events: EventRow[]
  now: Temporal.Instant
}

/** Everything one need's pages are made of; the caller has already been let through to it. */
export async function needRecord({ tx, ctx, now }: Sight, needId: string, audience: 'requester' | 'handlers'): Promise<NeedRecord> {
  const head = await sql<NeedRow>`select ${headColumns} from needs.need n
    join directory.unit_face u on u.district_id = n.district_id and u.id = n.unit_id
    join needs.category c on c.district_id = n.district_id and c.code = n.category_code
    join directory.body_face ob on ob.district_id = n.district_id and ob.id = n.owner_body_id
    left join directory.organisation_face org on org.district_id = n.district_id and org.id = n.requester_organisation_id
    left join needs.promise p on p.district_id = n.district_id and p.need_id = n.id
    where n.district_id = ${ctx.district} and n.id = ${needId}`.execute(tx)
  const need = head.rows[0]
  if (!need) throw notFound()
  const assignments =
    await sql<AssignmentRow>`select a.id, a.round, a.position, a.body_id, a.role, a.ask, a.state, a.outcome, a.reply, a.promised_day, a.missing, a.return_code, a.return_basis, a.signed_by, a.created_at, a.signed_at, a.replied_at, a.undone,
      b.short_name as body, b.name_en as body_en, b.region, b.external
    from needs.assignment a join directory.body_face b on b.district_id = a.district_id and b.id = a.body_id
    where a.district_id = ${ctx.district} and a.need_id = ${needId} order by a.round desc, a.position, a.created_at`.execute(tx)
  const clocks = await tx
    .selectFrom('needs.clock')
    .select(clockColumns)
    .where('district_id', '=', ctx.district)
    .where('need_id', '=', needId)
    .orderBy('started_at')
    .orderBy('id')
    .execute()
  const events =
    await sql<EventRow>`select e.id, e.kind, e.at, e.note, e.data, e.by_label, e.assignment_id, b.short_name as body, b.name_en as body_en
    from needs.event e left join directory.body_face b on b.district_id = e.district_id and b.id = e.body_id
    where e.district_id = ${ctx.district} and e.need_id = ${needId} and (${audience} = 'handlers' or e.audience = 'requester')
    order by e.at desc, e.id desc limit 200`.execute(tx)
  const [taken, undone] = [assignments.rows.filter((one) => !one.undone), assignments.rows.filter((one) => one.undone)]
  return { need, assignments: taken, undone, clocks, events: events.rows, now }
}

export const bodyName = (row: { body: string; body_en: string }): Text => named(row.body, row.body_en)

/** Names the timeline needs, from the assignments of the need. */
export function namesOf({ assignments, undone, clocks, now }: NeedRecord): Names {
  const byBody = new Map([...undone, ...assignments].map((one) => [one.body_id, bodyName(one)]))
  const byPart = new Map([...undone, ...assignments].map((one) => [one.id, bodyName(one)]))
  const lead = assignments.find((one) => one.role === 'lead')
  return {
    lead: lead ? bodyName(lead) : null,
    now,
    bodyOf: (id) => byBody.get(id) ?? { zh: '', en: '' },
    partOf: (id) => (id === null ? null : (byPart.get(id) ?? null)),
    wasLate: (id, at) => {
      const part = assignments.find((one) => one.id === id)
      return clocks.some(
        (clock) =>
          (clock.assignment_id === id || (part?.role === 'lead' && clock.assignment_id === null && clock.body_id === part.body_id)) &&
          Temporal.Instant.compare(clock.due_at, at) < 0 &&
          (clock.met_at === null || Temporal.Instant.compare(clock.met_at, at) > 0),
      )
    },
  }
}

/** Clocks of the present round, the need's own or one assignment's, newest of each kind. */
export function currentClock(record: NeedRecord, kinds: string[], assignmentId: string | null = null): ClockRow | undefined {
  return record.clocks.findLast(
    (clock) => kinds.includes(clock.kind) && (assignmentId === null || clock.assignment_id === assignmentId) && clock.cancelled_at === null,
  )
}
