import type { Can, Text } from '@liti/contract/common'
import type { TrackView } from '@liti/contract/needs'
import { stateText, type ClockKind, type NeedState } from '@liti/contract/needs-words'
import { named } from '../../../kernel/named.ts'
import type { Verdict } from '../../../kernel/refusal.ts'
import type { ClockRow } from '../clocks/clock-row.ts'
import { isLate } from '../clocks/clocks.ts'
import type { AssignmentRow, NeedRecord, NeedRow } from '../record/need-record.ts'
import type { NeedFacts } from '../rules/relations.ts'
import type { Sight } from '../record/sight.ts'

// What the views of the desk, the requester and the link are made of alike.

export const can = (verdict: Verdict): Can => (verdict === true ? true : { why: verdict.why })

export const factsOf = (need: NeedRow, present: AssignmentRow[], handlers: string[]): NeedFacts => ({
  id: need.id,
  state: need.state,
  round: need.round,
  unit_id: need.unit_id,
  jurisdiction_code: need.jurisdiction_code,
  owner_body_id: need.owner_body_id,
  lead_body_id: need.lead_body_id,
  requester_person_id: need.requester_person_id,
  requester_organisation_id: need.requester_organisation_id,
  for_firm: need.for_firm,
  hidden: need.hidden,
  coBodyIds: present.filter((one) => one.role === 'co' && ['assigned', 'signed', 'replied'].includes(one.state)).map((one) => one.body_id),
  handlers,
})

export async function handlersOf({ tx, ctx }: Sight, needId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('needs.handler')
    .select('person_id')
    .where('district_id', '=', ctx.district)
    .where('need_id', '=', needId)
    .execute()
  return rows.map((row) => row.person_id)
}

/** 协同办理中 where several units work on it, 已终结 where the sub-district ended it; else the state's own words. */
export function stateWords(need: { state: string; ended_reason?: string | null }, present: { role: string; state: string }[]): Text {
  if (need.state === 'closed' && need.ended_reason) return { zh: '已终结', en: 'Ended by decision' }
  // a unit that has not signed for its part is not at work
  const helping = present.some((one) => one.role === 'co' && (one.state === 'signed' || one.state === 'replied'))
  return need.state === 'handling' && helping ? { zh: '协同办理中', en: 'Several units at work' } : stateText[need.state as NeedState]
}

/** The sub-district's decision after the last round. */
export function endedOf({ need }: NeedRecord): TrackView['ended'] {
  if (need.ended_reason === null || need.closed_at === null) return null
  const by = named(need.owner_name, need.owner_name_en)
  return { reason: need.ended_reason, where: need.ended_where ?? '', by, at: need.closed_at.toString() }
}

/** A lead sent it back and nobody has been chosen since. */
export const wasSentBack = (need: { state: string }, present: { role: string; state: string }[]): boolean =>
  need.state === 'accepted' && present.some((one) => one.role === 'lead' && one.state === 'returned')

/** What the tag says at the desk: first what is late, then that it came back, else the state's own words. */
export function deskWords(
  need: { state: string; lead_body_id: string | null },
  present: { role: string; state: string }[],
  clocks: ClockRow[],
  now: Temporal.Instant,
): Text {
  const [late] = clocks.filter((clock) => isLate(clock, now)).toSorted((a, b) => Temporal.Instant.compare(a.due_at, b.due_at))
  if (late) return late.assignment_id !== null && late.body_id !== need.lead_body_id ? lateText.reply : lateText[late.kind as ClockKind]
  return wasSentBack(need, present) ? { zh: '已退回', en: 'Sent back' } : stateWords(need, present)
}

const lateText: Record<ClockKind, Text> = {
  accept: { zh: '受理超时', en: 'Acceptance overdue' },
  dispatch: { zh: '派单超时', en: 'Dispatch overdue' },
  sign: { zh: '签收超时', en: 'Signing overdue' },
  contact: { zh: '联系超时', en: 'Contact overdue' },
  answer: { zh: '答复超时', en: 'Answer overdue' },
  reply: { zh: '协办超时', en: 'Co-unit overdue' },
  promise: { zh: '协办超时', en: 'Co-unit overdue' },
  callback: { zh: '回访超时', en: 'Call-back overdue' },
  case: { zh: '整改超时', en: 'Case overdue' },
}

/** The same for whoever asked: after the answer it is their turn. */
export const requesterWords: typeof stateWords = (need, present) =>
  need.state === 'answered' ? { zh: '待您确认', en: 'Waiting for you to confirm' } : stateWords(need, present)
