import type { NeedState } from '@liti/contract/needs-words'

/**
 * The life of a need as the domain tells it, written apart from the product's own table and rules: which act leads where, and who
 * may. Tests hold the product against it.
 */
export type Act =
  | 'accept'
  | 'decline'
  | 'withdraw'
  | 'dispatch'
  | 'sign'
  | 'return'
  | 'contact'
  | 'addCoHandler'
  | 'answer'
  | 'confirm'
  | 'callback'
  | 'rate'
  | 'reopen'
  | 'end'
  | 'supplement'
  | 'urge'
  | 'note'

/** The usual way first. */
export const ways: Record<NeedState, Partial<Record<Act, NeedState[]>>> = {
  submitted: { accept: ['accepted'], decline: ['declined'], withdraw: ['withdrawn'] },
  accepted: { dispatch: ['dispatched'], withdraw: ['withdrawn'], end: ['closed'] },
  dispatched: { sign: ['signed'], return: ['accepted'] },
  signed: { contact: ['handling'], return: ['accepted'] },
  handling: { answer: ['answered'] },
  answered: { confirm: ['closed'], callback: ['closed'], reopen: ['dispatched', 'accepted'] },
  closed: { rate: ['closed'], reopen: ['dispatched', 'accepted'] },
  declined: {},
  withdrawn: {},
}

const ended = new Set<NeedState>(['closed', 'declined', 'withdrawn'])
export const isOpen = (state: NeedState): boolean => !ended.has(state)
export const withLead = (state: NeedState): boolean => ['dispatched', 'signed', 'handling'].includes(state)

/** What somebody is to a need, told from plain facts. */
export type Facts = {
  asked: boolean
  atStation: boolean
  atStreet: boolean
  ofLead: boolean
  ofHelper: boolean
  hadAHand: boolean
}

/** Where an act leads from a state for somebody; null where it may not be done. A state of its own stays. */
export function step(act: Act, state: NeedState, who: Facts): NeedState | null {
  const desk = who.atStation || who.atStreet
  const stays = (when: boolean): NeedState | null => (when ? state : null)
  switch (act) {
    case 'accept':
    case 'decline':
    case 'dispatch':
      return desk ? (ways[state][act]?.[0] ?? null) : null
    case 'withdraw':
    case 'rate':
    case 'confirm':
      return who.asked ? (ways[state][act]?.[0] ?? null) : null
    case 'sign':
    case 'return':
    case 'contact':
    case 'answer':
      return who.ofLead ? (ways[state][act]?.[0] ?? null) : null
    case 'callback':
      return desk && !who.hadAHand ? (ways[state][act]?.[0] ?? null) : null
    case 'reopen':
      return who.asked || (state === 'answered' && desk && !who.hadAHand) ? (ways[state][act]?.[0] ?? null) : null
    case 'end':
      return who.atStreet ? (ways[state][act]?.[0] ?? null) : null
    case 'addCoHandler':
      return stays(withLead(state) && (desk || who.ofLead))
    case 'supplement':
      return stays(isOpen(state) && who.asked)
    case 'urge':
      return stays(isOpen(state) && (who.asked || desk || who.ofLead))
    case 'note':
      return stays((isOpen(state) || state === 'closed') && (desk || who.ofLead || who.ofHelper))
  }
}
