import { expect, test } from 'vitest'
import type { ImportUnit } from '../modules/needs/index.ts'
import { checkRow } from './check-row.ts'
import { message, messageHeader } from './table/files.fixture.ts'
import { planFor, readMapping } from './mapping.ts'
import { choosePreset } from './presets.ts'
import { reasonText } from './reasons.ts'
import type { Cell } from './table/cell.ts'

const unit: ImportUnit = { id: 'u', slug: 'jinding', name: '今鼎大厦', shortCode: 'JD', code: '110107003', workstationId: 'w' }
const units = { chosen: unit, byName: new Map() }
const now = Temporal.Instant.from('2026-11-23T04:00:00Z')
const messages = planFor(choosePreset('auto', messageHeader), messageHeader)
const check = (cells: Cell[]) => checkRow(messages, units, { row: 7, cells }, now)

const header = ['nr', 'words', 'asked', 'answered', 'closed', 'state', 'kind', 'house']
const whole = planFor(
  readMapping(
    JSON.stringify({
      source: 'hotline',
      columns: {
        nr: 'key',
        words: 'text',
        asked: 'created',
        answered: 'answered',
        closed: 'closed',
        state: 'status',
        kind: 'type',
        house: 'unit',
      },
    }),
    'hotline',
  ),
  header,
)
const hotline = (cells: Partial<Record<(typeof header)[number], string>>) =>
  checkRow(whole, { chosen: null, byName: new Map([['今鼎大厦', unit]]) }, { row: 7, cells: header.map((name) => cells[name] ?? '') }, now)
const full = { nr: '1', words: '电梯停了', asked: '2024-03-01 08:00', house: '今鼎大厦' }

test('a message with its reply is a closed need', () => {
  expect(check(message(2549)).need).toMatchObject({
    key: '2549',
    title: '标题 2549',
    state: 'closed',
    answer: '已修好。',
    created: Temporal.Instant.from('2019-04-25T01:32:09Z'),
    answered: Temporal.Instant.from('2019-05-10T06:56:53Z'),
    closed: Temporal.Instant.from('2019-05-10T06:56:53Z'),
    note: null,
    remark: '原编号 2549',
  })
})

test.each([
  ['time', 'missing-time', message(1, { time: '' })],
  ['time', 'unreadable-time', message(1, { time: '25/04/2019' })],
  ['time', 'unreadable-time', message(1, { time: '2019-02-29 10:00' })],
  ['time', 'impossible-time', message(1, { time: '1900-01-01' })],
  ['time', 'impossible-time', message(1, { time: '2026-11-24 09:00' })],
  ['reply_time', 'impossible-time', message(1, { replyTime: '2027-01-01 09:00' })],
  ['reply_time', 'unreadable-time', message(1, { replyTime: '#####' })],
  ['reply_time', 'missing-closing-time', message(1, { replyTime: '' })],
  ['text', 'empty-text', message(1, { text: ' \u0000\n' })],
  ['text', 'too-long', message(1, { text: '长'.repeat(40_000) })],
  ['reply', 'too-long', message(1, { reply: '长'.repeat(40_000) })],
  ['id', 'missing-key', message('')],
  ['text', 'formula-error', message(1).map((cell, at): Cell => (at === 2 ? { problem: 'formula-error', shown: '#N/A' } : cell))],
  ['time', 'formula-no-result', message(1).map((cell, at): Cell => (at === 3 ? { problem: 'formula-no-result', shown: '' } : cell))],
  ['', 'columns', [{ problem: 'columns', shown: '6 / 7' }]],
] as [string, string, Cell[]][])('%s: %s', (column, code, cells) => {
  const { need, problems } = check(cells)
  expect(need).toBeNull()
  expect(problems).toEqual([{ row: 7, column, code, shown: expect.any(String) }])
  const reason = reasonText(problems[0] ?? expect.unreachable())
  expect(reason.zh).toMatch(/[一-鿿]/)
  expect(reason.en).toMatch(/^[A-Z]/)
})

test('each cell of a row that is wrong is told, once', () => {
  expect(check(message('', { time: 'x', text: '' })).problems.map((one) => one.code)).toEqual([
    'unreadable-time',
    'missing-key',
    'empty-text',
  ])
})

test.each([
  ['unknown-status', { ...full, state: '挂起' }],
  ['contradiction', { ...full, state: '办理中', closed: '2024-03-02 08:00' }],
  ['missing-closing-time', { ...full, state: '已办结' }],
  ['unknown-type', { ...full, kind: '夸奖' }],
  ['unknown-unit', { ...full, house: '别的大厦' }],
  ['unknown-unit', { ...full, house: '' }],
])('%s', (code, cells) => {
  expect(hotline(cells).problems.map((one) => one.code)).toEqual([code])
})

test('types and states in either language, open needs without a time of closing', () => {
  expect(hotline({ ...full, kind: '投诉', state: '未办结' }).need).toMatchObject({
    type: 'complaint',
    state: 'accepted',
    closed: null,
    answered: null,
  })
  expect(hotline({ ...full, kind: 'Suggestion', state: 'Open' }).need).toMatchObject({ type: 'suggestion', state: 'accepted' })
  expect(hotline(full).need).toMatchObject({ type: 'help', state: 'accepted' })
  expect(hotline({ ...full, answered: '2024-03-02 08:00' }).need).toMatchObject({ state: 'closed' })
})

test('impossible orders are taken with a note; a day alone is never earlier than its end', () => {
  expect(hotline({ ...full, closed: '2024-03-01 07:59:59' })).toMatchObject({
    need: { note: 'closed-before-opened' },
    flags: [{ row: 7, column: 'closed', code: 'closed-before-opened' }],
  })
  expect(hotline({ ...full, answered: '2024-03-03 08:00', closed: '2024-03-02 08:00' }).need?.note).toBe('closed-before-answered')
  expect(hotline({ ...full, closed: '2024-03-01' })).toMatchObject({
    need: { note: null, closed: Temporal.Instant.from('2024-03-01T15:59:59Z') },
    flags: [],
  })
})

test('what a database cannot hold is taken out, long titles are cut between characters', () => {
  const { need } = check(message(1, { title: `𠀀${'题'.repeat(116)}𠀀尾尾尾`, text: '一\u0000二\ud800三_x000D_\r\n四' }))
  expect(need?.text).toBe('一二�三\n四')
  expect(need?.title.isWellFormed()).toBe(true)
  expect(need?.title).toHaveLength(119)
  expect(need?.title.endsWith('题…')).toBe(true)
})

const number = (value: number): Cell => ({ number: value, shown: String(value), days: value })

test('what is used as a time goes by its day count, what is used as words by what is shown', () => {
  const [, , , ...rest] = message('x')
  const days = { number: 43_999.395_833_3, days: 45_461.395_833_3, shown: '43999.3958333' }
  expect(check([days, '', days, days, ...rest.slice(1)]).need).toMatchObject({
    key: '43999.3958333',
    text: '43999.3958333',
    created: Temporal.Instant.from('2024-06-18T01:30:00Z'),
  })
  const compact = { number: 20_240_618, days: 20_240_618, shown: '20240618' }
  expect(check(message(1).map((cell, at): Cell => (at === 3 ? compact : cell))).need?.created).toEqual(
    Temporal.Instant.from('2024-06-17T16:00:00Z'),
  )
})

test('invisible signs are taken off; a text of nothing else is empty; broken characters are told of every column', () => {
  expect(check(message(1, { text: '\u200B\u3164\u2800' })).problems.map((one) => one.code)).toEqual(['empty-text'])
  expect(check(message('\u202D2549\u202C', { title: '电梯\u202E停了' })).need).toMatchObject({ key: '2549', title: '电梯停了' })
  expect(check(message('A\uFFFD', { title: '标题', text: '内容' })).flags).toEqual([
    { row: 7, column: 'id', code: 'unreadable-characters', shown: '' },
  ])
})

test('a number that became scientific notation is no number to know a need by', () => {
  expect(check(message('1.10107E+17')).problems).toEqual([{ row: 7, column: 'id', code: 'scientific', shown: '1.10107E+17' }])
  expect(check(message('E12')).problems).toEqual([])
})

test('a number of more digits than a spreadsheet keeps is no number to know a need by', () => {
  const [, ...rest] = message('x')
  const taken = check([number(999_999_999_999_999), ...rest])
  expect([taken.problems, taken.need?.key]).toEqual([[], '999999999999999'])
  const lost = check([number(1_000_000_000_000_001), ...rest])
  expect(lost).toMatchObject({ need: null, problems: [{ row: 7, column: 'id', code: 'long-number', shown: '1000000000000001' }] })
  expect(reasonText({ code: 'long-number', shown: '1' })).toEqual({
    zh: expect.stringContaining('存成文本'),
    en: expect.stringContaining('Store it as text'),
  })
  expect(check(['110107199001011234567', ...rest]).need?.key).toBe('110107199001011234567')
})
