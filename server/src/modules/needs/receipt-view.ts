import type { Text } from '@liti/contract/common'
import type { RuleUnit } from '@liti/contract/deadline'
import type { Receipt } from '@liti/contract/needs'
import type { Grade } from '@liti/contract/needs-words'
import { dayTimeText, whenText } from '@liti/contract/time-text'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { tail4 } from '../../kernel/crypto/mask.ts'
import { open } from '../../kernel/crypto/seal.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Work } from '../../kernel/work.ts'
import { type InsertedNeed, type NewNeed, type Office, phonePurpose } from './insert-need.ts'
import { promiseChain, promisedDues, type Dues } from './promise-chain.ts'
import { visibleToRequester } from './relations.ts'
import { timeRules } from './time-rules.ts'

/** The receipt of a need just raised; how its day is counted is read with the page (`getReceipt`), not at the counter. */
export async function receiptOf(work: Work, need: NewNeed, made: InsertedNeed): Promise<Receipt> {
  const rules = await timeRules(work.ctx, work.tx)
  return assemble(work.ctx, work.now, {
    id: made.id,
    number: made.number,
    receiptCode: made.receiptCode,
    title: made.title,
    place: need.place,
    unit: { zh: made.placed.unitName, en: made.placed.unitNameEn },
    at: work.now,
    tail: need.phone === null ? null : tail4(need.phone),
    office: made.placed.workstation,
    promised: promisedDues(rules, work.now, need.grade, work.now),
    deadline: null,
  })
}

/** The receipt of an earlier need, for whoever raised it. */
export async function getReceipt(ctx: Ctx, actor: Actor, needId: string): Promise<Receipt> {
  const row = await ctx.db
    .selectFrom('needs.need as n')
    .innerJoin('directory.unit_face as u', (join) => join.onRef('u.district_id', '=', 'n.district_id').onRef('u.id', '=', 'n.unit_id'))
    .innerJoin('directory.body_face as b', (join) =>
      join.onRef('b.district_id', '=', 'n.district_id').onRef('b.unit_id', '=', 'n.unit_id').on('b.kind', '=', 'workstation'),
    )
    .select([
      'n.id',
      'n.number',
      'n.receipt_code',
      'n.title',
      'n.place',
      'n.created_at',
      'n.grade',
      'n.phone_sealed',
      'u.name',
      'u.name_en',
      'b.short_name as office',
      'b.name_en as office_en',
      'b.place as office_place',
      'b.hours',
      'b.hours_en',
    ])
    .where('n.district_id', '=', ctx.district)
    .where('n.id', '=', needId)
    .where(visibleToRequester(actor))
    .executeTakeFirst()
  if (!row) throw notFound()
  const promised = promiseChain(await timeRules(ctx), row.created_at, row.grade as Grade, row.created_at)
  return assemble(ctx, ctx.now(), {
    id: row.id,
    number: row.number,
    receiptCode: row.receipt_code,
    title: row.title,
    place: row.place,
    unit: { zh: row.name ?? '', en: row.name_en || (row.name ?? '') },
    at: row.created_at,
    tail: row.phone_sealed === null ? null : tail4(open(ctx.keys, row.phone_sealed, `${phonePurpose}:${row.id}`)),
    office: {
      name: row.office ?? '',
      nameEn: row.office_en || (row.office ?? ''),
      place: row.office_place ?? '',
      hours: row.hours ?? '',
      hoursEn: row.hours_en || (row.hours ?? ''),
    },
    promised: { ...promised, summary: promised.answer.summary },
    deadline: promised.answer,
  })
}

type Parts = {
  id: string
  number: string
  receiptCode: string
  title: string
  place: string
  unit: Text
  at: Temporal.Instant
  tail: string | null
  office: Office
  promised: Dues
  deadline: Receipt['deadline']
}

/** Where the count of the answer begins, in days. */
const beginsText = (unit: RuleUnit): Text => {
  if (unit === 'working-days') return { zh: '从派单后的下一个工作日起算。', en: 'Counted from the working day after dispatch.' }
  if (unit === 'days') return { zh: '从派单第二天起算。', en: 'Counted from the day after dispatch.' }
  return { zh: '从派单起算。', en: 'Counted from dispatch.' }
}

function assemble(ctx: Ctx, now: Temporal.Instant, parts: Parts): Receipt {
  const { due, contact, unit, summary } = parts.promised
  const begins = beginsText(unit)
  const by = (at: Temporal.Instant, zh: string, en: string): Text => {
    const when = whenText(at.epochMilliseconds, now.epochMilliseconds)
    return { zh: `${when.zh} 前，${zh}`, en: `By ${when.en}: ${en}` }
  }
  const last = dayTimeText(due.answer.epochMilliseconds)
  return {
    needId: parts.id,
    number: parts.number,
    receiptCode: parts.receiptCode,
    title: parts.title,
    place: parts.place,
    unit: parts.unit,
    at: parts.at.toString(),
    phoneTail: parts.tail,
    next: [
      {
        kind: 'accept',
        text: by(due.accept, '工作站受理', 'the workstation accepts it'),
        detail: { zh: '不归这里管，会告诉您该找谁。', en: 'If it is not ours, you are told where to go.' },
        dueAt: due.accept.toString(),
      },
      {
        kind: 'dispatch',
        text: by(due.dispatch, '派给负责的单位', 'it goes to the unit responsible'),
        detail: null,
        dueAt: due.dispatch.toString(),
      },
      {
        kind: 'contact',
        text: by(due.contact, '有人打电话给您', 'somebody calls you'),
        detail: {
          zh: `派单后 ${contact.zh}内${parts.tail === null ? '' : `，打尾号 ${parts.tail} 的手机`}。`,
          en: `Within ${contact.en} of dispatch${parts.tail === null ? '' : `, on the number ending in ${parts.tail}`}.`,
        },
        dueAt: due.contact.toString(),
      },
      {
        kind: 'answer',
        text: { zh: `最晚 ${last.zh} 答复您`, en: `An answer by ${last.en}` },
        detail: { zh: `${summary.zh}${begins.zh}`, en: `${summary.en} ${begins.en}` },
        dueAt: due.answer.toString(),
      },
      {
        kind: 'confirm',
        text: { zh: '您来说解决了没有', en: 'You say whether it is solved' },
        detail: { zh: '没解决可以重办，最多两次。', en: 'If not, it is taken up again, twice at most.' },
        dueAt: null,
      },
    ],
    deadline: parts.deadline,
    trackUrl: `${ctx.config.PUBLIC_URL}/find?code=${encodeURIComponent(parts.receiptCode)}`,
    workstation: {
      name: { zh: parts.office.name, en: parts.office.nameEn },
      place: parts.office.place,
      hours: { zh: parts.office.hours, en: parts.office.hoursEn },
    },
  }
}
