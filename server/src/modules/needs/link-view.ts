import type { Text } from '@liti/contract/common'
import type { LinkView } from '@liti/contract/needs'
import type { Grade } from '@liti/contract/needs-words'
import { dayTimeText, whenText } from '@liti/contract/time-text'
import type { Actor } from '../../kernel/actor.ts'
import { filesOf } from '../../kernel/files/index.ts'
import { notFound } from '../../kernel/refusal.ts'
import { clockView } from './clock-view.ts'
import { can, factsOf } from './view-parts.ts'
import { bodyName, currentClock, needRecord } from './need-record.ts'
import { mayAsk, mayReply, mayReturn, maySign } from './rules.ts'
import type { Sight } from './sight.ts'
import { linkDoors } from './link-doors.ts'
import { linkTimeline } from './link-timeline.ts'
import { ruleFor, ruleOf, timeRules } from './time-rules.ts'
import { amountText } from '@liti/contract/deadline-text'

/** The page of a unit without an account: its own part and clock, nothing of the other units, no phone of the requester. */
export async function linkView(seen: Sight, actor: Actor, assignmentId: string): Promise<LinkView> {
  const { ctx, tx, now } = seen
  const owner = await tx
    .selectFrom('needs.assignment')
    .select('need_id')
    .where('district_id', '=', ctx.district)
    .where('id', '=', assignmentId)
    .executeTakeFirst()
  if (!owner || actor.link?.assignmentId !== assignmentId) throw notFound()
  const record = await needRecord(seen, owner.need_id, 'handlers')
  const { need, assignments } = record
  const own = assignments.find((one) => one.id === assignmentId)
  const lead = assignments.find((one) => one.role === 'lead' && one.round === own?.round && one.state !== 'returned')
  if (!own) throw notFound()
  const [rules, files, ownFiles, questions, link, doors] = await Promise.all([
    timeRules(ctx, tx),
    filesOf({ ...ctx, db: tx }, 'need', [need.id]),
    filesOf({ ...ctx, db: tx }, 'assignment', [assignmentId]),
    tx
      .selectFrom('needs.question')
      .selectAll()
      .where('district_id', '=', ctx.district)
      .where('assignment_id', '=', assignmentId)
      .orderBy('asked_at')
      .execute(),
    tx
      .selectFrom('needs.assignment_link')
      .select(['expires_at'])
      .where('district_id', '=', ctx.district)
      .where('id', '=', actor.link.id)
      .executeTakeFirstOrThrow(),
    linkDoors(seen, need),
  ])
  const facts = factsOf(
    need,
    assignments.filter((one) => one.round === need.round),
    [],
  )
  const open = questions.filter((one) => one.answered_at === null).length
  const asked = { id: own.id, body_id: own.body_id, role: own.role, state: own.state }
  const row = currentClock(record, own.state === 'assigned' ? ['sign'] : ['reply', 'sign'], own.id)
  const clock = row ? clockView(rules, row, now) : null
  const leadName = lead ? bodyName(lead) : { zh: need.owner_name, en: need.owner_name_en || need.owner_name }
  return {
    needNumber: need.number,
    title: need.title,
    text: need.text,
    wanted: need.wanted,
    unit: { zh: need.unit_name, en: need.unit_name_en || need.unit_name },
    lead: leadName,
    doors,
    body: bodyName(own),
    region: own.region,
    position: own.position,
    ask: own.ask.split('\n').filter((line) => line.trim() !== ''),
    state: own.state as LinkView['state'],
    outcome: own.outcome as LinkView['outcome'],
    reply: own.reply,
    clock,
    promise: promise(),
    files: files.get(need.id) ?? [],
    ownFiles: ownFiles.get(assignmentId) ?? [],
    questions: questions.map((one) => ({
      id: one.id,
      text: one.text,
      askedAt: one.asked_at.toString(),
      answer: one.answer,
      answeredAt: one.answered_at?.toString() ?? null,
    })),
    timeline: linkTimeline(record, own, leadName, clock?.standing === 'paused'),
    sees: [
      {
        yes: true,
        text: {
          zh: '诉求原文、附件、诉求人后来的补充、牵头单位给您的说明',
          en: 'The need in its own words, its files, what the requester added since, and what the lead asks of you',
        },
      },
      { yes: true, text: { zh: '您单位自己的签收、提问和回复', en: 'Your own signature, questions and reply' } },
      {
        yes: false,
        text: { zh: '看不到诉求人的电话，要联系请找牵头单位', en: 'Not the requester’s phone: to make contact, ask the lead unit' },
      },
      { yes: false, text: { zh: '看不到别的协办单位的回复和内部意见', en: 'Not the replies and internal notes of other units' } },
    ],
    expiresAt: link.expires_at.toString(),
    can: {
      sign: can(maySign(actor, facts, asked)),
      ask: can(mayAsk(actor, facts, asked, open)),
      reply: can(mayReply(actor, facts, asked)),
      return: can(mayReturn(actor, facts, asked)),
      attach: can(mayReply(actor, facts, asked)),
    },
  }

  function promise(): LinkView['promise'] {
    const flat = (zh: string, en: string): Text => ({ zh, en })
    if (own?.state === 'replied')
      return {
        title: flat('您单位已经回复', 'Your unit has replied'),
        detail: clock ? { zh: `${clock.time.zh}。`, en: `${clock.time.en}.` } : flat('', ''),
        tone: 'done',
      }
    if (own?.state === 'returned')
      return {
        title: flat('您单位已经退回', 'Your unit sent it back'),
        detail: flat('牵头单位会另找单位来办。', 'The lead will find another unit.'),
        tone: 'done',
      }
    if (own?.state === 'cancelled' || !row || !clock)
      return {
        title: flat('这份协办已经撤销', 'This part was withdrawn'),
        detail: flat('不用再办。', 'Nothing more is asked of you.'),
        tone: 'done',
      }
    const late = clock.standing === 'overdue' || clock.standing === 'long-overdue'
    const due = whenText(row.due_at.epochMilliseconds, now.epochMilliseconds)
    const amount = amountText(ruleOf(rules, row.rule_id, row.rule_version))
    const from = whenText(row.started_at.epochMilliseconds, now.epochMilliseconds)
    if (row.kind === 'sign') {
      const reply = amountText(ruleFor(rules, 'reply', rules.calendar.dayOf(now).toString(), need.grade as Grade, own?.external).rule)
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
    const last = dayTimeText(row.due_at.epochMilliseconds, { now: now.epochMilliseconds })
    if (clock.standing === 'paused')
      return {
        title: flat('停表中，等牵头单位答复您的提问', 'Your clock is stopped until the lead answers your question'),
        detail: flat('停了多久会写明。', 'How long it stood still will be shown.'),
        tone: 'running',
      }
    return {
      title: late
        ? { zh: `您单位${clock.time.zh}`, en: `Your unit is ${clock.time.en}` }
        : { zh: `请在 ${due.zh} 前回复`, en: `Please reply by ${due.en}` },
      detail: {
        zh: `${from.zh} 签收，协办时限 ${amount.zh}，到 ${last.zh}。`,
        en: `Signed ${from.en}, ${amount.en} to reply, until ${last.en}.`,
      },
      tone: late ? 'over' : 'running',
    }
  }
}
