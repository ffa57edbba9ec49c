import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { demoWorld } from '../../test/directory-world.ts'
import { district } from '../../test/system.ts'
import { system as product } from '../kernel/actor.ts'
import * as needs from '../modules/needs/index.ts'
import { setUpDistrict } from '../seed/needs/set-up-district.ts'
import { message, messageHeader, testFiles } from './table/files.fixture.ts'
import { importNeeds, type ImportOptions } from './import-needs.ts'

const { ctx, world, as, asOwner } = await demoWorld()
const actor = product(district)
await setUpDistrict(ctx, actor, world)
const files = testFiles()
const run = (options: ImportOptions) => importNeeds(ctx, actor, { unit: 'jinding', ...options })
const sum = async (source: string) => {
  const [row] = await asOwner<{ n: number; keys: number; events: number }>(
    `select count(*)::int as n, count(distinct import_key)::int as keys,
      (select count(*)::int from needs.event e where e.kind = 'imported' and e.data->>'source' = $1) as events from needs.need where import_source = $1`,
    [source],
  )
  return row
}
/** Everything an import could write. */
const stored = () =>
  asOwner(`select (select count(*) from needs.need) as needs, (select count(*) from needs.event) as events, (select count(*) from needs.category) as categories,
    (select count(*) from needs.import_run) as runs, (select sum(last) from needs.number_counter) as numbers, (select count(*) from kernel.audit) as audit`)

describe('what a row becomes', () => {
  test('a need like any other: number of its own day, answer, owner, words, a pseudonym, an event', async () => {
    const rows = [message(1), message(2, { user: 'B00000001' }), message(3, { time: '2019-04-26 00:10:00' }), message(4)]
    const report = await run({ file: files.csv([messageHeader, ...rows]), source: 'row-test' })
    expect(report).toMatchObject({ read: 4, imported: 4, already: 0, rejectedRows: 0, flagged: [] })
    const found = await asOwner<Record<string, unknown>>(
      `select n.number, n.state, n.source, n.title, n.answer, n.receipt_code, n.requester_label as label, n.hidden, n.owner_body_id as owner, n.created_at, n.answered_at, n.closed_at, n.accepted_at,
        c.retired, c.name as category, e.note, e.body_id as by, n.words @@ '''路灯'' & ''灯不'''::tsquery as findable
       from needs.need n join needs.category c on c.code = n.category_code join needs.event e on e.need_id = n.id where n.import_source = 'row-test' order by n.import_key`,
    )
    expect(found.map((row) => row['number'])).toEqual(['JD-190425-01', 'JD-190425-02', 'JD-190426-01', 'JD-190425-03'])
    const first = found[0] ?? {}
    expect(first).toMatchObject({
      state: 'closed',
      source: 'import',
      title: '标题 1',
      answer: '已修好。',
      owner: world.body('今鼎大厦工作站'),
      by: world.body('今鼎大厦工作站'),
      accepted_at: null,
      retired: true,
      note: '原编号 1',
      findable: true,
    })
    expect(first['receipt_code']).toMatch(/^JD-190425-01-[2-9A-HJ-NP-Z]{4}$/)
    expect(new Date(first['created_at'] as string).toISOString()).toBe('2019-04-25T01:32:09.000Z')
    expect(first['closed_at']).toEqual(first['answered_at'])
    const labels = found.map((row) => row['label'])
    expect(labels[0]).toMatch(/^诉求人 [0-9A-F]{6}$/)
    expect(labels[2]).toBe(labels[0])
    expect(labels[1]).not.toBe(labels[0])
    const [leak] = await asOwner(
      `select 1 from needs.need n, needs.event e where to_jsonb(n)::text like '%A00045581%' or to_jsonb(e)::text like '%A00045581%' limit 1`,
    )
    expect(leak).toBeUndefined()
  })

  test('numbers go on where the day stopped', async () => {
    await run({ file: files.csv([messageHeader, message(9)]), source: 'row-test' })
    expect(await asOwner(`select number from needs.need where import_source = 'row-test' and import_key = '9'`)).toEqual([
      { number: 'JD-190425-04' },
    ])
  })

  test('an open one waits under "all" without a clock, and gets its clocks when it is dispatched', async () => {
    const map = files.json({
      source: 'open-test',
      columns: { text: 'text', asked: 'created', state: 'status', answer: 'answer', area: 'category' },
    })
    await run({
      file: files.csv([
        ['text', 'asked', 'state', 'answer', 'area'],
        ['车位不够', '2018-03-05 10:00', '办理中', '正在协商', '停车'],
      ]),
      map,
    })
    const head = await as('今鼎大厦 站长')
    const list = await needs.listWork(ctx, head, { tab: 'all', limit: 50 })
    const row = list.items.find((one) => one.title === '车位不够')
    expect(row).toMatchObject({ state: 'accepted', clock: null, tone: 'doing' })
    const mine = await needs.listWork(ctx, head, { tab: 'overdue', limit: 50 })
    expect(mine.items).toEqual([])
    const needId = row?.id ?? ''
    const view = await needs.getNeed(ctx, head, needId)
    expect(view).toMatchObject({ answer: null, category: { zh: '停车' }, clocks: [], can: { dispatch: true } })
    expect(view.timeline[0]).toMatchObject({ text: { zh: '从别的系统导入' }, note: '办理情况 正在协商' })
    const sent = await needs.dispatchNeed(ctx, head, needId, { leadId: world.body('今鼎大厦物业'), co: [], note: '' })
    expect(sent.state).toBe('dispatched')
    expect(sent.clocks.map((clock) => clock.kind)).toEqual(expect.arrayContaining(['sign', 'contact', 'answer']))
  })
})

describe('what is told', () => {
  test('rejected rows with row, column and reason in both languages, in the report and in a CSV; the others are taken', async () => {
    const file = files.csv([
      messageHeader,
      message(1),
      message(2, { time: '' }),
      message(3, { time: '=HYPERLINK("x")' }),
      message(4, { text: '' }),
      message(1, { text: '又来一次' }),
      message(5, { replyTime: '2019-04-25 09:00:00' }),
      [''],
      message(6, { text: 'x'.repeat(1_000_000) }),
      message(7),
    ])
    const path = files.path('report.csv')
    const report = await run({ file, source: 'reject-test', report: path })
    expect(report).toMatchObject({ read: 8, imported: 3, already: 0, rejectedRows: 5 })
    expect(report.rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'time', 'missing-time'],
      [4, 'time', 'unreadable-time'],
      [5, 'text', 'empty-text'],
      [6, 'id', 'duplicate-key'],
      [9, 'text', 'too-long'],
    ])
    expect(report.rejected[1]?.reason).toEqual({
      zh: '看不懂的时间“=HYPERLINK("x")”，请写成 2024-06-18 09:30',
      en: 'The time "=HYPERLINK("x")" cannot be read; write it as 2024-06-18 09:30',
    })
    expect(report.flagged.map(({ row, code }) => [row, code])).toEqual([[7, 'closed-before-opened']])
    const written = readFileSync(path, 'utf8')
    expect(written.split('\r\n')).toHaveLength(1 + 5 + 1 + 1)
    expect(written).toContain('"4","time","没有收 rejected","看不懂的时间“=HYPERLINK(""x"")”，')
    const [kept] = await asOwner<{ rejected: unknown[] }>(
      `select rows_read, imported, rejected_rows, rejected, finished_at is not null as finished from needs.import_run where source = 'reject-test'`,
    )
    expect(kept).toMatchObject({ rows_read: 8, imported: 3, rejected_rows: 5, finished: true })
    expect(kept?.rejected[0]).toEqual({ row: 3, column: 'time', code: 'missing-time' })
    expect(
      await asOwner(`select import_key, import_note from needs.need where import_note is not null and import_source = 'reject-test'`),
    ).toEqual([{ import_key: '5', import_note: 'closed-before-opened' }])
  })

  test('a dry run tells the same and writes nothing', async () => {
    const rows = [messageHeader, message(1), message(2, { time: 'x' }), message(1), message(3, { replyTime: '2019-01-01 00:00' })]
    const file = files.csv(rows)
    const before = await stored()
    const dry = await run({ file, source: 'dry-test', dryRun: true })
    expect(await stored()).toEqual(before)
    const real = await run({ file, source: 'dry-test' })
    expect({ ...dry, dryRun: false }).toEqual(real)
    expect(await run({ file, source: 'dry-test', dryRun: true })).toMatchObject({ imported: 0, already: 2, rejectedRows: 2 })
  })

  test('columns nobody asked for are named', async () => {
    const report = await run({
      file: files.csv([
        [...messageHeader, '点赞数'],
        [...message(1), '3'],
      ]),
      source: 'columns-test',
    })
    expect(report.ignoredColumns).toEqual(['点赞数'])
  })
})

describe('broken off, and once more', () => {
  const rows = Array.from({ length: 25 }, (_, at) => (at % 5 === 4 ? message(at, { time: '' }) : message(at)))
  const file = files.csv([messageHeader, ...rows])

  test('a run that dies in the middle goes on behind its last batch', async () => {
    // the process dies in its third batch: after begin and two batches the clock is asked no more
    let left = 4
    const dying = { ...ctx, now: () => (left-- > 0 ? ctx.now() : expect.unreachable('killed')) }
    await expect(importNeeds(dying, actor, { file, unit: 'jinding', source: 'resume-test', batchRows: 5 })).rejects.toThrow('killed')
    expect(await sum('resume-test')).toEqual({ n: 10, keys: 10, events: 10 })
    const report = await run({ file, source: 'resume-test', batchRows: 5 })
    expect(report).toMatchObject({ continuedAfter: 12, read: 25, imported: 20, already: 0, rejectedRows: 5 })
    expect(report.rejected.map((one) => one.row)).toEqual([6, 11, 16, 21, 26])
    expect(await sum('resume-test')).toEqual({ n: 20, keys: 20, events: 20 })
    expect(await asOwner(`select rows_read, imported, rejected_rows from needs.import_run where source = 'resume-test'`)).toEqual([
      { rows_read: 25, imported: 20, rejected_rows: 5 },
    ])
  })

  test('a finished file again, under another name, in another order or to another building doubles nothing', async () => {
    expect(await run({ file, source: 'resume-test' })).toMatchObject({ continuedAfter: 0, imported: 0, already: 20 })
    const mixed = files.csv([messageHeader, ...rows.toReversed(), message('new')])
    expect(await run({ file: mixed, source: 'resume-test', unit: 'rongke' })).toMatchObject({ imported: 1, already: 20 })
    expect(await sum('resume-test')).toEqual({ n: 21, keys: 21, events: 21 })
  })

  test('two at once write each row once', async () => {
    const both = await Promise.allSettled(
      [1, 2].map(() => importNeeds(ctx, actor, { file, unit: 'jinding', source: 'twice-test', batchRows: 3 })),
    )
    expect(both.some((one) => one.status === 'fulfilled')).toBe(true)
    for (const one of both) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'import-elsewhere' })
    expect(await sum('twice-test')).toEqual({ n: 20, keys: 20, events: 20 })
  })

  test('without a number of its own a row is known by what it says', async () => {
    const bare = [messageHeader.slice(1), message(1).slice(1), message(2).slice(1), message(1).slice(1)]
    expect(await run({ file: files.csv(bare), source: 'bare-test' })).toMatchObject({ imported: 2, rejectedRows: 1 })
    expect(await run({ file: files.csv(bare.toSpliced(3, 1)), source: 'bare-test' })).toMatchObject({ imported: 0, already: 2 })
  })
})
