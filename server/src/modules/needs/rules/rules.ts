import { mostRounds, type NeedState } from '@liti/contract/needs-words'
import { mayStep } from '../../../engines/caseflow/transitions.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { no, type Verdict } from '../../../kernel/refusal.ts'
import { lateRatingUntil } from './late-rating.ts'
import { needCycle, type NeedAct } from './life-cycle.ts'
import type { OpenObjection, Recorded } from './facts.ts'
import { isHead, isStreet, relationsTo, type NeedFacts } from './relations.ts'
import { graceSeconds, type LastStep } from './facts.ts'

/** Permission rules: pure functions of who asks and the facts of the need. Every promise about rights on a screen is one of these. */

/** The life cycle's own answer for one act. */
export const mayDo =
  (act: NeedAct) =>
  (actor: Actor, need: NeedFacts): Verdict =>
    mayStep(needCycle, act, need.state as NeedState, relationsTo(actor, need))

/** Whoever the need lies with dispatches it: after two returns, or a third round without success, that is the sub-district. */
export function mayDispatch(actor: Actor, need: NeedFacts): Verdict {
  const first = mayDo('dispatch')(actor, need)
  if (first === true && need.round > mostRounds + 1)
    return no(
      'only-end',
      '街道决定再派的那一次也没有解决，不再派单，请终结并写明决定',
      'It was dispatched once more by the sub-district and not solved: it can only be ended with a written decision',
    )
  if (first !== true || sits(actor, need.owner_body_id) || isStreet(actor, need.jurisdiction_code)) return first
  return no(
    'street-decides',
    '这件事退过两次或者重办过两次，由街道来定派给谁',
    'Sent back or taken up again twice: the sub-district decides who leads',
  )
}

/** To a department of the district a need goes by the head of the station or the sub-district, not by a specialist alone. */
export function mayDispatchTo(actor: Actor, need: NeedFacts, target: { kind: string; external: boolean }): Verdict {
  const first = mayDispatch(actor, need)
  if (first !== true) return first
  if (target.external)
    return no(
      'external-lead',
      '外地单位没有账号，只能协办，请选本区的单位牵头',
      'A unit elsewhere has no account and can only help; choose a lead in this district',
    )
  if (target.kind !== 'department' || isHead(actor, need.unit_id) || isStreet(actor, need.jurisdiction_code) || actor.kind === 'system')
    return true
  return no(
    'head-only',
    '派到区级部门要由站长或街道来派',
    'Only the head of station or the sub-district dispatches to a district department',
  )
}

/** 受理并派单: who may accept it, and then dispatch it. */
export function mayAcceptAndDispatch(actor: Actor, need: NeedFacts): Verdict {
  const first = mayDo('accept')(actor, need)
  return first === true ? mayDispatch(actor, { ...need, state: 'accepted' }) : first
}

/** A step is taken back by whoever did it, at once, and only as long as nothing has happened since. */
export function mayUndo(actor: Actor, last: LastStep | null, now: Temporal.Instant): Verdict {
  if (last === null) return no('nothing-to-undo', '没有可以撤销的', 'There is nothing to take back')
  if (last.person_id !== actor.personId) return no('not-yours', '谁办的由谁撤销', 'Only whoever did it can take it back')
  if (last.undone) return no('undone', '刚才那一步已经撤销了', 'That step was taken back already')
  if (last.moved) return no('gone-on', '后面又有了新的情况，撤销不了', 'Something has happened since; it can no longer be taken back')
  return Temporal.Instant.compare(now, last.until.add({ seconds: graceSeconds })) <= 0
    ? true
    : no('too-late', '超过十秒了，撤销不了', 'More than ten seconds have passed; it can no longer be taken back')
}

/** 终结 is for the sub-district, and only after a need was taken up again twice. */
export function mayEnd(actor: Actor, need: NeedFacts): Verdict {
  const first = mayDo('end')(actor, need)
  if (first !== true || need.round > mostRounds) return first
  return no('not-yet', '重办过两次还没有解决，街道才能终结', 'It can be ended only after it was taken up again twice without being solved')
}

/** After the third round the sub-district decides what becomes of it. */
export const mayReopen = (need: { round: number }): boolean => need.round < mostRounds

/** The lead answers when every part is in: replied, sent back or withdrawn. */
export function mayAnswer(actor: Actor, need: NeedFacts, waiting: number): Verdict {
  const first = mayDo('answer')(actor, need)
  if (first !== true) return first
  if (waiting > 0)
    return no(
      'parts-missing',
      `还有 ${waiting} 家协办没有回复，等回复或撤销后再答复`,
      `${waiting} co-units have not replied; wait for them or withdraw them first`,
    )
  return true
}

/**
 * The requester confirms an answer, or, not reached by the call-back (`unreached`: since when), still does so for a time. Not by the
 * hand that handled it, where a unit asks and handles.
 */
export function mayConfirm(actor: Actor, need: NeedFacts, unreached: Temporal.Instant | null, now: Temporal.Instant): Verdict {
  const first = mayDo(unreached === null ? 'confirm' : 'rate')(actor, need)
  if (first === true && actor.personId !== null && need.handlers.includes(actor.personId))
    return no(
      'own-hand',
      '您办过这件事，由同事来确认，或者等工作站回访',
      'You had a hand in this; a colleague confirms it, or the workstation calls',
    )
  if (unreached === null) return first
  if (first !== true || Temporal.Instant.compare(now, lateRatingUntil(unreached)) <= 0) return first
  return no('too-late', '办结已经超过 30 天，还有事可以重新提一件', 'It was closed more than 30 days ago; you can raise a new need')
}

/** The requester objects to what a call-back wrote down in their name: once, within the time of a late rating. */
export function mayObject(actor: Actor, need: NeedFacts, recorded: Recorded | null, now: Temporal.Instant): Verdict {
  if (!relationsTo(actor, need).has('requester')) return no('not-yours', '由诉求人来提', 'This is for the requester')
  if (need.state !== 'closed') return no('wrong-state', '现在不用提', 'There is nothing to object to now')
  if (recorded === null) return no('nothing-recorded', '没有回访记下的结果', 'No call-back wrote anything down')
  if (recorded.objected)
    return no('objected', '您已经提过了，正在核实或者已经答复', 'You have objected already; it is being looked into or settled')
  if (Temporal.Instant.compare(now, lateRatingUntil(recorded.at)) > 0)
    return no('too-late', '回访已经超过 30 天，还有事可以重新提一件', 'The call-back was more than 30 days ago; you can raise a new need')
  return true
}

/** An objection is settled by somebody of the desk who neither handled the need nor made the call. */
export function maySettle(actor: Actor, need: NeedFacts, objection: OpenObjection | null): Verdict {
  if (objection === null) return no('no-objection', '没有待答复的异议', 'No objection waits for an answer')
  if (actor.personId !== null && actor.personId === objection.callerId)
    return no('own-call', '这个回访是您打的，由别人来核实', 'You made this call; somebody else looks into it')
  const relations = relationsTo(actor, need)
  if (relations.has('caller')) return true
  return relations.has('workstation') || relations.has('subdistrict')
    ? no('own-hand', '您办过这件事，由别人来核实', 'You had a hand in this; somebody else looks into it')
    : no('not-yours', '由工作站或街道来核实', 'The workstation or the sub-district looks into it')
}

/** Who handled it does not call back (谁办的谁不回访). */
export function mayCallBack(actor: Actor, need: NeedFacts): Verdict {
  const verdict = mayDo('callback')(actor, need)
  if (verdict === true || verdict.code === 'wrong-state') {
    return verdict === true ? true : no('not-answered', '答复以后才能回访', 'Call back once it is answered')
  }
  const desk = relationsTo(actor, need)
  if (desk.has('workstation') || desk.has('subdistrict'))
    return no('own-hand', '您办过这件事，由别人来回访', 'You had a hand in this; somebody else calls back')
  return verdict
}

type Assignment = { body_id: string; role: string; state: string; outcome: string | null; round: number }
const sits = (actor: Actor, bodyId: string): boolean => actor.seats.some((seat) => seat.bodyId === bodyId) || actor.link?.bodyId === bodyId

const ended: Verdict = no('ended', '这一份已经办完或退回了', 'This part is already finished or was sent back')
const notSigned: Verdict = no('not-signed', '先签收，再办下一步', 'Sign for it first')
const notYours: Verdict = no('not-yours', '由这家单位自己来做', 'This is for the unit itself')
/** Parts are worked on until the answer goes out, also while a need that its lead sent back waits for another. */
const underway = (need: NeedFacts): boolean => ['accepted', 'dispatched', 'signed', 'handling'].includes(need.state)
const tending = ['lead', 'workstation', 'subdistrict'] as const
const waiting = (assignment: Assignment): boolean => ['assigned', 'signed'].includes(assignment.state)

/** Signing for an assignment: the unit it was given to, once. */
export function maySign(actor: Actor, need: NeedFacts, assignment: Assignment): Verdict {
  if (!sits(actor, assignment.body_id)) return notYours
  if (assignment.state === 'signed') return no('signed', '已经签收了', 'Already signed for')
  if (!waiting(assignment) || !underway(need)) return ended
  return assignment.role === 'lead' ? mayDo('sign')(actor, need) : true
}

/** A co-unit's reply to the lead, after signing and before the answer went out. */
export function mayReply(actor: Actor, need: NeedFacts, assignment: Assignment): Verdict {
  if (assignment.role === 'lead') return no('lead', '牵头单位直接答复诉求人', 'The lead answers the requester directly')
  if (!sits(actor, assignment.body_id)) return notYours
  if (!underway(need)) return ended
  if (assignment.state === 'assigned') return notSigned
  return assignment.state === 'signed' ? true : ended
}

/** A unit corrects its reply as long as the lead has not answered with it. */
export function mayCorrect(actor: Actor, need: NeedFacts, assignment: Assignment): Verdict {
  if (!sits(actor, assignment.body_id)) return notYours
  return hasReply(need, assignment)
}

/** A reply that is too thin goes back to its unit: by the lead, the workstation, the sub-district. */
export function maySendBack(actor: Actor, need: NeedFacts, assignment: Assignment): Verdict {
  const relations = relationsTo(actor, need)
  if (!tending.some((one) => relations.has(one)))
    return no('not-yours', '由牵头单位或工作站来退回补充', 'The lead or the workstation sends a reply back')
  return hasReply(need, assignment)
}

function hasReply(need: NeedFacts, { role, state, round }: Assignment): Verdict {
  if (role === 'lead') return no('lead', '牵头单位直接答复诉求人', 'The lead answers the requester directly')
  if (!underway(need) || round !== need.round)
    return no('answered', '已经答复诉求人了，不能再改', 'The requester has the answer; it can no longer be changed')
  return state === 'replied' ? true : no('not-replied', '这一份现在没有回复', 'There is no reply to this part now')
}

/** A unit's question to the lead; its clock stands still until the answer. One at a time. */
export function mayAsk(actor: Actor, need: NeedFacts, assignment: Assignment, openQuestions: number): Verdict {
  const reply = mayReply(actor, need, assignment)
  if (reply !== true) return reply
  if (assignment.outcome === 'promised')
    return no('promised', '已经说定了日子，有事请打电话问牵头单位', 'A day has been promised; call the lead unit if something is unclear')
  return openQuestions === 0 ? true : no('asked', '已经问了一件，等对方答复', 'One question is already open; wait for its answer')
}

/** Sending an assignment back, with a reason and its basis: only before work on it began. */
export function mayReturn(actor: Actor, need: NeedFacts, assignment: Assignment): Verdict {
  if (!sits(actor, assignment.body_id)) return notYours
  if (!waiting(assignment) || !underway(need)) return ended
  if (assignment.outcome === 'promised')
    return no('promised', '已经说定了日子。办不了的话，请回复“办不了”', 'A day has been promised; if it cannot be done, reply so')
  return assignment.role === 'lead' ? mayDo('return')(actor, need) : true
}

/** Answering a unit's question, once: the lead, the workstation, the sub-district. */
export function mayAnswerQuestion(actor: Actor, need: NeedFacts, answered: boolean): Verdict {
  const relations = relationsTo(actor, need)
  if (!tending.some((one) => relations.has(one)))
    return no('not-yours', '提问由牵头单位或工作站来答复', 'Questions are answered by the lead or the workstation')
  if (answered) return no('question-answered', '这个提问已经有人答复了', 'Somebody has answered this question already')
  return underway(need) ? true : ended
}

/** Looking after co-units: the lead, the workstation, the sub-district. */
export function mayTend(actor: Actor, need: NeedFacts, assignment: Assignment): Verdict {
  const relations = relationsTo(actor, need)
  if (assignment.role === 'lead' && relations.has('lead') && !relations.has('workstation'))
    return no('own', '这是您自己的单位', 'This is your own unit')
  if (!tending.some((one) => relations.has(one)))
    return no('not-yours', '由牵头单位或工作站来催办和安排协办', 'The lead or the workstation looks after the co-units')
  return waiting(assignment) && underway(need) ? true : ended
}

/** The requester's phone: whoever handles the need; of a hidden requester only the head of station. */
export function mayReveal(actor: Actor, need: NeedFacts): Verdict {
  const relations = relationsTo(actor, need)
  if (need.hidden)
    return isHead(actor, need.unit_id)
      ? true
      : no(
          'hidden',
          '诉求人要求不公开身份，只有站长能联系',
          'The requester asked to stay unnamed; only the head of station can make contact',
        )
  return relations.has('workstation') || relations.has('subdistrict') || relations.has('lead')
    ? true
    : no('not-handling', '要联系诉求人，请找牵头单位', 'To reach the requester, ask the lead unit')
}

/** The head of station or the sub-district answers a bad-rating case. */
export const mayEndCase = (actor: Actor, need: NeedFacts, ended: boolean): Verdict => {
  if (ended) return no('ended', '这件整改已经回过话了', 'This case has been answered')
  return isHead(actor, need.unit_id) || isStreet(actor, need.jurisdiction_code)
    ? true
    : no('head-only', '差评整改由站长或街道来回话', 'A bad-rating case is answered by the head of station or the sub-district')
}
