import * as needs from '@liti/contract/needs'
import type { Grade } from '@liti/contract/needs-words'
import { dateTimeText } from '@liti/contract/time-text'
import { beforeEach, describe, expect, test } from 'vitest'
import { lead } from '../../../../test/actors.ts'
import { commandWorld } from '../../../../test/command-suite.ts'
import { district } from '../../../../test/system.ts'
import { morning } from '../../../../test/world.ts'
import { importHolidays } from '../../../import/index.ts'
import { testFiles } from '../../../import/table/files.fixture.ts'
import { system } from '../../../kernel/actor.ts'
import { acceptAndDispatch } from '../handle/accept-and-dispatch.ts'
import { foreseeMoves } from '../handle/foresee-moves.ts'
import { answerQuestion, askQuestion } from '../parts/ask-question.ts'
import { explainClock } from '../lists/explain-clock.ts'
import * as acts from '../index.ts'

const { stage, world, browser } = await commandWorld()
const files = testFiles()
const firm = await browser('firm')
const { ctx } = world

beforeEach(() => world.clock.set(morning))

const words = (moment: string): string => dateTimeText(moment, { now: world.clock.now().epochMilliseconds }).zh
const accept = async (needId: string, grade?: Grade) =>
  acts.acceptNeed(ctx, await stage.as('specialist'), needId, { note: '', ...(grade && { grade }) })
const dispatch = async (needId: string, grade?: Grade, to = lead, co: string[] = []) =>
  acts.dispatchNeed(ctx, await stage.as('head'), needId, {
    leadId: world.world.body(to),
    note: '',
    co: co.map((name) => ({ bodyId: world.world.body(name), ask: '' })),
    ...(grade && { grade }),
  })
const receiptOf = (needId: string) => firm.get(needs.getReceipt, { params: { needId } })
const lineOf = (receipt: needs.Receipt, kind: string) => receipt.next.find((line) => line.kind === kind)

/** Every surface that says when the answer comes says the same date; returns it. */
async function oneDate(needId: string, given: needs.Receipt): Promise<string> {
  const [row] = await world.asOwner<{ told: { answer: { dueAt: string } } }>('select told from needs.promise where need_id = $1', [needId])
  const told = row?.told.answer.dueAt ?? ''
  const track = await firm.get(needs.trackNeed, { params: { needId } })
  expect(`${track.promise.title.zh}${track.promise.detail.zh}`).toContain(words(told))
  const receipt = await receiptOf(needId)
  expect(receipt.next.map(({ text }) => text)).toEqual(given.next.map(({ text }) => text))
  const promised = lineOf(receipt, 'answer')
  if (promised?.dueAt && words(promised.dueAt) !== words(told)) expect(promised.moved?.zh).toContain(words(told))
  else expect(promised?.moved).toBeNull()
  const [clock] = (await stage.viewed(needId)).clocks.filter(({ kind }) => kind === 'answer')
  if (clock) {
    expect(clock.dueAt).toBe(told)
    const mine = await firm.get(needs.listMyNeeds)
    expect(mine.items.find(({ id }) => id === needId)?.line.zh).toContain(words(told))
    for (const reader of ['firm', 'head'] as const)
      expect((await explainClock(ctx, await stage.as(reader), clock.id)).deadline.due).toBe(told)
  }
  const [mail] = await world.asOwner<{ by: string | null }>(
    `select coalesce((select m ->> 'to' from jsonb_array_elements(params -> 'moved') m where m ->> 'kind' = 'answer'), params ->> 'answerBy') as by
     from notify.message where subject_id = $1 and channel = 'app' and (params ? 'answerBy' or params ? 'moved') order by created_at desc, id desc limit 1`,
    [needId],
  )
  expect(mail?.by).toBe(told)
  return told
}

/** What the newest line of the requester's page and the newest notice say of a moved answer. */
async function saidOf(needId: string) {
  const { timeline, promise } = await firm.get(needs.trackNeed, { params: { needId } })
  const line = timeline.find(({ at }) => at !== null)
  const [mail] = await world.asOwner<{
    template: string
    params: { moved?: { kind: string; from: string; to: string; why: { zh: string } }[] }
  }>(`select template, params from notify.message where subject_id = $1 and channel = 'app' order by created_at desc, id desc limit 1`, [
    needId,
  ])
  return { line: line?.detail?.zh ?? '', promise: promise.moved?.zh ?? '', move: mail?.params.moved?.find(({ kind }) => kind === 'answer') }
}

/** The date has moved: old, new and why stand on the page, in its line, in the notice and on the receipt. */
async function expectMoved(needId: string, given: needs.Receipt, before: string, why: string): Promise<string> {
  const after = await oneDate(needId, given)
  expect(after).not.toBe(before)
  const said = await saidOf(needId)
  expect(said.line).toContain(`答复由 ${words(before)} ${Date.parse(after) > Date.parse(before) ? '改到' : '提前到'} ${words(after)}`)
  expect(said.line).toContain(why)
  expect(said.move).toMatchObject({ from: before, to: after, why: { zh: why } })
  if (Date.parse(after) > Date.parse(before)) {
    expect(said.promise).toContain(words(before))
    expect(said.promise).toContain(why)
  }
  const line = lineOf(await receiptOf(needId), 'answer')
  if (line?.moved) expect(line.moved.zh).toContain(why)
  return after
}

// before any test below changes rules or holidays
describe('before the press', () => {
  const desk = stage.as('head')
  const foreseen = async (needId: string, act: 'accept' | 'dispatch', grade?: Grade) =>
    (await foreseeMoves(ctx, await desk, needId, { act, ...(grade && { grade }) })).moved
  /** What the newest line of the desk's timeline says was moved. */
  const moved = async (needId: string) =>
    (
      await world.asOwner<{ moved: unknown[] }>(
        `select data -> 'moved' as moved from needs.event where need_id = $1 and kind in ('accepted', 'dispatched') order by at desc, id desc limit 1`,
        [needId],
      )
    )[0]?.moved ?? []

  test.each<Grade>(['ordinary', 'complex', 'utilities'])('accepting as %s foresees what it then tells', async (grade) => {
    const needId = await stage.submit()
    world.clock.later({ minutes: 40 })
    const ahead = await foreseen(needId, 'accept', grade)
    await accept(needId, grade)
    expect(ahead).toEqual(await moved(needId))
    expect(ahead.length).toBeGreaterThan(0)
  })

  test.each<Grade>(['ordinary', 'complex'])('dispatching as %s, late and once more after a return, too', async (grade) => {
    const needId = await stage.submit()
    await accept(needId)
    world.clock.later({ hours: 30 })
    const ahead = await foreseen(needId, 'dispatch', grade)
    await dispatch(needId, grade)
    expect(ahead).toEqual(await moved(needId))
    expect(ahead.map(({ kind }) => kind)).toContain('answer')
    await acts.returnAssignment(ctx, await stage.as('bureau'), await stage.part(needId, lead), { reason: 'not_ours', basis: '不归我们' })
    world.clock.later({ hours: 3 })
    const other: Grade = grade === 'complex' ? 'ordinary' : 'complex'
    const again = await foreseen(needId, 'dispatch', other)
    expect(await foreseen(needId, 'dispatch')).toEqual([])
    await dispatch(needId, other)
    expect(again).toEqual(await moved(needId))
    expect(again.length).toBeGreaterThan(0)
  })

  test('both in one step say the urgency as the reason', async () => {
    const needId = await stage.submit()
    world.clock.later({ minutes: 40 })
    const ahead = await foreseen(needId, 'dispatch', 'complex')
    await acceptAndDispatch(ctx, await desk, needId, { leadId: world.world.body(lead), note: '', co: [], grade: 'complex' })
    expect(ahead).toEqual(await moved(needId))
    expect(ahead[0]?.why.zh).toBe('急不急改成了“复杂”')
  })

  test('nothing is said to those who do not see the need', async () => {
    const needId = await stage.submit()
    await expect(foreseeMoves(ctx, await stage.as('otherHead'), needId, { act: 'accept' })).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('a date told to the requester', () => {
  test('is kept on the receipt as it was said, whatever becomes of the need', async () => {
    const needId = await stage.submit()
    const given = await receiptOf(needId)
    expect(given.next.map(({ state }) => state)).toEqual(['now', 'todo', 'todo', 'todo', 'todo'])
    expect(lineOf(given, 'accept')?.text.zh).toBe('6 月 10 日 周三 12:00 前，工作站受理')
    expect(lineOf(given, 'answer')?.text.zh).toBe('最晚 6 月 23 日 周二 18:00 答复您')
    expect(given.deadline?.due).toBe(lineOf(given, 'answer')?.dueAt)
    world.clock.later({ minutes: 30 })
    await accept(needId, 'complex')
    await dispatch(needId)
    await stage.sign(needId, lead)
    await stage.contact(needId)
    await stage.answer(needId)
    await stage.callBack(needId)
    await world.asOwner(`update needs.clock_rule set name = '改过的名字' where kind = 'answer'`)
    acts.forgetTimeRules(ctx)
    const after = await receiptOf(needId)
    expect(after.next.map(({ text, detail, dueAt }) => ({ text, detail, dueAt }))).toEqual(
      given.next.map(({ text, detail, dueAt }) => ({ text, detail, dueAt })),
    )
    expect(after.next.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done'])
    expect(lineOf(after, 'accept')?.done?.zh).toBe('6 月 10 日 周三 10:30 做到了')
    expect(after.next.every(({ text }) => !/今天|明天/.test(text.zh))).toBe(true)
    await world.asOwner(`update needs.clock_rule set name = '一般诉求' where kind = 'answer' and grade = 'ordinary'`)
    acts.forgetTimeRules(ctx)
  })

  test('comes nearer where a step is done early; a question asked and answered, a return and another lead leave it where it is', async () => {
    const needId = await stage.submit()
    const given = await receiptOf(needId)
    const first = await oneDate(needId, given)
    await accept(needId)
    const dispatched = await expectMoved(needId, given, first, '受理得早，从受理起算')
    expect(Date.parse(dispatched)).toBeLessThan(Date.parse(first))
    await dispatch(needId, undefined, lead, ['区税务局'])
    expect(await oneDate(needId, given)).toBe(dispatched)
    await stage.sign(needId, '区税务局')
    const part = await stage.part(needId, '区税务局')
    const asked = await askQuestion(ctx, await stage.as('tax'), part, '要什么材料？')
    expect(await oneDate(needId, given)).toBe(dispatched)
    world.clock.later({ hours: 30 })
    const question = asked.assignments.flatMap(({ questions }) => questions).at(-1)?.id ?? ''
    await answerQuestion(ctx, await stage.as('bureau'), question, '营业执照。')
    expect(await oneDate(needId, given)).toBe(dispatched)
    await acts.returnAssignment(ctx, await stage.as('bureau'), await stage.part(needId, lead), { reason: 'not_ours', basis: '不归我们' })
    expect(await oneDate(needId, given)).toBe(dispatched)
    await dispatch(needId, undefined, '区市场监管局')
    expect(await oneDate(needId, given)).toBe(dispatched)
  })

  test('moves with another urgency at accepting, at dispatching and at a new dispatch after a return', async () => {
    const needId = await stage.submit()
    const given = await receiptOf(needId)
    const first = await oneDate(needId, given)
    await accept(needId, 'complex')
    const second = await expectMoved(needId, given, first, '急不急改成了“复杂”')
    await dispatch(needId, 'ordinary')
    const third = await expectMoved(needId, given, second, '急不急改成了“一般”')
    await acts.returnAssignment(ctx, await stage.as('bureau'), await stage.part(needId, lead), { reason: 'not_ours', basis: '不归我们' })
    expect(await oneDate(needId, given)).toBe(third)
    world.clock.later({ hours: 2 })
    await dispatch(needId, 'complex', '区税务局')
    await expectMoved(needId, given, third, '急不急改成了“复杂”')
  })

  test('moves when it is accepted or dispatched late, and when it is taken up again', async () => {
    const needId = await stage.submit()
    const given = await receiptOf(needId)
    const first = await oneDate(needId, given)
    world.clock.later({ hours: 50 })
    await accept(needId)
    const second = await expectMoved(needId, given, first, '受理晚了，从受理起算')
    world.clock.later({ hours: 24 * 6 })
    await dispatch(needId)
    const third = await expectMoved(needId, given, second, '派单晚了，从派单起算')
    await stage.sign(needId, lead)
    await stage.contact(needId)
    await oneDate(needId, given)
    await stage.answer(needId)
    world.clock.later({ hours: 24 * 6 })
    await stage.callBack(needId, 'no', 3)
    await expectMoved(needId, given, third, '没有解决，重新办')
  })

  test('moves with a new version of the rule', async () => {
    const needId = await stage.submit()
    const given = await receiptOf(needId)
    const first = await oneDate(needId, given)
    await world.asOwner(`insert into needs.clock_rule (district_id, id, version, kind, grade, outside, amount, unit, name, name_en, source, from_day)
      select district_id, id, 2, kind, grade, outside, 9, unit, name, name_en, source, '2026-06-10' from needs.clock_rule where id = 'answer-ordinary' and version = 1`)
    acts.forgetTimeRules(ctx)
    expect(await oneDate(needId, given)).toBe(first)
    await accept(needId)
    await expectMoved(needId, given, first, '办理时限规则改了')
  })

  test('moves with the holidays, also of what is not dispatched yet', async () => {
    const waiting = await stage.submit()
    const taken = await stage.submit()
    await accept(taken)
    const given = await Promise.all([waiting, taken].map(receiptOf))
    const under = (await stage.at('handling')).needId
    const third = await receiptOf(under)
    const all = [waiting, taken, under].map((id, at) => ({ id, given: given[at] ?? third }))
    const before = await Promise.all(all.map((one) => oneDate(one.id, one.given)))
    const rows = await world.asOwner<{ day: string; name: string; off: boolean }>(
      `select day::text, name, off from calendar.special_day where extract(year from day) = 2026`,
    )
    const days = [...rows, { day: '2026-06-12', name: '临时放假', off: true }]
    await importHolidays(
      ctx,
      system(district),
      files.json({
        year: 2026,
        papers: ['https://www.gov.cn/2026'],
        days: days.map(({ day, name, off }) => ({ name, date: day, isOffDay: off })),
      }),
    )
    for (const [at, one] of all.entries()) await expectMoved(one.id, one.given, before[at] ?? '', '放假安排更新了')
    const [{ n } = { n: 0 }] = await world.asOwner<{ n: number }>(
      `select count(*)::int as n from notify.message where template = 'need.due-moved' and channel = 'app' and subject_id = any($1)`,
      [all.map(({ id }) => id)],
    )
    expect(n).toBe(3)
  })
})

test('what is kept of a promise stays as it was: the product itself may not change it', async () => {
  const needId = await stage.submit()
  await expect(
    ctx.db.updateTable('needs.promise').set({ steps: '[]' }).where('district_id', '=', district).where('need_id', '=', needId).execute(),
  ).rejects.toThrow(/permission denied/)
})
