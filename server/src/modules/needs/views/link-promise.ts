import type { Text } from '@liti/contract/common'
import { amountText } from '@liti/contract/deadline-text'
import type { ClockView, LinkView } from '@liti/contract/needs'
import type { Grade, ReplyOutcome } from '@liti/contract/needs-words'
import { dateText, dateTimeText, whenText } from '@liti/contract/time-text'
import type { ClockRow } from '../clocks/clock-row.ts'
import { hasRunOut } from '../clocks/clock-view.ts'
import type { AssignmentRow } from '../record/need-record.ts'
import { ruleFor, ruleOf, type TimeRules } from '../clocks/time-rules.ts'

type Sentence = LinkView['promise']
type Running = { row: ClockRow; clock: ClockView }

/** The sentence at the top of a link's page: what the unit is to do and by when, or that nothing is left to do. */
export function linkPromise(rules: TimeRules, own: AssignmentRow, running: Running | null, grade: Grade, now: Temporal.Instant): Sentence {
  if (own.state === 'replied')
    return {
      title: repliedText[own.outcome as ReplyOutcome] ?? repliedText.done,
      detail: running ? { zh: `${running.clock.time.zh}。`, en: `${running.clock.time.en}.` } : { zh: '', en: '' },
      tone: own.outcome === 'partly' || own.outcome === 'cannot' ? 'neutral' : 'done',
    }
  if (own.state === 'returned')
    return {
      title: { zh: '您单位已经退回', en: 'Your unit sent it back' },
      detail: { zh: '牵头单位会另找单位来办。', en: 'The lead will find another unit.' },
      tone: 'done',
    }
  if (own.state === 'cancelled' || !running)
    return {
      title: { zh: '这份协办已经撤销', en: 'This part was withdrawn' },
      detail: { zh: '不用再办。', en: 'Nothing more is asked of you.' },
      tone: 'done',
    }
  if (running.row.kind === 'sign') {
    const { rule } = ruleFor(rules, 'reply', rules.calendar.dayOf(now).toString(), grade, own.external)
    return toSign(running, timesOf(rules, running.row, now), amountText(rule))
  }
  if (running.row.kind === 'promise') return toKeep(running)
  return toReply(running, timesOf(rules, running.row, now), now)
}

const repliedText: Record<ReplyOutcome, Text> = {
  done: { zh: '您单位已经回复：已办好', en: 'Your unit has replied: done' },
  promised: { zh: '您单位已经说定日子', en: 'Your unit has named its day' },
  partly: { zh: '您单位已经回复：只能办一部分', en: 'Your unit has replied: only in part' },
  cannot: { zh: '您单位已经回复：办不了', en: 'Your unit has replied: cannot be done' },
}

function toKeep({ row, clock }: Running): Sentence {
  const day = dateText(row.due_at.epochMilliseconds)
  const late = hasRunOut(clock)
  return {
    title: late
      ? { zh: `说好 ${day.zh} 办好，${clock.time.zh}`, en: `Promised for ${day.en}: ${clock.time.en}` }
      : { zh: `您单位说好 ${day.zh} 办好`, en: `Your unit promised it for ${day.en}` },
    detail: {
      zh: '这一天告诉过牵头单位和诉求人。办好了请回复；要改日子，写明原因。',
      en: 'The lead and the requester were told. Reply when it is done; to move the day, say why.',
    },
    tone: late ? 'over' : 'running',
  }
}

type Times = { from: Text; due: Text; amount: Text }
const timesOf = (rules: TimeRules, row: ClockRow, now: Temporal.Instant): Times => ({
  from: whenText(row.started_at.epochMilliseconds, now.epochMilliseconds),
  due: dateTimeText(row.due_at.epochMilliseconds, { now: now.epochMilliseconds }),
  amount: amountText(ruleOf(rules, row.rule_id, row.rule_version)),
})

function toSign({ clock }: Running, { from, due, amount }: Times, reply: Text): Sentence {
  const late = hasRunOut(clock)
  return {
    title: late
      ? { zh: `签收${clock.time.zh}`, en: `Signing is ${clock.time.en}` }
      : { zh: `请在 ${due.zh} 前签收`, en: `Please sign for it by ${due.en}` },
    detail: {
      zh: `${from.zh} 发出，${amount.zh}内签收。签收后 ${reply.zh}内回复，时间从签收起算。`,
      en: `Sent ${from.en}, to be signed for within ${amount.en}. Reply within ${reply.en}, counted from when you sign.`,
    },
    tone: late ? 'over' : 'running',
  }
}

function toReply({ row, clock }: Running, { from, due, amount }: Times, now: Temporal.Instant): Sentence {
  if (clock.standing === 'paused')
    return {
      title: { zh: '停表中，等牵头单位答复您的提问', en: 'Your clock is stopped until the lead answers your question' },
      detail: { zh: '停了多久会写明。', en: 'How long it stood still will be shown.' },
      tone: 'running',
    }
  const late = hasRunOut(clock)
  const last = dateTimeText(row.due_at.epochMilliseconds, { now: now.epochMilliseconds })
  return {
    title: late
      ? { zh: `您单位${clock.time.zh}`, en: `Your unit is ${clock.time.en}` }
      : { zh: `请在 ${due.zh} 前回复`, en: `Please reply by ${due.en}` },
    detail: {
      zh: `${from.zh} ${row.again ? '退回补充' : '签收'}，协办时限 ${amount.zh}，到 ${last.zh}。`,
      en: `${row.again ? 'Sent back' : 'Signed'} ${from.en}, ${amount.en} to reply, until ${last.en}.`,
    },
    tone: late ? 'over' : 'running',
  }
}
