import type pg from 'pg'
import type { NeedState } from '@liti/contract/needs-words'
import { lineFor } from '../../../../server/src/engines/caseflow/transitions.ts'
import { needCycle, type NeedAct } from '../../../../server/src/modules/needs/rules/life-cycle.ts'
import type { Finding } from './finding.ts'

type Event = { need_id: string; kind: string; at: Date; role: string | null; solved: string | null }

/** Which act of the life cycle an event is; an event that is none leaves the state as it is. */
const acts: Record<string, NeedAct> = {
  accepted: 'accept',
  declined: 'decline',
  withdrawn: 'withdraw',
  dispatched: 'dispatch',
  contacted: 'contact',
  answered: 'answer',
}
/** Within one command several events share one instant: this is their order. */
const order = [
  'submitted',
  'confirmed',
  'called-back',
  'callback-tried',
  'case-opened',
  'reopened',
  'closed-unreached',
  'accepted',
  'dispatched',
]
const rank = (kind: string): number => (order.includes(kind) ? order.indexOf(kind) : order.length)

/** Every need's events, replayed against the table of the life cycle, must be legal and end in the state that is stored. */
export async function checkHistories(db: pg.Client): Promise<Finding> {
  const needs = await db.query<{ id: string; state: string; owner: string | null }>(
    'select id, state, owner_body_id as owner from needs.need where import_source is null',
  )
  const events = await db.query<Event>(
    `select e.need_id, e.kind, e.at, a.role, e.data ->> 'solved' as solved
     from needs.event e left join needs.assignment a on a.district_id = e.district_id and a.id = e.assignment_id`,
  )
  const byNeed = Map.groupBy(events.rows, (event) => event.need_id)
  const violations: Finding['violations'] = []
  for (const { id, state, owner } of needs.rows) {
    const history = (byNeed.get(id) ?? []).toSorted((a, b) => a.at.getTime() - b.at.getTime() || rank(a.kind) - rank(b.kind))
    const told = replay(history)
    if ('wrong' in told) violations.push({ of: 'history', text: `need ${id}: ${told.wrong}` })
    else if (told.state !== state) violations.push({ of: 'history', text: `need ${id} is ${state}, its history ends at ${told.state}` })
    if (owner === null) violations.push({ of: 'history', text: `need ${id} has no owner` })
  }
  return { name: 'histories', line: `${needs.rows.length} needs, ${events.rows.length} events, all against the life cycle`, violations }
}

const lineOf = (act: NeedAct, state: NeedState) => lineFor(needCycle, act, state)

function replay(history: Event[]): { state: NeedState } | { wrong: string } {
  if (history[0]?.kind !== 'submitted') return { wrong: `begins with ${history[0]?.kind ?? 'nothing'}` }
  let state: NeedState = 'submitted'
  let contacted = false
  let round = 1
  for (const { kind, role, solved } of history.slice(1)) {
    if (kind === 'submitted') return { wrong: 'submitted twice' }
    const act = acts[kind] ?? (role === 'lead' ? ({ signed: 'sign', returned: 'return' } as const)[kind] : undefined)
    if (kind === 'confirmed' || kind === 'called-back') {
      if (!lineFor(needCycle, kind === 'confirmed' ? 'confirm' : 'callback', state)) return { wrong: `${kind} at ${state}` }
      if (solved !== 'no') state = 'closed'
    } else if (kind === 'reopened') {
      if (!lineFor(needCycle, 'reopen', state)) return { wrong: `reopened at ${state}` }
      round += 1
      state = round > 3 ? 'accepted' : 'dispatched'
    } else if (kind === 'closed-unreached') {
      if (state !== 'answered') return { wrong: `closed unreached at ${state}` }
      state = 'closed'
    } else if (act) {
      const line: ReturnType<typeof lineOf> = lineOf(act, state)
      if (!line) return { wrong: `${kind} at ${state}` }
      state = line.to ?? state
      // a lead that had been in contact before a return goes straight on
      if (act === 'sign' && contacted && round === 1) state = 'handling'
      if (act === 'contact') contacted = true
    }
  }
  return { state }
}
