import type { NeedView } from '@liti/contract/needs'
import type { Grade, NeedState } from '@liti/contract/needs-words'
import { named } from '../../../kernel/named.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { maskPhone } from '../../../kernel/crypto/mask.ts'
import { open } from '../../../kernel/crypto/seal.ts'
import { filesOf } from '../../../kernel/files/index.ts'
import { firmThere, maskedPersonPhone } from '../../directory/index.ts'
import { afterwards } from './afterwards.ts'
import { answersOf } from './answers.ts'
import { assignmentExtras, assignmentView } from './assignment-view.ts'
import { clockView } from '../clocks/clock-view.ts'
import { suggestLead } from '../record/dispatch-catalogue.ts'
import { phonePlace } from '../record/insert-need.ts'
import { readNeedFacts } from '../record/lock-need.ts'
import { currentClock, namesOf, needRecord, type NeedRow } from '../record/need-record.ts'
import type { NeedFacts } from '../rules/relations.ts'
import { firmText, unnamed } from '../rules/requester-name.ts'
import { objectionOf, openObjection } from '../record/objections.ts'
import type { OpenObjection } from '../rules/facts.ts'
import { roomOffer } from '../record/room-offer.ts'
import {
  mayAcceptAndDispatch,
  mayAnswer,
  mayCallBack,
  mayDispatch,
  mayDo,
  mayEnd,
  mayEndCase,
  mayReveal,
  maySettle,
  mayUndo,
} from '../rules/rules.ts'
import { sight, type Sight } from '../record/sight.ts'
import { timeRules } from '../clocks/time-rules.ts'
import { timelineOf } from './timeline.ts'
import { toneOf } from '../record/tone.ts'
import { lastStep } from '../record/undo.ts'
import { can, deskWords, endedOf, factsOf, handlersOf, wasSentBack } from './view-parts.ts'

/** A need for the desk; what the reader may not see is not found. */
export async function getNeed(ctx: Ctx, actor: Actor, needId: string): Promise<NeedView> {
  await readNeedFacts(ctx, actor, needId)
  return needView(sight(ctx), actor, needId)
}

/** The same from inside a command, when the actor was let through already. */
export async function needView(seen: Sight, actor: Actor, needId: string): Promise<NeedView> {
  const { ctx, now, tx } = seen
  const record = await needRecord(seen, needId, 'handlers')
  const { need, assignments } = record
  const present = assignments.filter((one) => one.round === need.round)
  const facts = factsOf(need, present, await handlersOf(seen, needId))
  const rules = await timeRules(ctx, tx)
  const [extras, phone, suggestion] = await Promise.all([
    assignmentExtras(seen, record),
    contactLine(seen, need),
    need.state === 'accepted' || need.state === 'submitted'
      ? suggestLead({ ...ctx, db: tx }, need.category_code, need.unit_id, need.jurisdiction_code)
      : null,
  ])
  const said = await saidFirm(seen, need)
  const { verdicts, attempts, badCase } = await afterwards(seen, need)
  const [objection, waits] = await Promise.all([objectionOf(seen, need), openObjection(seen, need)])
  const files = await filesOf({ ...ctx, db: tx }, 'need', [needId])
  const { answer, earlierAnswers, eventIds } = await answersOf(seen, record)
  const answerFiles = await filesOf({ ...ctx, db: tx }, 'need-answer', [needId, ...eventIds])
  const waiting = present.filter((one) => one.role === 'co' && ['assigned', 'signed'].includes(one.state)).length
  const names = namesOf(record)
  const last = await lastStep(seen, needId)
  const sentBack = wasSentBack(need, present)
  return {
    id: need.id,
    number: need.number,
    title: need.title,
    text: need.text,
    wanted: need.wanted,
    place: need.place,
    unit: { id: need.unit_id, name: named(need.unit_name, need.unit_name_en), slug: need.unit_slug },
    spaceId: need.space_id,
    roomOffer: need.state === 'submitted' && !need.hidden ? await roomOffer(ctx, tx, need) : null,
    type: need.type as NeedView['type'],
    grade: need.grade as Grade,
    category: { zh: need.category_name, en: need.category_name_en },
    categoryCode: need.category_code,
    source: need.source as NeedView['source'],
    state: need.state as NeedState,
    stateText: deskWords(need, present, record.clocks, now),
    tone: toneOf(record, now),
    round: need.round,
    version: need.version,
    owner: { bodyId: need.owner_body_id, name: named(need.owner_name, need.owner_name_en) },
    requester: {
      label: need.hidden ? unnamed : { zh: need.requester_label, en: need.requester_label },
      organisationId: need.hidden ? null : need.requester_organisation_id,
      organisation: need.hidden ? null : firmText(need),
      said,
      phone: need.hidden ? null : phone,
      hidden: need.hidden,
    },
    createdAt: need.created_at.toString(),
    clocks: ['accept', 'dispatch', 'sign', 'contact', 'answer', 'callback', 'case'].flatMap((kind) => {
      const leadId = present.find((one) => one.role === 'lead' && one.state !== 'returned')?.id ?? null
      const clock = currentClock(record, [kind], kind === 'sign' ? (leadId ?? 'none') : null)
      return clock && clock.round === need.round ? [clockView(rules, clock, now, sentBack)] : []
    }),
    assignments: present.map((one) => assignmentView({ record, facts, rules, now }, actor, one, extras.get(one.id))),
    timeline: timelineOf(record.events, names, 'handlers', answerFiles),
    files: [...(files.get(needId) ?? []), ...(answerFiles.get(needId) ?? [])],
    answer,
    earlierAnswers,
    declined: need.declined_reason === null ? null : { reason: need.declined_reason, where: need.declined_where ?? '' },
    ended: endedOf(record),
    verdicts,
    objection,
    attempts,
    badRatingCase: badCase,
    suggestion,
    undo: last && mayUndo(actor, last, now) === true ? { kind: last.kind, until: last.until.toString() } : null,
    can: needCan(actor, facts, waiting, badCase, waits),
  }
}

/** What the reader may do now, or why not; the screens draw their buttons from it. */
function needCan(
  actor: Actor,
  facts: NeedFacts,
  waiting: number,
  badCase: NeedView['badRatingCase'],
  waits: OpenObjection | null,
): NeedView['can'] {
  return {
    accept: can(mayDo('accept')(actor, facts)),
    acceptAndDispatch: can(mayAcceptAndDispatch(actor, facts)),
    decline: can(mayDo('decline')(actor, facts)),
    dispatch: can(mayDispatch(actor, facts)),
    sign: can(mayDo('sign')(actor, facts)),
    contact: can(mayDo('contact')(actor, facts)),
    addCoHandler: can(mayDo('addCoHandler')(actor, facts)),
    answer: can(mayAnswer(actor, facts, waiting)),
    callback: can(mayCallBack(actor, facts)),
    end: can(mayEnd(actor, facts)),
    endCase: badCase
      ? can(mayEndCase(actor, facts, badCase.endedAt !== null))
      : { why: { zh: '没有差评整改', en: 'There is no bad-rating case' } },
    settle: can(maySettle(actor, facts, waits)),
    reveal: can(mayReveal(actor, facts)),
    note: can(mayDo('note')(actor, facts)),
  }
}

async function contactLine(seen: Sight, need: NeedRow): Promise<string | null> {
  if (need.phone_sealed !== null) return maskPhone(open(seen.ctx.keys, need.phone_sealed, phonePlace(need.id)))
  return need.requester_person_id === null ? null : maskedPersonPhone(seen.tx, seen.ctx, need.requester_person_id)
}

/** Which firm a guest says they are of; gone once the desk knows which one asks. */
async function saidFirm({ ctx, tx }: Sight, need: NeedRow): Promise<NeedView['requester']['said']> {
  if (need.hidden || need.said_firm === '' || need.requester_organisation_id !== null) return null
  return { firm: need.said_firm, organisation: await firmThere(tx, ctx, need.unit_id, need.said_firm) }
}
