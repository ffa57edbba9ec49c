import type { Can, Text } from '@liti/contract/common'
import type { AssignmentView, NeedView } from '@liti/contract/needs'
import { stateText, type Grade, type NeedState } from '@liti/contract/needs-words'
import { whenText } from '@liti/contract/time-text'
import { deliveryStates, type MailState } from '../../engines/notify/index.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { maskPhone } from '../../kernel/crypto/mask.ts'
import { open } from '../../kernel/crypto/seal.ts'
import type { Verdict } from '../../kernel/refusal.ts'
import { maskedPersonPhone } from '../directory/index.ts'
import { clockView } from './clock-view.ts'
import { suggestLead } from './dispatch-catalogue.ts'
import { phonePurpose } from './insert-need.ts'
import type { LockedAssignment } from './lock-assignment.ts'
import { readNeedFacts } from './lock-need.ts'
import { bodyName, currentClock, namesOf, needRecord, type AssignmentRow, type NeedRecord, type NeedRow } from './need-record.ts'
import type { NeedFacts } from './relations.ts'
import {
  mayAnswer,
  mayAnswerQuestion,
  mayAsk,
  mayCallBack,
  mayDispatch,
  mayDo,
  mayEndCase,
  mayReply,
  mayReturn,
  mayReveal,
  maySign,
  mayTend,
} from './rules.ts'
import { sight, type Sight } from './sight.ts'
import { timeRules } from './time-rules.ts'
import { timelineOf } from './timeline.ts'
import { toneOf } from './tone.ts'
import { filesOf } from './upload-file.ts'

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
  const [verdicts, attempts, cases] = await Promise.all([
    tx
      .selectFrom('needs.verdict')
      .selectAll()
      .where('district_id', '=', ctx.district)
      .where('need_id', '=', needId)
      .orderBy('round')
      .execute(),
    tx
      .selectFrom('needs.callback_attempt')
      .selectAll()
      .where('district_id', '=', ctx.district)
      .where('need_id', '=', needId)
      .where('round', '=', need.round)
      .orderBy('at')
      .execute(),
    tx
      .selectFrom('needs.bad_rating_case')
      .selectAll()
      .where('district_id', '=', ctx.district)
      .where('need_id', '=', needId)
      // one that waits for its answer before those that have it, the older first
      .orderBy('ended_at', (order) => order.desc().nullsFirst())
      .orderBy('opened_at')
      .limit(1)
      .execute(),
  ])
  const files = await filesOf({ ...ctx, db: tx }, 'need', [needId])
  const answerFiles = await filesOf({ ...ctx, db: tx }, 'need-answer', [needId])
  const badCase = cases[0]
  const waiting = present.filter((one) => one.role === 'co' && ['assigned', 'signed'].includes(one.state)).length
  const names = namesOf(record)
  const relationsMayReveal = mayReveal(actor, facts)
  return {
    id: need.id,
    number: need.number,
    title: need.title,
    text: need.text,
    wanted: need.wanted,
    place: need.place,
    unit: { id: need.unit_id, name: { zh: need.unit_name, en: need.unit_name_en || need.unit_name }, slug: need.unit_slug },
    spaceId: need.space_id,
    type: need.type as NeedView['type'],
    grade: need.grade as Grade,
    category: { zh: need.category_name, en: need.category_name_en },
    categoryCode: need.category_code,
    source: need.source as NeedView['source'],
    state: need.state as NeedState,
    stateText: stateWords(need, present),
    tone: toneOf(record, now),
    round: need.round,
    version: need.version,
    owner: { bodyId: need.owner_body_id, name: { zh: need.owner_name, en: need.owner_name_en || need.owner_name } },
    requester: {
      label: need.hidden ? '不公开身份' : need.requester_label,
      organisationId: need.hidden ? null : need.requester_organisation_id,
      organisation: need.hidden ? null : need.organisation_name,
      phone: need.hidden ? null : phone,
      hidden: need.hidden,
    },
    createdAt: need.created_at.toString(),
    clocks: ['accept', 'dispatch', 'sign', 'contact', 'answer', 'callback', 'case'].flatMap((kind) => {
      const leadId = present.find((one) => one.role === 'lead' && one.state !== 'returned')?.id ?? null
      const clock = currentClock(record, [kind], kind === 'sign' ? (leadId ?? 'none') : null)
      return clock && clock.round === need.round ? [clockView(rules, clock, now)] : []
    }),
    assignments: present.map((one) => assignmentView(one)),
    timeline: timelineOf(record.events, names, 'handlers', answerFiles),
    files: files.get(needId) ?? [],
    answer: answerOf(record),
    declined: need.declined_reason === null ? null : { reason: need.declined_reason, where: need.declined_where ?? '' },
    verdicts: verdicts.map((one) => ({
      round: one.round,
      via: one.via as 'callback' | 'requester',
      reached: one.reached,
      solved: one.solved as 'yes' | null,
      rating: one.rating,
      words: one.words,
      at: one.at.toString(),
    })),
    attempts: attempts.map((one) => ({
      at: one.at.toString(),
      result: one.result as 'no_answer',
      note: one.note,
      againAt: one.again_at?.toString() ?? null,
    })),
    badRatingCase: badCase
      ? {
          id: badCase.id,
          openedAt: badCase.opened_at.toString(),
          dueAt: badCase.due_at.toString(),
          finding: badCase.finding,
          endedAt: badCase.ended_at?.toString() ?? null,
        }
      : null,
    suggestion,
    can: {
      accept: can(mayDo('accept')(actor, facts)),
      decline: can(mayDo('decline')(actor, facts)),
      dispatch: can(mayDispatch(actor, facts)),
      sign: can(mayDo('sign')(actor, facts)),
      contact: can(mayDo('contact')(actor, facts)),
      addCoHandler: can(mayDo('addCoHandler')(actor, facts)),
      answer: can(mayAnswer(actor, facts, waiting)),
      callback: can(mayCallBack(actor, facts)),
      endCase: badCase
        ? can(mayEndCase(actor, facts, badCase.ended_at !== null))
        : { why: { zh: '没有差评整改', en: 'There is no bad-rating case' } },
      reveal: can(relationsMayReveal),
      note: can(mayDo('note')(actor, facts)),
    },
  }

  function assignmentView(one: AssignmentRow): AssignmentView {
    const clock = currentClock(
      record,
      one.role === 'lead' ? ['answer'] : one.state === 'assigned' ? ['sign'] : ['reply', 'sign'],
      one.role === 'lead' ? null : one.id,
    )
    const extra = extras.get(one.id)
    const questions = extra?.questions ?? []
    const asked: LockedAssignment = {
      id: one.id,
      need_id: needId,
      body_id: one.body_id,
      role: one.role,
      state: one.state,
      round: one.round,
      openQuestions: questions.filter((q) => q.answeredAt === null).length,
    }
    const tend = can(mayTend(actor, facts, asked))
    return {
      id: one.id,
      bodyId: one.body_id,
      body: bodyName(one),
      region: one.region,
      external: one.external,
      role: one.role,
      state: one.state as AssignmentView['state'],
      ask: one.ask,
      reply: one.reply,
      outcome: one.outcome as AssignmentView['outcome'],
      returnReason: one.return_reason,
      clock: clock ? clockView(rules, clock, now) : null,
      lastStep: lastStep(record, one, now),
      questions,
      files: extra?.files ?? [],
      link: extra?.link ?? null,
      can: {
        sign: can(maySign(actor, facts, asked)),
        reply: can(mayReply(actor, facts, asked)),
        return: can(mayReturn(actor, facts, asked)),
        urge: tend,
        answerQuestion:
          asked.openQuestions > 0
            ? can(mayAnswerQuestion(actor, facts, false))
            : { why: { zh: '没有要答复的提问', en: 'There is no question to answer' } },
        link: one.external ? tend : { why: { zh: '这家单位有账号', en: 'This unit has accounts' } },
        cancel: one.role === 'lead' ? { why: { zh: '牵头单位由它自己退单', en: 'A lead sends the need back itself' } } : tend,
        ask: can(mayAsk(actor, facts, asked, asked.openQuestions)),
      },
    }
  }
}

export const can = (verdict: Verdict): Can => (verdict === true ? true : { why: verdict.why })

export const factsOf = (need: NeedRow, present: AssignmentRow[], handlers: string[]): NeedFacts => ({
  id: need.id,
  state: need.state,
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

/** 协同办理中 where several units work on it; else the state's own words. */
export function stateWords(need: { state: string }, present: { role: string; state: string }[]): Text {
  const helping = present.some((one) => one.role === 'co' && one.state !== 'cancelled' && one.state !== 'returned')
  return need.state === 'handling' && helping ? { zh: '协同办理中', en: 'Several units at work' } : stateText[need.state as NeedState]
}

export function answerOf({ need, assignments }: NeedRecord): NeedView['answer'] {
  if (need.answer === null || need.answered_at === null) return null
  const lead = assignments.find((one) => one.body_id === need.lead_body_id)
  const nameOf = (id: string): Text => {
    const row = assignments.find((one) => one.body_id === id)
    return row ? bodyName(row) : { zh: '', en: '' }
  }
  return {
    text: need.answer,
    by: lead ? bodyName(lead) : { zh: need.owner_name, en: need.owner_name_en || need.owner_name },
    at: need.answered_at.toString(),
    parts: need.answer_parts.map((part) => ({ body: nameOf(part.bodyId), text: part.text })),
  }
}

async function contactLine(seen: Sight, need: NeedRow): Promise<string | null> {
  if (need.phone_sealed !== null) return maskPhone(open(seen.ctx.keys, need.phone_sealed, `${phonePurpose}:${need.id}`))
  return need.requester_person_id === null ? null : maskedPersonPhone(seen.tx, seen.ctx, need.requester_person_id)
}

function lastStep({ events }: NeedRecord, one: AssignmentRow, now: Temporal.Instant): Text {
  const event = events.find(
    (each) => each.assignment_id === one.id || (one.role === 'lead' && ['contacted', 'answered'].includes(each.kind)),
  )
  if (!event) return { zh: '还没有签收', en: 'Not signed for yet' }
  const at = whenText(event.at.epochMilliseconds, now.epochMilliseconds)
  const done: Record<string, Text> = {
    signed: { zh: '签收', en: 'signed for' },
    replied: { zh: '回复', en: 'replied' },
    urged: { zh: '已催办', en: 'urged' },
    contacted: { zh: '联系了诉求人', en: 'spoke to the requester' },
    'question-asked': { zh: '提了一个问题', en: 'asked a question' },
    'question-answered': { zh: '提问已答复', en: 'question answered' },
    returned: { zh: '退回', en: 'sent back' },
    answered: { zh: '答复了', en: 'answered' },
  }
  const what = done[event.kind] ?? { zh: '派给它', en: 'assigned' }
  return { zh: `${at.zh} ${what.zh}`, en: `${what.en}, ${at.en}` }
}

type Extra = { questions: AssignmentView['questions']; files: AssignmentView['files']; link: AssignmentView['link'] }

async function assignmentExtras({ tx, ctx, now }: Sight, { assignments }: NeedRecord): Promise<Map<string, Extra>> {
  const ids = assignments.map((one) => one.id)
  if (ids.length === 0) return new Map()
  const [questions, links, files, mails] = await Promise.all([
    tx
      .selectFrom('needs.question')
      .selectAll()
      .where('district_id', '=', ctx.district)
      .where('assignment_id', 'in', ids)
      .orderBy('asked_at')
      .execute(),
    tx
      .selectFrom('needs.assignment_link')
      .selectAll()
      .where('district_id', '=', ctx.district)
      .where('assignment_id', 'in', ids)
      .orderBy('created_at')
      .execute(),
    filesOf({ ...ctx, db: tx }, 'assignment', ids),
    deliveryStates({ db: tx, district: ctx.district }, 'assignment', ids),
  ])
  const newest = new Map(links.map((one) => [one.assignment_id, one]))
  return new Map(
    ids.map((id): [string, Extra] => {
      const link = newest.get(id)
      return [
        id,
        {
          questions: questions
            .filter((one) => one.assignment_id === id)
            .map((one) => ({
              id: one.id,
              text: one.text,
              askedAt: one.asked_at.toString(),
              answer: one.answer,
              answeredAt: one.answered_at?.toString() ?? null,
            })),
          files: files.get(id) ?? [],
          link: link
            ? {
                expiresAt: link.expires_at.toString(),
                revoked: link.revoked_at !== null || Temporal.Instant.compare(link.expires_at, now) <= 0,
                opened: link.opened,
                lastOpenedAt: link.last_opened_at?.toString() ?? null,
                mailed: (mails.get(id) ?? 'none') satisfies MailState,
              }
            : null,
        },
      ]
    }),
  )
}
