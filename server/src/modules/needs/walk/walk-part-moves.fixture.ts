import type { NeedView } from '@liti/contract/needs'
import { answerQuestion, askByLink, askQuestion } from '../parts/ask-question.ts'
import { replyAssignment, replyByLink } from '../parts/reply-assignment.ts'
import { returnAssignment, returnByLink } from '../parts/return-assignment.ts'
import { signAssignment, signByLink } from '../parts/sign-assignment.ts'
import { cancelAssignment, renewLink, revokeLink, urgeAssignment } from '../parts/tend-assignment.ts'
import {
  faraway,
  linkHolds,
  rules,
  sees,
  station,
  street,
  text,
  waiting,
  type Move,
  type Part,
  type Seat,
  type Table,
  type Told,
} from './walk-model.fixture.ts'

export const partMoveNames = ['sign', 'return', 'reply', 'ask', 'answerQuestion', 'urgePart', 'cancel', 'renew', 'revoke'] as const
export type PartMoveName = (typeof partMoveNames)[number]

/** A move on one part of the need: mostly one that is waited for, now and then any. */
export function movePart({ ctx, dice }: Table, name: PartMoveName, need: Told, { player: who, actor }: Seat): Move | null {
  const hand = () => who.linkOf === null && need.handlers.add(who.name)
  const seen = sees(need, who)
  const byLink = who.linkOf !== null
  // a link opens its own part only, while it holds; another part's rule says no by itself
  const reach = (part: Part) => (byLink ? linkHolds(part, ctx.now()) : seen)
  const made = (
    what: string,
    rule: (part: Part) => boolean,
    call: (part: Part) => Promise<unknown>,
    lived: (part: Part, reply: unknown) => void,
  ): Move | null => {
    const open = need.parts.filter(waiting)
    const part = dice.pick(open.length > 0 && dice.odds(0.8) ? open : need.parts)
    if (!part) return null
    return {
      what: `${what} ${part.role} ${part.body} of round ${part.round} by ${who.name}`,
      allowed: rule(part),
      call: () => call(part),
      lived: (reply) => lived(part, reply),
    }
  }

  switch (name) {
    case 'sign':
      return made(
        name,
        (part) => reach(part) && rules.sign(need, part, who),
        (part) => (byLink ? signByLink(ctx, actor, part.id, text) : signAssignment(ctx, actor, part.id)),
        (part) => {
          part.state = 'signed'
          if (part.role === 'lead') need.state = 'signed'
          hand()
        },
      )
    case 'return':
      return made(
        name,
        (part) => reach(part) && rules.giveBack(need, part, who),
        (part) => (byLink ? returnByLink : returnAssignment)(ctx, actor, part.id, { reason: 'not_ours', basis: text }),
        (part) => {
          part.state = 'returned'
          if (part.role !== 'lead') return
          need.returns += 1
          Object.assign(need, { state: 'accepted', lead: null, owner: need.returns >= 2 || need.round > 3 ? street : station })
        },
      )
    case 'reply':
      return made(
        name,
        (part) => reach(part) && rules.reply(need, part, who),
        (part) => (byLink ? replyByLink : replyAssignment)(ctx, actor, part.id, { outcome: 'done', text, files: [], day: null, why: '' }),
        (part) => {
          part.state = 'replied'
          hand()
        },
      )
    case 'ask':
      return made(
        name,
        (part) => reach(part) && rules.ask(need, part, who),
        (part) => (byLink ? askByLink : askQuestion)(ctx, actor, part.id, text),
        (part, reply) => {
          const { questions } = byLink
            ? (reply as { questions: { id: string }[] })
            : ((reply as NeedView).assignments.find((one) => one.id === part.id) ?? { questions: [] })
          part.question = questions.at(-1)?.id ?? ''
          hand()
        },
      )
    case 'answerQuestion': {
      const part = need.parts.find((one) => one.question !== null)
      if (!part) return null
      return {
        what: `answer the question of ${part.body} by ${who.name}`,
        allowed: seen && rules.answerQuestion(need, part, who),
        call: () => answerQuestion(ctx, actor, part.question ?? '', text),
        lived: () => {
          part.question = null
          hand()
        },
      }
    }
    case 'urgePart':
      return made(
        name,
        (part) => seen && rules.tend(need, part, who) && (part.urged === undefined || ctx.now().since(part.urged).total('minutes') >= 60),
        (part) => urgeAssignment(ctx, actor, part.id, ''),
        (part) => void (part.urged = ctx.now()),
      )
    case 'cancel':
      return made(
        name,
        (part) => seen && rules.tend(need, part, who) && part.role === 'co',
        (part) => cancelAssignment(ctx, actor, part.id, text),
        (part) => {
          part.state = 'cancelled'
          part.linkUntil = null
        },
      )
    case 'renew':
      return made(
        name,
        (part) => seen && rules.tend(need, part, who) && faraway.includes(part.body),
        (part) => renewLink(ctx, actor, part.id, 5),
        (part) => void (part.linkUntil = ctx.now().add({ hours: 5 * 24 })),
      )
    case 'revoke':
      return made(
        name,
        (part) => seen && rules.tend(need, part, who) && faraway.includes(part.body),
        (part) => revokeLink(ctx, actor, part.id),
        (part) => void (part.linkUntil = null),
      )
  }
}
