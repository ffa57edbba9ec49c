import type { LinkView } from '@liti/contract/needs'
import type { Grade } from '@liti/contract/needs-words'
import { named } from '../../../kernel/named.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { filesOf } from '../../../kernel/files/index.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { clockView } from '../clocks/clock-view.ts'
import { can, factsOf } from './view-parts.ts'
import { bodyName, currentClock, needRecord } from '../record/need-record.ts'
import { mayAsk, mayCorrect, mayReply, mayReturn, maySign } from '../rules/rules.ts'
import { sight, type Sight } from '../record/sight.ts'
import { linkDoors } from './link-doors.ts'
import { linkPromise } from './link-promise.ts'
import { linkSender } from '../record/link-sender.ts'
import { linkTimeline } from './link-timeline.ts'
import { timeRules } from '../clocks/time-rules.ts'

/** The page behind a link, as it is read. */
export const getLink = (ctx: Ctx, actor: Actor, assignmentId: string): Promise<LinkView> => linkView(sight(ctx), actor, assignmentId)

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
  const [rules, files, ownFiles, questions, link, doors, sender] = await Promise.all([
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
    linkSender(seen, need),
  ])
  const facts = factsOf(
    need,
    assignments.filter((one) => one.round === need.round),
    [],
  )
  const open = questions.filter((one) => one.answered_at === null).length
  const asked = { id: own.id, body_id: own.body_id, role: own.role, state: own.state, outcome: own.outcome, round: own.round }
  const row = currentClock(record, own.state === 'assigned' ? ['sign'] : ['promise', 'reply', 'sign'], own.id)
  const clock = row ? clockView(rules, row, now) : null
  const leadName = lead ? bodyName(lead) : named(need.owner_name, need.owner_name_en)
  return {
    needNumber: need.number,
    title: need.title,
    text: need.text,
    wanted: need.wanted,
    unit: named(need.unit_name, need.unit_name_en),
    lead: leadName,
    sender,
    doors,
    body: bodyName(own),
    region: own.region,
    position: own.position,
    ask: own.ask.split('\n').filter((line) => line.trim() !== ''),
    state: own.state as LinkView['state'],
    outcome: own.outcome as LinkView['outcome'],
    reply: own.reply,
    promisedDay: own.promised_day,
    missing: own.missing,
    clock,
    promise: linkPromise(rules, own, row && clock ? { row, clock } : null, need.grade as Grade, now),
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
    sees,
    expiresAt: link.expires_at.toString(),
    can: {
      sign: can(maySign(actor, facts, asked)),
      ask: can(mayAsk(actor, facts, asked, open)),
      reply: can(mayReply(actor, facts, asked)),
      correct: can(mayCorrect(actor, facts, asked)),
      return: can(mayReturn(actor, facts, asked)),
      attach: can((own.state === 'replied' ? mayCorrect : mayReply)(actor, facts, asked)),
    },
  }
}

/** What a unit without an account sees of the need, and what not. */
const sees: LinkView['sees'] = [
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
]
