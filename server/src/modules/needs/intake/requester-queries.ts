import type { In, Out } from '@liti/contract/kit'
import type { getIntake as intakeRoute, listMyNeeds as listRoute } from '@liti/contract/needs'
import { dateTimeText, dayText, leftText } from '@liti/contract/time-text'
import { sql } from 'kysely'
import { named } from '../../../kernel/named.ts'
import { missingYearText } from '../../../engines/calendar/deadline.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { addressKey, countAttempt, countVisit } from '../../../kernel/limits/attempts.ts'
import { unkept, type Ctx } from '../../../kernel/context.ts'
import { tail4 } from '../../../kernel/crypto/mask.ts'
import { open } from '../../../kernel/crypto/seal.ts'
import { cursorOf, readCursor } from '../../../kernel/keyset.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { personPhone } from '../../directory/index.ts'
import { phonePlace } from '../record/insert-need.ts'
import { readReceiptCode } from '../record/number.ts'
import { visibleToRequester } from '../rules/relations.ts'
import { sight } from '../record/sight.ts'
import { timeRules } from '../clocks/time-rules.ts'
import { requesterWords } from '../views/view-parts.ts'
import { workRows } from '../views/work-row.ts'

/** What the first page of a need asks from: buildings, the two-level categories, and a warning where dates are uncertain. */
export async function getIntake(ctx: Ctx): Promise<In<(typeof intakeRoute)['reply']>> {
  const [units, towers, categories, rules] = await Promise.all([
    ctx.db
      .selectFrom('directory.unit_face')
      .select(['id', 'slug', 'name', 'name_en', 'place'])
      .where('district_id', '=', ctx.district)
      .orderBy('name')
      .execute(),
    ctx.db
      .selectFrom('directory.building_face')
      .select(['id', 'unit_id', 'name', 'name_en'])
      .where('district_id', '=', ctx.district)
      .orderBy('name')
      .execute(),
    ctx.db
      .selectFrom('needs.category')
      .selectAll()
      .where('district_id', '=', ctx.district)
      .where('retired', '=', false)
      .orderBy('position')
      .orderBy('code')
      .execute(),
    timeRules(ctx),
  ])
  const today = ctx.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  const missing = rules.calendar.missingYears(today, today.add({ days: 30 }))
  const towersOf = Map.groupBy(towers, (row) => row.unit_id)
  const several = (unitId: string | null) => {
    const found = towersOf.get(unitId) ?? []
    return found.length > 1 ? found : []
  }
  const choiceOf = (row: (typeof categories)[number]) => ({
    code: row.code,
    name: { zh: row.name, en: row.name_en },
    hint: { zh: row.hint, en: row.hint_en },
  })
  return {
    units: units.map((row) => ({
      id: row.id ?? '',
      slug: row.slug ?? '',
      name: named(row.name, row.name_en),
      place: row.place ?? '',
      towers: several(row.id).map((one) => ({ id: one.id ?? '', name: named(one.name, one.name_en) })),
    })),
    categories: categories
      .filter((row) => row.parent_code === null)
      .map((row) => ({ ...choiceOf(row), children: categories.filter((child) => child.parent_code === row.code).map(choiceOf) })),
    calendarWarning: missing[0] === undefined ? null : missingYearText(missing[0]),
  }
}

/** The reader's own needs, newest first: a person's, their firm's, or those a guest opened with a receipt. */
export async function listMyNeeds(
  ctx: Ctx,
  actor: Actor,
  query: Out<(typeof listRoute)['query']>,
): Promise<In<(typeof listRoute)['reply']>> {
  if (actor.personId === null && actor.receipts.length === 0) return { items: [], next: null }
  const after = readCursor(query.after)
  const older = after ? sql`and (n.created_at, n.id) < (${after.at}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<{
    id: string
    at: Temporal.Instant
    title: string
    answered_at: Temporal.Instant | null
    closed_at: Temporal.Instant | null
  }>`
    select n.id, n.created_at as at, n.title, n.answered_at, n.closed_at from needs.need n
    where n.district_id = ${ctx.district} and ${visibleToRequester(actor)} ${older} order by n.created_at desc, n.id desc limit ${query.limit + 1}`.execute(
    ctx.db,
  )
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const full = await workRows(
    sight(ctx),
    page.map((row) => row.id),
    { asked: true },
  )
  return {
    items: full.map((row, index) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      unit: row.unit,
      state: row.state,
      stateText: row.state === 'answered' ? requesterWords(row, []) : row.stateText,
      tone: row.state === 'answered' ? 'soon' : row.tone,
      line: lineOf(row, page[index]?.closed_at ?? null, ctx.now()),
      at: row.at,
    })),
    next: rows.length > query.limit && last ? cursorOf(last.at, last.id) : null,
  }
}

function lineOf(row: Awaited<ReturnType<typeof workRows>>[number], closed: Temporal.Instant | null, now: Temporal.Instant) {
  const { state } = row
  if (state === 'answered') return { zh: '办完了，请您确认', en: 'Done; please confirm' }
  const where = { now: now.epochMilliseconds }
  if (closed) {
    const day = dayText(closed.epochMilliseconds, where)
    return { zh: `${day.zh} 办结`, en: `Closed on ${day.en}` }
  }
  if (state === 'declined') return { zh: '不归这里办，看看该找谁', en: 'Not handled here; see where to go' }
  if (state === 'withdrawn') return { zh: '您撤回了', en: 'You withdrew it' }
  if (!row.clock) return row.stateText
  const due = row.clock.dueAt
  const when = dateTimeText(due, where)
  if (row.clock.kind === 'accept' && row.tone !== 'over') return { zh: `${when.zh} 前受理`, en: `Accepted by ${when.en}` }
  const left =
    row.tone === 'over' ? { zh: '超过了时限，还没有办到', en: 'Past its time and not done yet' } : leftText(due, now.epochMilliseconds)
  const what = {
    accept: ['受理', 'acceptance'],
    dispatch: ['派单', 'dispatch'],
    sign: ['签收', 'signing'],
    contact: ['联系您', 'first contact'],
    answer: ['答复您', 'answer'],
  }[row.clock.kind as 'answer'] ?? ['办理', 'handling']
  return { zh: `最晚 ${when.zh} ${what[0]}，${left.zh}`, en: `Latest ${what[1]} on ${when.en}. ${left.en}` }
}

/**
 * Opens a need by its receipt code and the last four digits of the phone it was raised with. Tries are counted per need, from
 * one place and in all, and per visitor; what exists and what does not is answered alike. That it was opened is written down: with it a need is rated.
 */
export async function openReceipt(ctx: Ctx, actor: Actor, input: { code: string; phoneTail: string }): Promise<{ needId: string }> {
  const code = readReceiptCode(input.code)
  await countVisit(ctx, actor, 'receipt', 30, 60)
  const row = await ctx.db
    .selectFrom('needs.need')
    .select(['id', 'phone_sealed', 'requester_person_id'])
    .where('district_id', '=', ctx.district)
    .where('receipt_code', '=', code)
    .executeTakeFirst()
  // on a device that opened it before, strangers' tries keep nobody waiting
  if (!row || !actor.receipts.includes(row.id)) {
    const visitor = ctx.call?.browser ?? addressKey(ctx.keys, actor.address)
    await countAttempt(ctx.db, ctx.now(), 'receipt-code', `${code}:${visitor}`, 6, 60)
    await countAttempt(ctx.db, ctx.now(), 'receipt-code-all', code, 12, 60)
  }
  const phone = row?.phone_sealed
    ? open(ctx.keys, row.phone_sealed, phonePlace(row.id))
    : row?.requester_person_id
      ? await personPhone(ctx, row.requester_person_id)
      : null
  if (!row || phone === null || tail4(phone) !== input.phoneTail) {
    throw new Refusal(
      'not-found',
      'receipt',
      { zh: '回执号和手机尾号对不上，请检查一下', en: 'The receipt code and the last four digits do not match; please check them' },
      { code: { zh: '对照回执检查一下，字母不分大小写', en: 'Compare it with your receipt; capitals do not matter' } },
    )
  }
  return commit(unkept(ctx), actor, async (work) => {
    work.permit(() => true) // whoever has both
    work.trace('needs.receipt-opened', row.id)
    return { needId: row.id }
  })
}
