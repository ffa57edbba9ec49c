import type { NeedState } from '@liti/contract/needs-words'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { step, type Act, type Facts } from './life-model.fixture.ts'
import type { Chance } from './random.fixture.ts'

/** A need as the walker believes it to be: kept by the domain's rules alone, never read back from the product. */
export type Part = {
  id: string
  body: string
  role: 'lead' | 'co'
  state: string
  round: number
  question: string | null
  urged?: Temporal.Instant
  /** The link of a unit far away: how long it holds, until it is renewed, revoked, or its need is answered. */
  linkUntil?: Temporal.Instant | null
}
export type Told = {
  id: string
  state: NeedState
  round: number
  owner: string
  lead: string | null
  parts: Part[]
  handlers: Set<string>
  returns: number
  cases: { id: string; open: boolean }[]
  tries: { result: string; at: Temporal.Instant }[]
  urged: Temporal.Instant | null
  /** Closed because nobody was reached: since when. */
  unreached: Temporal.Instant | null
  verdicts: number
}
/** A person or link of the walk, by what they are. */
export type Player = { name: string; bodies: string[]; asks: boolean; heads: boolean; linkOf: string | null }

/** One move: whether the domain allows it, the call itself, and what it makes of the model. */
export type Move = { what: string; allowed: boolean; call: () => Promise<unknown>; lived: (reply: unknown) => void }
export type Table = { ctx: Ctx; dice: Chance; idOf: (body: string) => string }
export type Seat = { player: Player; actor: Actor }

export const linkHolds = ({ linkUntil }: Part, now: Temporal.Instant): boolean =>
  linkUntil !== undefined && linkUntil !== null && Temporal.Instant.compare(linkUntil, now) > 0
export const linkDays = 18

export const text = '说一句'
export const station = '今鼎大厦工作站'
export const street = '八角街道'
export const departments = ['区人社局', '区税务局', '区市场监管局']
export const faraway = ['内蒙古人社', '河北人社']

export const current = (need: Told): Part[] => need.parts.filter((part) => part.round === need.round)
export const waiting = (part: Part): boolean => part.state === 'assigned' || part.state === 'signed'
const underway = (need: Told): boolean => ['accepted', 'dispatched', 'signed', 'handling'].includes(need.state)
const active = (part: Part): boolean => part.state !== 'returned' && part.state !== 'cancelled'

export function factsOf(need: Told, who: Player): Facts {
  const sits = (body: string | null) => body !== null && who.bodies.includes(body)
  return {
    asked: who.asks,
    atStation: sits(station),
    atStreet: sits(street),
    ofLead: sits(need.lead),
    ofHelper: current(need).some((part) => part.role === 'co' && ['assigned', 'signed', 'replied'].includes(part.state) && sits(part.body)),
    hadAHand: who.linkOf !== null || need.handlers.has(who.name),
  }
}

/** Whether a desk page of the need is there for somebody at all. */
export function sees(need: Told, who: Player): boolean {
  if (who.linkOf !== null) return false
  const { atStation, atStreet } = factsOf(need, who)
  return atStation || atStreet || need.parts.some((part) => part.state !== 'cancelled' && who.bodies.includes(part.body))
}

export const may = (need: Told, act: Act, who: Player): NeedState | null => step(act, need.state, factsOf(need, who))

/** The finer rules, each told once more. */
export const rules = {
  dispatch(need: Told, who: Player, lead: string, co: string[]): boolean {
    const { atStreet } = factsOf(need, who)
    if (need.round > 4 || may(need, 'dispatch', who) === null || !(atStreet || who.bodies.includes(need.owner))) return false
    if (departments.includes(lead) && !who.heads && !atStreet) return false
    if (faraway.includes(lead) || co.includes(lead) || new Set(co).size < co.length) return false
    // a co-unit may become the lead: its part as a helper ends
    return co.every((body) => !current(need).some((part) => active(part) && part.body === body))
  },
  addCo: (need: Told, who: Player, body: string): boolean =>
    may(need, 'addCoHandler', who) !== null && !current(need).some((part) => active(part) && part.body === body),
  own: (part: Part, who: Player): boolean => (who.linkOf === null ? who.bodies.includes(part.body) : who.linkOf === part.id),
  sign(need: Told, part: Part, who: Player): boolean {
    if (!rules.own(part, who) || part.state !== 'assigned' || !underway(need)) return false
    return part.role === 'co' || may(need, 'sign', who) !== null
  },
  giveBack(need: Told, part: Part, who: Player): boolean {
    if (!rules.own(part, who) || !waiting(part) || !underway(need)) return false
    return part.role === 'co' || may(need, 'return', who) !== null
  },
  reply: (need: Told, part: Part, who: Player): boolean =>
    rules.own(part, who) && part.role === 'co' && part.state === 'signed' && underway(need),
  ask: (need: Told, part: Part, who: Player): boolean => rules.reply(need, part, who) && part.question === null,
  answerQuestion(need: Told, part: Part, who: Player): boolean {
    const facts = factsOf(need, who)
    return part.question !== null && underway(need) && (facts.ofLead || facts.atStation || facts.atStreet)
  },
  tend(need: Told, part: Part, who: Player): boolean {
    const facts = factsOf(need, who)
    if (part.role === 'lead' && facts.ofLead && !facts.atStation) return false
    return (facts.ofLead || facts.atStation || facts.atStreet) && waiting(part) && underway(need)
  },
  answer: (need: Told, who: Player): boolean =>
    may(need, 'answer', who) !== null && !current(need).some((part) => part.role === 'co' && waiting(part)),
  endCase(need: Told, who: Player, open: boolean): boolean {
    return open && (who.heads || factsOf(need, who).atStreet)
  },
}

/** The clocks that must be running now: kind and whose time it is. */
export function expectedClocks(need: Told): string[] {
  const own: Record<NeedState, string[]> = {
    submitted: [`accept ${station}`],
    accepted: [`dispatch ${need.owner}`, ...(promised(need) ? [`answer ${need.owner}`, `contact ${need.owner}`] : [])],
    dispatched: [`answer ${need.lead}`, `contact ${need.lead}`, `sign ${need.lead}`],
    signed: [`answer ${need.lead}`, `contact ${need.lead}`],
    handling: [`answer ${need.lead}`],
    answered: [`callback ${station}`],
    closed: [],
    declined: [],
    withdrawn: [],
  }
  const parts = need.parts.filter((part) => part.role === 'co' && waiting(part))
  const helping = parts.map((part) => `${part.state === 'assigned' ? 'sign' : 'reply'} ${part.body}`)
  const cases = need.cases.filter((one) => one.open).map(() => `case ${station}`)
  return [...own[need.state], ...helping, ...cases].toSorted()
}

/** A lead of this round sent it back: the promise to the requester goes on. */
const promised = (need: Told): boolean => current(need).some((part) => part.role === 'lead')
