import { expect } from 'vitest'
import type { TestSystem } from '../../../../test/system.ts'
import { needStates } from '@liti/contract/needs-words'
import { withLead } from './life-model.fixture.ts'
import { current, expectedClocks, type Told } from './walk-model.fixture.ts'

type Stored = {
  state: string
  round: number
  owner: string
  lead: string | null
  parts: { id: string; body: string; role: string; state: string; round: number }[]
  clocks: { kind: string; body: string; due: string; paused: boolean }[]
  inbox: { kind: string; body: string; due: string }[]
  verdicts: { round: number; via: string }[]
  cases: { id: string; open: boolean }[]
  leads: number
}

const names = `(select short_name from directory.body b where b.district_id = n.district_id and b.id =`
const sql = `select n.state, n.round, ${names} n.owner_body_id) as owner, ${names} n.lead_body_id) as lead,
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'body', ${names} a.body_id), 'role', a.role, 'state', a.state, 'round', a.round) order by a.created_at, a.id) from needs.assignment a where a.district_id = n.district_id and a.need_id = n.id), '[]') as parts,
  coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'body', ${names} c.body_id), 'due', c.due_at, 'paused', exists (select from jsonb_array_elements(c.pauses) p where p ->> 'to' is null)))
    from needs.clock c where c.district_id = n.district_id and c.need_id = n.id and c.met_at is null and c.cancelled_at is null), '[]') as clocks,
  coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'body', ${names} i.body_id), 'due', i.due_at)) from needs.inbox i where i.district_id = n.district_id and i.need_id = n.id), '[]') as inbox,
  coalesce((select jsonb_agg(jsonb_build_object('round', v.round, 'via', v.via)) from needs.verdict v where v.district_id = n.district_id and v.need_id = n.id), '[]') as verdicts,
  coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'open', c.ended_at is null) order by c.opened_at, c.id) from needs.bad_rating_case c where c.district_id = n.district_id and c.need_id = n.id), '[]') as cases,
  (select count(*)::int from needs.assignment a where a.district_id = n.district_id and a.need_id = n.id and a.round = n.round and a.role = 'lead' and a.state not in ('returned', 'cancelled')) as leads
  from needs.need n where n.district_id = 110107 and n.id = $1`

/** Holds what is stored of a need against the model of it, and takes over the ids the model could not know. */
export async function check({ asOwner }: Pick<TestSystem, 'asOwner'>, need: Told, after: string): Promise<void> {
  const [row] = await asOwner<Stored>(sql, [need.id])
  if (!row) return expect.unreachable(`${after}: the need is gone`)
  expect({ state: row.state, round: row.round, owner: row.owner, lead: row.lead }, after).toEqual({
    state: need.state,
    round: need.round,
    owner: need.owner,
    lead: need.lead,
  })
  expect(needStates).toContain(row.state)
  expect(row.owner, `${after}: an owner`).toBeTruthy()
  if (withLead(need.state)) expect([row.leads, row.owner], after).toEqual([1, row.lead])
  else expect(row.leads, `${after}: one lead at most`).toBeLessThanOrEqual(1)
  const known = new Set(need.parts.map(({ id }) => id))
  for (const part of need.parts) {
    if (part.id === '')
      part.id = row.parts.find((one) => !known.has(one.id) && one.body === part.body && one.round === part.round)?.id ?? ''
  }
  const shown = (part: { id: string; body: string; role: string; state: string; round: number }) =>
    `${part.round} ${part.role} ${part.body} ${part.state} ${part.id}`
  expect(row.parts.map(shown).toSorted(), after).toEqual(need.parts.map(shown).toSorted())
  expect(row.clocks.map(({ kind, body }) => `${kind} ${body}`).toSorted(), `${after}: running clocks`).toEqual(expectedClocks(need))
  expect(row.inbox.map(({ kind, body, due }) => `${body} ${kind} ${due}`).toSorted(), `${after}: worklist`).toEqual(inboxOf(row).toSorted())
  expect(new Set(row.verdicts.map(({ round }) => round)).size, after).toBe(row.verdicts.length)
  expect(row.verdicts.length, after).toBe(need.verdicts)
  expect(
    row.cases.map(({ open }) => open),
    after,
  ).toEqual(need.cases.map(({ open }) => open))
  for (const [at, one] of need.cases.entries()) one.id = row.cases[at]?.id ?? ''
  // three rounds with a lead, then the sub-district decides
  if (need.round > 3 && need.state === 'accepted' && !current(need).some((part) => part.role === 'lead'))
    expect(row.owner, after).toBe('八角街道')
}

/** The worklist once more, from the clocks: per body the first to run out, a case beside it; what stands still asks nothing. */
function inboxOf({ clocks }: Stored): string[] {
  const first = new Map<string, { kind: string; body: string; due: string }>()
  for (const clock of clocks) {
    if (clock.paused) continue
    const key = `${clock.body} ${clock.kind === 'case'}`
    const before = first.get(key)
    if (!before || Date.parse(clock.due) < Date.parse(before.due)) first.set(key, clock)
  }
  return [...first.values()].map(({ kind, body, due }) => `${body} ${kind} ${due}`)
}
