import type { NeedView } from '@liti/contract/needs'
import { acceptNeed } from '../handle/accept-need.ts'
import { addCoHandler } from '../handle/add-co-handler.ts'
import { answerNeed } from '../handle/answer-need.ts'
import { confirmOutcome, recordCallback } from '../outcome/conclude.ts'
import { contactNeed } from '../handle/contact-need.ts'
import { declineNeed } from '../handle/decline-need.ts'
import { dispatchNeed } from '../handle/dispatch-need.ts'
import { endBadRatingCase } from '../outcome/end-case.ts'
import { endNeed } from '../outcome/end-need.ts'
import { noteNeed } from '../handle/note-need.ts'
import { recordAttempt } from '../outcome/record-attempt.ts'
import { supplementNeed, urgeNeed, withdrawNeed } from '../handle/requester-steps.ts'
import {
  current,
  departments,
  faraway,
  linkDays,
  may,
  rules,
  sees,
  station,
  street,
  text,
  waiting,
  type Move,
  type Seat,
  type Table,
  type Told,
} from './walk-model.fixture.ts'

const leads = [...departments, '今鼎大厦物业', station, '内蒙古人社']
const helpers = [...departments, ...faraway, '今鼎大厦物业']

export const moveNames = [
  'accept',
  'decline',
  'withdraw',
  'end',
  'dispatch',
  'contact',
  'addCo',
  'answer',
  'confirm',
  'callback',
  'attempt',
  'endCase',
  'supplement',
  'urge',
  'note',
] as const
export type MoveName = (typeof moveNames)[number]

export function move({ ctx, dice, idOf }: Table, name: MoveName, need: Told, { player: who, actor }: Seat): Move | null {
  const id = need.id
  const hand = () => who.linkOf === null && need.handlers.add(who.name)
  const seen = sees(need, who)
  const made = (what: string, allowed: boolean, call: () => Promise<unknown>, lived: (reply: unknown) => void): Move => ({
    what: `${what} by ${who.name}`,
    allowed,
    call,
    lived,
  })
  const to = (state: Told['state']) => () => void (need.state = state)
  switch (name) {
    case 'accept':
      return made(name, seen && may(need, 'accept', who) !== null, () => acceptNeed(ctx, actor, id, { note: '' }), to('accepted'))
    case 'decline':
      return made(
        name,
        seen && may(need, 'decline', who) !== null,
        () => declineNeed(ctx, actor, id, { reason: text, where: text }),
        to('declined'),
      )
    case 'withdraw':
      return made(
        name,
        may(need, 'withdraw', who) !== null,
        () => withdrawNeed(ctx, actor, id),
        () => {
          need.state = 'withdrawn'
          for (const part of need.parts) if (waiting(part)) part.state = 'cancelled'
        },
      )
    case 'end':
      return made(
        name,
        seen && need.round > 3 && may(need, 'end', who) !== null,
        () => endNeed(ctx, actor, id, { reason: text, where: text }),
        () => {
          need.state = 'closed'
          for (const part of need.parts) if (waiting(part)) part.state = 'cancelled'
        },
      )
    case 'dispatch': {
      const lead = dice.pick(leads)
      const co = Array.from({ length: dice.pick([0, 0, 1, 2]) }, () => dice.pick(helpers))
      const input = { leadId: idOf(lead), note: '', co: co.map((body) => ({ bodyId: idOf(body), ask: text })) }
      return made(
        `dispatch to ${lead} with ${co.join()}`,
        seen && rules.dispatch(need, who, lead, co),
        () => dispatchNeed(ctx, actor, id, input),
        (reply) => {
          for (const part of current(need))
            if (part.body === lead && part.role === 'co' && ['assigned', 'signed', 'replied'].includes(part.state)) part.state = 'cancelled'
          Object.assign(need, { state: 'dispatched', lead, owner: lead })
          learn(ctx.now(), need, reply as NeedView, [[lead, 'lead'], ...co.map((body): [string, 'co'] => [body, 'co'])])
        },
      )
    }
    case 'contact':
      return made(
        name,
        seen && may(need, 'contact', who) !== null,
        () => contactNeed(ctx, actor, id, { note: text }),
        () => {
          need.state = 'handling'
          hand()
        },
      )
    case 'addCo': {
      const body = dice.pick(helpers)
      return made(
        `add ${body}`,
        seen && rules.addCo(need, who, body),
        () => addCoHandler(ctx, actor, id, { bodyId: idOf(body), ask: text }),
        (reply) => {
          learn(ctx.now(), need, reply as NeedView, [[body, 'co']])
          hand()
        },
      )
    }
    case 'answer':
      return made(
        name,
        seen && rules.answer(need, who),
        () => answerNeed(ctx, actor, id, { text, files: [] }),
        () => {
          for (const part of current(need)) if (part.role === 'lead' && part.state === 'signed') part.state = 'replied'
          for (const part of need.parts) part.linkUntil = null
          Object.assign(need, { state: 'answered', owner: station })
          hand()
        },
      )
    case 'confirm':
    case 'callback': {
      const said = {
        solved: dice.pick(['yes', 'partly', 'no', 'no', 'no', 'no', 'no', 'no'] as const),
        rating: dice.pick([1, 2, 1, 3, 4, 5]),
        words: '',
      }
      const late = need.state === 'closed' && need.unreached !== null && ctx.now().since(need.unreached).total('hours') <= 30 * 24
      const allowed =
        name === 'confirm' && late ? may(need, 'rate', who) !== null : (name === 'confirm' || seen) && may(need, name, who) !== null
      const call = () =>
        name === 'confirm' ? confirmOutcome(ctx, actor, id, said) : recordCallback(ctx, actor, id, { ...said, how: 'in_person' })
      return made(`${name} ${said.solved} ${said.rating}`, allowed, call, () => conclude(need, said))
    }
    case 'attempt': {
      const result = dice.pick(['no_answer', 'wrong_number', 'later', 'declined', 'no_answer'] as const)
      const now = ctx.now()
      const last = need.tries.at(-1)
      const tooSoon = result !== 'declined' && last !== undefined && now.since(last.at).total('hours') < 4
      const input = { result, againAt: now.add({ hours: 5 }).toString(), note: '' }
      return made(
        `attempt ${result}`,
        seen && may(need, 'callback', who) !== null && !tooSoon,
        () => recordAttempt(ctx, actor, id, input),
        () => {
          need.tries.push({ result, at: now })
          const missed = need.tries.filter((one) => one.result === 'no_answer' || one.result === 'wrong_number').length
          if (result !== 'declined' && (result === 'later' || missed < 3)) return
          need.state = 'closed'
          need.verdicts += 1
          need.unreached = now
        },
      )
    }
    case 'endCase': {
      const one = need.cases.length > 0 ? dice.pick(need.cases) : undefined
      if (!one) return null
      return made(
        name,
        seen && rules.endCase(need, who, one.open),
        () => endBadRatingCase(ctx, actor, one.id, { finding: text, remedy: 'fixed' }),
        () => void (one.open = false),
      )
    }
    case 'supplement':
      return made(
        name,
        may(need, 'supplement', who) !== null && who.asks,
        () => supplementNeed(ctx, actor, id, { text, files: [] }, null),
        () => {},
      )
    case 'urge': {
      const now = ctx.now()
      const lately = need.urged !== null && now.since(need.urged).total('hours') < 4
      return made(
        name,
        may(need, 'urge', who) !== null && who.asks && !lately,
        () => urgeNeed(ctx, actor, id),
        () => void (need.urged = now),
      )
    }
    case 'note':
      return made(
        name,
        seen && may(need, 'note', who) !== null,
        () => noteNeed(ctx, actor, id, text),
        () => {},
      )
  }
}

/** New parts get their ids from the reply: the last of each body. */
function learn(now: Temporal.Instant, need: Told, view: NeedView, given: [string, 'lead' | 'co'][]): void {
  for (const [body, role] of given) {
    const made = view.assignments.findLast((one) => one.body.zh === body && one.role === role && one.state === 'assigned')
    const linkUntil = faraway.includes(body) ? now.add({ hours: linkDays * 24 }) : null
    need.parts.push({ id: made?.id ?? '', body, role, state: 'assigned', round: need.round, question: null, linkUntil })
  }
}

function conclude(need: Told, said: { solved: string; rating: number }): void {
  if (need.unreached === null) need.verdicts += 1
  need.unreached = null
  if (said.rating <= 2) need.cases.push({ id: '', open: true })
  if (said.solved !== 'no') {
    need.state = 'closed'
    return
  }
  const again = need.round < 3 && need.lead !== null
  need.round += 1
  need.tries = []
  if (again) {
    need.parts.push({ id: '', body: need.lead ?? '', role: 'lead', state: 'assigned', round: need.round, question: null })
    Object.assign(need, { state: 'dispatched', owner: need.lead })
  } else Object.assign(need, { state: 'accepted', lead: null, owner: street })
}
