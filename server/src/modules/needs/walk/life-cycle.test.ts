import { mostRounds, needStates, type NeedState } from '@liti/contract/needs-words'
import { expect, test } from 'vitest'
import { after, lineFor, mayStep } from '../../../engines/caseflow/transitions.ts'
import { guest, type Actor, type HeldSeat } from '../../../kernel/actor.ts'
import type { Verdict } from '../../../kernel/refusal.ts'
import { needCycle } from '../rules/life-cycle.ts'
import { step, ways, withLead, isOpen, type Act, type Facts } from './life-model.fixture.ts'
import { chance } from './random.fixture.ts'
import { relationsTo, type NeedFacts } from '../rules/relations.ts'
import * as rules from '../rules/rules.ts'

const dice = chance('the life of a need')
const steps = 100_000

// ---------- a small town: two buildings in two sub-districts, four offices ----------

const units = ['u1', 'u2'] as const
const places = { u1: '110107003', u2: '110107004' } as const
const offices = ['d1', 'd2', 'd3', 'd4'] as const
const body = (kind: string, id: string, rest: Partial<HeldSeat> = {}) => ({
  bodyKind: kind,
  bodyId: id,
  unitId: null,
  jurisdictionCode: null,
  ...rest,
})
const bodies = [
  ...units.map((unit) => body('workstation', `w-${unit}`, { unitId: unit })),
  ...units.map((unit) => body('subdistrict', `s-${places[unit]}`, { jurisdictionCode: places[unit] })),
  ...units.map((unit) => body('committee', `c-${unit}`, { unitId: unit })),
  ...offices.map((id) => body('department', id)),
]
const seatKinds = ['head', 'specialist', 'member', 'liaison'] as const

function somebody(need: Need): Actor {
  const nobody = guest(110107)
  const roll = dice.int(20)
  if (roll === 0) return { ...nobody, receipts: dice.odds(0.5) ? ['need'] : ['other'] }
  if (roll === 1) return { ...nobody, kind: 'link', link: { id: 'l', assignmentId: 'a', bodyId: dice.pick(offices) } }
  const seats = Array.from({ length: dice.pick([0, 1, 1, 1, 2]) }, (_, n): HeldSeat => {
    const of = dice.odds(0.3) ? (bodies.find(({ bodyId }) => bodyId === need.owner_body_id) ?? dice.pick(bodies)) : dice.pick(bodies)
    const names = { title: '', titleEn: '', bodyName: '', bodyNameEn: '', organisationId: null, until: null }
    return { id: `seat-${n}`, kind: dice.pick(seatKinds), ...names, ...of }
  })
  return { ...nobody, kind: 'person', personId: `p${dice.int(6)}`, seats, organisationIds: dice.odds(0.3) ? ['firm'] : [] }
}

type Part = { bodyId: string; role: 'lead' | 'co'; state: string; asked: number; round: number }
type Need = NeedFacts & { state: NeedState; round: number; parts: Part[]; returns: number }

function newNeed(): Need {
  const unit = dice.pick(units)
  const facts = {
    id: 'need',
    state: 'submitted' as const,
    unit_id: unit,
    jurisdiction_code: `${places[unit]}047`,
    owner_body_id: `w-${unit}`,
    lead_body_id: null,
  }
  const asker = {
    requester_person_id: dice.odds(0.7) ? `p${dice.int(6)}` : null,
    requester_organisation_id: dice.odds(0.5) ? 'firm' : null,
    for_firm: dice.odds(0.5),
  }
  return { ...facts, ...asker, hidden: dice.odds(0.2), coBodyIds: [], handlers: [], round: 1, parts: [], returns: 0 }
}

// ---------- who somebody is, told from the plain facts once more ----------

const sits = (actor: Actor, id: string): boolean => actor.seats.some((seat) => seat.bodyId === id)
/** A member of a table decides there; the desk is for those who work at it. */
const worksAt = (actor: Actor, id: string): boolean => actor.seats.some((seat) => seat.bodyId === id && seat.kind !== 'member')
const headHere = (actor: Actor, need: Need) => actor.seats.some((seat) => seat.bodyId === `w-${need.unit_id}` && seat.kind === 'head')

function factsOf(actor: Actor, need: Need): Facts {
  const asked =
    (actor.personId !== null && actor.personId === need.requester_person_id) ||
    (need.for_firm && need.requester_organisation_id === 'firm' && actor.actsForIds.includes('firm')) ||
    actor.receipts.includes('need')
  const helping = need.parts.filter(
    (part) => part.role === 'co' && part.round === need.round && ['assigned', 'signed', 'replied'].includes(part.state),
  )
  return {
    asked,
    atStation: worksAt(actor, `w-${need.unit_id}`),
    atStreet: worksAt(actor, `s-${places[need.unit_id as 'u1']}`),
    ofLead: need.lead_body_id !== null && sits(actor, need.lead_body_id),
    ofHelper: helping.some((part) => sits(actor, part.bodyId) || actor.link?.bodyId === part.bodyId),
    hadAHand: actor.personId === null || need.handlers.includes(actor.personId),
  }
}

// ---------- the walk ----------

const acts = [...new Set(needCycle.table.map(({ act }) => act))]
const yes = (verdict: Verdict): boolean => verdict === true
// an expectation a step would take longer than all the steps
const must = (holds: boolean, what: string): void => {
  if (!holds) expect.unreachable(what)
}
const told = (what: string, verdict: Verdict, expected: boolean, need: Need): void => {
  if (yes(verdict) !== expected) expect.unreachable(`${what}, expected ${expected}: ${JSON.stringify({ verdict, need })}`)
  if (verdict !== true) must(verdict.why.zh !== '' && verdict.why.en !== '', `${what} says no without a reason`)
}
const own = (part: Part, actor: Actor): boolean => sits(actor, part.bodyId) || actor.link?.bodyId === part.bodyId
const facts = (need: Need): NeedFacts => ({
  ...need,
  coBodyIds: need.parts
    .filter((part) => part.role === 'co' && part.round === need.round && ['assigned', 'signed', 'replied'].includes(part.state))
    .map((part) => part.bodyId),
})

/** Half of the time something this state is open to, and a third answer that does not help. */
function likely(state: NeedState): Act {
  const open = [...Object.keys(ways[state]), ...(state === 'answered' ? ['reopen', 'reopen'] : [])] as Act[]
  return open.length > 0 && dice.odds(0.5) ? dice.pick(open) : dice.pick(acts)
}

test(`${steps} random steps: the table and the rules say what the domain says`, () => {
  let need = newNeed()
  const been = new Map<string, number>()
  for (let n = 0; n < steps; n += 1) {
    const actor = somebody(need)
    const who = factsOf(actor, need)
    const act = likely(need.state)
    const expected = step(act, need.state, who)
    const verdict = mayStep(needCycle, act, need.state, relationsTo(actor, facts(need)))
    told(act, verdict, expected !== null, need)
    if (verdict === true) must(after(needCycle, act, need.state, expected ?? undefined) === expected, `${act} leads elsewhere`)
    else must(verdict.code === (lineFor(needCycle, act, need.state) ? 'not-yours' : 'wrong-state'), `${act}: ${verdict.code}`)
    holdRules(actor, who, need)
    if (expected !== null && live(need, act, actor, expected)) been.set(`${act} ${need.state}`, (been.get(`${act} ${need.state}`) ?? 0) + 1)
    holdAlways(need)
    if (!isOpen(need.state) && dice.odds(0.3)) need = newNeed()
  }
  expect(Object.fromEntries(been)).toMatchObject({
    'answer answered': expect.anything(),
    'reopen dispatched': expect.anything(),
    'reopen accepted': expect.anything(),
    'callback closed': expect.anything(),
    'return accepted': expect.anything(),
    'end closed': expect.anything(),
  })
}, 60_000)

/** Lives the step on the model. A step that the finer rules hold back is not taken. */
function live(need: Need, act: Act, actor: Actor, to: NeedState): boolean {
  const lead = need.parts.find((part) => part.role === 'lead' && part.round === need.round && ['assigned', 'signed'].includes(part.state))
  const hand = () => actor.personId !== null && need.handlers.push(actor.personId)
  switch (act) {
    case 'dispatch': {
      if (!yes(rules.mayDispatch(actor, facts(need)))) return false
      const [first, ...rest] = [...offices].sort(() => dice.next() - 0.5)
      if (
        need.parts.some(
          (part) => part.round === need.round && part.bodyId === first && ['assigned', 'signed', 'replied'].includes(part.state),
        )
      )
        return false
      need.lead_body_id = need.owner_body_id = first ?? ''
      need.parts.push({ bodyId: first ?? '', role: 'lead', state: 'assigned', asked: 0, round: need.round })
      for (const id of rest.slice(0, dice.int(3))) addPart(need, id)
      break
    }
    case 'addCoHandler':
      addPart(need, dice.pick(offices))
      hand()
      break
    case 'sign':
      if (lead) lead.state = 'signed'
      hand()
      break
    case 'return':
      if (lead) lead.state = 'returned'
      need.returns += 1
      need.lead_body_id = null
      need.owner_body_id = need.returns >= 2 ? `s-${places[need.unit_id as 'u1']}` : `w-${need.unit_id}`
      break
    case 'answer': {
      const waiting = need.parts.filter(
        (part) => part.role === 'co' && part.round === need.round && ['assigned', 'signed'].includes(part.state),
      )
      told('answer', rules.mayAnswer(actor, facts(need), waiting.length), waiting.length === 0, need)
      if (waiting.length > 0) return false
      if (lead) lead.state = 'replied'
      need.owner_body_id = `w-${need.unit_id}`
      hand()
      break
    }
    case 'reopen':
      must(rules.mayReopen(need) === need.round < 3, 'two times at most')
      if (need.round >= 3) {
        Object.assign(need, {
          state: 'accepted',
          round: need.round + 1,
          lead_body_id: null,
          owner_body_id: `s-${places[need.unit_id as 'u1']}`,
        })
        return true
      }
      need.round += 1
      need.parts = need.parts.filter((part) => part.round === need.round - 1)
      need.owner_body_id = need.lead_body_id ?? ''
      need.parts.push({ bodyId: need.owner_body_id, role: 'lead', state: 'assigned', asked: 0, round: need.round })
      break
    case 'contact':
      hand()
      break
    case 'end':
      if (need.round < 4) return false
      break
    case 'accept':
    case 'decline':
    case 'withdraw':
    case 'rate':
    case 'confirm':
    case 'callback':
    case 'supplement':
    case 'urge':
    case 'note':
  }
  need.state = to
  for (const part of need.parts)
    if (part.role === 'co' && dice.odds(0.4))
      part.state = dice.pick(['assigned', 'signed', 'replied', 'replied', 'replied', 'returned', 'cancelled'])
  return true
}

function addPart(need: Need, id: string): void {
  const there = need.parts.some(
    (part) => part.round === need.round && part.bodyId === id && !['returned', 'cancelled'].includes(part.state),
  )
  if (!there) need.parts.push({ bodyId: id, role: 'co', state: 'assigned', asked: dice.int(2), round: need.round })
}

/** The model itself stays sound. That the product's own needs have an owner after each step is held by walk.test.ts. */
function holdAlways(need: Need): void {
  must(!withLead(need.state) || need.owner_body_id === need.lead_body_id, 'with a lead it lies with the lead')
  const leads = need.parts.filter(
    (part) => part.role === 'lead' && part.round === need.round && !['returned', 'cancelled'].includes(part.state),
  )
  must(leads.length <= 1, 'one lead at most')
}

/** The rules about parts, people and places that the table alone does not hold. */
function holdRules(actor: Actor, who: Facts, need: Need): void {
  const seen = facts(need)
  const desk = who.atStation || who.atStreet
  const head = headHere(actor, need)
  const under = ['accepted', 'dispatched', 'signed', 'handling'].includes(need.state)
  const lies = sits(actor, need.owner_body_id) || who.atStreet
  const dispatches = need.state === 'accepted' && desk && lies && need.round <= 4
  told('dispatch', rules.mayDispatch(actor, seen), dispatches, need)
  told('end', rules.mayEnd(actor, seen), need.state === 'accepted' && who.atStreet && need.round > 3, need)
  const target = { kind: dice.pick(['department', 'property']), external: dice.odds(0.3) }
  const fits = !target.external && (target.kind !== 'department' || head || who.atStreet)
  told('dispatch to', rules.mayDispatchTo(actor, seen, target), dispatches && fits, need)
  told('call back', rules.mayCallBack(actor, seen), need.state === 'answered' && desk && !who.hadAHand, need)
  told('reveal', rules.mayReveal(actor, seen), need.hidden ? head : desk || who.ofLead, need)
  const over = dice.odds(0.3)
  told('end a case', rules.mayEndCase(actor, seen, over), !over && (head || who.atStreet), need)
  told('answer a question', rules.mayAnswerQuestion(actor, seen, over), !over && under && (desk || who.ofLead), need)
  if (need.parts.length > 0) holdPart(dice.pick(need.parts))

  function holdPart(part: Part): void {
    const outcome = part.state === 'signed' && dice.odds(0.2) ? 'promised' : null
    const given = { body_id: part.bodyId, role: part.role, state: part.state, outcome, round: part.round }
    const free = outcome === null
    const waits = ['assigned', 'signed'].includes(part.state)
    const isLead = part.role === 'lead'
    const mine = own(part, actor)
    const turn = isLead ? who.ofLead && ['dispatched', 'signed'].includes(need.state) : under
    told(
      'sign',
      rules.maySign(actor, seen, given),
      mine && part.state === 'assigned' && (isLead ? turn && need.state === 'dispatched' : under),
      need,
    )
    told('return', rules.mayReturn(actor, seen, given), mine && waits && turn && free, need)
    told('reply', rules.mayReply(actor, seen, given), mine && !isLead && under && part.state === 'signed', need)
    const unasked = part.asked === 0 && free
    told('ask', rules.mayAsk(actor, seen, given, part.asked), mine && !isLead && under && part.state === 'signed' && unasked, need)
    const replied = !isLead && under && part.state === 'replied' && part.round === need.round
    told('correct', rules.mayCorrect(actor, seen, given), mine && replied, need)
    told('send back', rules.maySendBack(actor, seen, given), (desk || who.ofLead) && replied, need)
    const foreignLead = isLead && who.ofLead && !who.atStation
    told('tend', rules.mayTend(actor, seen, given), !foreignLead && under && (desk || who.ofLead) && waits, need)
  }
}

test('the table: every state has a way on or is an end, and every act is named in both languages', () => {
  for (const state of needStates) {
    const on = needCycle.table.filter(({ from, to }) => from.includes(state) && to !== null)
    const byAct = Map.groupBy(on, ({ act }) => act)
    expect(Object.fromEntries([...byAct].map(([act, lines]) => [act, lines.map(({ to }) => to)]))).toEqual(ways[state])
  }
  for (const act of acts)
    expect(needCycle.actText[act]).toEqual({ zh: expect.stringMatching(/\p{sc=Han}/u), en: expect.stringMatching(/[A-Z]/) })
  expect(mostRounds).toBe(3)
})
