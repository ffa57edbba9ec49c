import type { Text } from '@liti/contract/common'
import type { AssignmentView } from '@liti/contract/needs'
import { returnReasonText, type ReturnReason } from '@liti/contract/needs-words'
import { whenText } from '@liti/contract/time-text'
import { deliveryStates, type MailState } from '../../../engines/notify/index.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { filesOf } from '../../../kernel/files/index.ts'
import { clockView } from '../clocks/clock-view.ts'
import type { LockedAssignment } from '../record/lock-assignment.ts'
import { bodyName, currentClock, type AssignmentRow, type NeedRecord } from '../record/need-record.ts'
import type { NeedFacts } from '../rules/relations.ts'
import { mayAnswerQuestion, mayAsk, mayCorrect, mayReply, mayReturn, maySendBack, maySign, mayTend } from '../rules/rules.ts'
import type { Sight } from '../record/sight.ts'
import type { TimeRules } from '../clocks/time-rules.ts'
import { lastUrgeOf, mayUrgeUnitAgain } from '../record/urging.ts'
import { can } from './view-parts.ts'

type Seen = { record: NeedRecord; facts: NeedFacts; rules: TimeRules; now: Temporal.Instant }

/** One unit's part of a need as the desk sees it, with what the reader may do to it. */
export function assignmentView(
  { record, facts, rules, now }: Seen,
  actor: Actor,
  one: AssignmentRow,
  extra: Extra | undefined,
): AssignmentView {
  const clock = currentClock(
    record,
    one.role === 'lead' ? ['answer'] : one.state === 'assigned' ? ['sign'] : ['promise', 'reply', 'sign'],
    one.role === 'lead' ? null : one.id,
  )
  const questions = extra?.questions ?? []
  const asked: LockedAssignment = {
    id: one.id,
    need_id: record.need.id,
    body_id: one.body_id,
    role: one.role,
    state: one.state,
    outcome: one.outcome,
    promised_day: one.promised_day,
    round: one.round,
    openQuestions: questions.filter((q) => q.answeredAt === null).length,
  }
  const tends = mayTend(actor, facts, asked)
  const tend = can(tends)
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
    promisedDay: one.promised_day,
    missing: one.missing,
    returned:
      one.return_code === null ? null : { reason: returnReasonText[one.return_code as ReturnReason], basis: one.return_basis ?? '' },
    clock: clock ? clockView(rules, clock, now) : null,
    lastStep: lastStep(record, one, now),
    questions,
    files: extra?.files ?? [],
    link: extra?.link ?? null,
    can: {
      sign: can(maySign(actor, facts, asked)),
      reply: can(mayReply(actor, facts, asked)),
      correct: can(mayCorrect(actor, facts, asked)),
      sendBack: can(maySendBack(actor, facts, asked)),
      return: can(mayReturn(actor, facts, asked)),
      urge: can(tends === true ? mayUrgeUnitAgain(lastUrgeOf(record.events, one.id), now) : tends),
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

function lastStep({ events }: NeedRecord, one: AssignmentRow, now: Temporal.Instant): Text {
  const event = events.find(
    (each) => each.assignment_id === one.id || (one.role === 'lead' && ['contacted', 'answered'].includes(each.kind)),
  )
  if (!event) return { zh: '还没有签收', en: 'Not signed for yet' }
  const at = whenText(event.at.epochMilliseconds, now.epochMilliseconds)
  const done: Record<string, Text> = {
    signed: { zh: '签收', en: 'signed for' },
    replied: { zh: '回复', en: 'replied' },
    'reply-corrected': { zh: '更正了回复', en: 'corrected its reply' },
    'reply-sent-back': { zh: '回复退回补充', en: 'reply sent back' },
    'part-promised': { zh: '说定了日子', en: 'named a day' },
    'promise-moved': { zh: '改了日子', en: 'moved its day' },
    urged: { zh: '已催办', en: 'urged' },
    contacted: { zh: '联系了诉求人', en: 'spoke to the requester' },
    'question-asked': { zh: '提了一个问题', en: 'asked a question' },
    'question-answered': { zh: '提问已答复', en: 'question answered' },
    returned: { zh: '退回', en: 'sent back' },
    'co-promoted': { zh: '改为牵头', en: 'became the lead' },
    'co-handler-cancelled': { zh: '撤销', en: 'withdrawn' },
    answered: { zh: '答复了', en: 'answered' },
  }
  const what = done[event.kind] ?? { zh: '派给它', en: 'assigned' }
  return { zh: `${at.zh} ${what.zh}`, en: `${what.en}, ${at.en}` }
}

export type Extra = { questions: AssignmentView['questions']; files: AssignmentView['files']; link: AssignmentView['link'] }

/** Questions, files and the newest link of each part. */
export async function assignmentExtras({ tx, ctx, now }: Sight, { assignments }: NeedRecord): Promise<Map<string, Extra>> {
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
