import type { Can, Text } from '@liti/contract/common'
import type { TrackView } from '@liti/contract/needs'
import { stateText, type NeedState } from '@liti/contract/needs-words'
import type { Verdict } from '../../kernel/refusal.ts'
import type { AssignmentRow, NeedRecord, NeedRow } from './need-record.ts'
import type { NeedFacts } from './relations.ts'
import type { Sight } from './sight.ts'

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
  const helping = present.some((one) => one.role === 'co' && one.state !== 'cancelled' && one.state !== 'returned')
  return need.state === 'handling' && helping ? { zh: '协同办理中', en: 'Several units at work' } : stateText[need.state as NeedState]
}

/** The sub-district's decision after the last round. */
export function endedOf({ need }: NeedRecord): TrackView['ended'] {
  if (need.ended_reason === null || need.closed_at === null) return null
  const by = { zh: need.owner_name, en: need.owner_name_en || need.owner_name }
  return { reason: need.ended_reason, where: need.ended_where ?? '', by, at: need.closed_at.toString() }
}
