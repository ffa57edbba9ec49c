import { createHash } from 'node:crypto'
import { plainText } from '@liti/contract/typed'
import { typeText, type NeedType } from '@liti/contract/needs-words'
import type { ImportUnit, NeedToImport } from '../modules/needs/index.ts'
import type { Field, Plan } from './mapping.ts'
import { fromDayCount, latest, readTime, type ReadTime } from './read-time.ts'
import type { Code, RowProblem } from './reasons.ts'
import { cellText, type Cell, type TableRow } from './table/cell.ts'

/** `flags`: taken, and worth a look. */
export type Checked = { need: NeedToImport | null; problems: RowProblem[]; flags: RowProblem[] }
export type Units = { chosen: ImportUnit | null; byName: Map<string, ImportUnit> }

const most: Partial<Record<Field, number>> = { text: 32_767, answer: 32_767, key: 200 }
const shortened: Partial<Record<Field, number>> = { title: 120, place: 200, category: 60, requester: 200, handler: 100, channel: 60 }
/** Problems of a row and not of one cell. */
const ofWholeRow = new Set<Code>(['columns', 'hidden-row'])
/** What a spreadsheet makes of a long number when it opens and saves a CSV file. */
const scientific = /^[+-]?\d(?:[.,]\d+)?E\+\d+$/i
/** A spreadsheet keeps fifteen digits of a number: what stood behind them is gone, and two numbers may have become one. */
const tooLong = 1e15
const earliest = Temporal.Instant.from('1980-01-01T00:00:00+08:00')
const closedWords = new Set(['closed', 'resolved', 'completed', 'done', '已办结', '办结', '已完成', '完成', '已答复', '已关闭', '结案'])
const openWords = new Set([
  'open',
  'pending',
  'in progress',
  'new',
  '未办结',
  '办理中',
  '处理中',
  '待办',
  '待处理',
  '受理中',
  '未完成',
  '未答复',
])
const types = new Map(
  Object.entries(typeText).flatMap(([code, name]) => [code, name.zh, name.en.toLowerCase()].map((word) => [word, code as NeedType])),
)

/** Makes a need of a row, or says of each cell what keeps it from being one. Pure: the same row gives the same answer. */
export function checkRow(plan: Plan, units: Units, { row, cells }: TableRow, now: Temporal.Instant): Checked {
  const problems: RowProblem[] = []
  const flags: RowProblem[] = []
  const columnOf = (field: Field): string =>
    plan.at
      .get(field)
      ?.map(({ name }) => name)
      .join(' + ') ?? field
  const against = (field: Field, code: Code, shown = '') =>
    void problems.push({ row, column: columnOf(field), code, shown: shown.slice(0, 40) })

  const whole = cells[0]
  if (typeof whole === 'object' && 'problem' in whole && ofWholeRow.has(whole.problem)) {
    return { need: null, problems: [{ row, column: '', code: whole.problem, shown: whole.shown }], flags }
  }
  const key = text('key')
  const title = text('title').replaceAll(/\s+/g, ' ')
  const words = text('text')
  const answer = text('answer')
  const created = time('created')
  const answered = time('answered')
  const closed = time('closed')
  const status = text('status')
  const typed = text('type')
  const type = typed === '' ? plan.type : types.get(typed.toLowerCase())
  const named = text('unit')
  const unit = named === '' ? units.chosen : units.byName.get(named)

  if (plan.at.has('key') && key === '' && !troubled('key')) against('key', 'missing-key')
  if (scientific.test(key)) against('key', 'scientific', key)
  if (words === '' && !troubled('text')) against('text', 'empty-text')
  if (created === null && !troubled('created')) against('created', 'missing-time')
  if (type === undefined) against('type', 'unknown-type', typed)
  if (!unit) against('unit', 'unknown-unit', named)
  const open = isOpen()
  if (problems.length > 0 || created === null || !unit || type === undefined) return { need: null, problems, flags }

  const answeredAt = answered ? latest(answered, plan.timeZone) : closed ? latest(closed, plan.timeZone) : null
  const closedAt = closed ? latest(closed, plan.timeZone) : answeredAt
  const note = noteOf(created.at, answeredAt, closedAt)
  if (note) flags.push({ row, column: columnOf(closed ? 'closed' : 'answered'), code: note, shown: '' })
  for (const field of plan.at.keys()) {
    const broken = cellsOf(field).some((cell) => cellText(cell).includes('\uFFFD'))
    if (broken && !flags.some((one) => one.column === columnOf(field)))
      flags.push({ row, column: columnOf(field), code: 'unreadable-characters', shown: '' })
  }
  const need: NeedToImport = {
    row,
    key: plan.at.has('key') ? key : fingerprint([created.at.toString(), title, words, text('requester')]),
    unitId: unit.id,
    title,
    text: words,
    place: text('place'),
    type,
    category: text('category'),
    requester: text('requester'),
    created: created.at,
    state: open ? 'accepted' : 'closed',
    answer: open || answer === '' ? null : answer,
    answered: answeredAt,
    closed: closedAt,
    note,
    remark: remarkOf(plan.lang, {
      key: plan.at.has('key') ? key : '',
      handler: text('handler'),
      channel: text('channel'),
      progress: open ? answer : '',
    }),
  }
  return { need, problems, flags }

  function isOpen(): boolean {
    const given = answered !== null || closed !== null
    const word = status.toLowerCase()
    if (troubled('answered') || troubled('closed')) return false
    if (status !== '' && !closedWords.has(word) && !openWords.has(word)) {
      against('status', 'unknown-status', status)
      return false
    }
    if (openWords.has(word) && given) against('status', 'contradiction', status)
    const told = status === '' ? answer !== '' : closedWords.has(word)
    if (told && !given) against(plan.at.has('closed') ? 'closed' : 'answered', 'missing-closing-time')
    return !told && !given
  }

  function troubled(field: Field): boolean {
    return problems.some((one) => one.column === columnOf(field))
  }

  /** The cells of a field as one text; what cannot be read in them is noted once. */
  function text(field: Field): string {
    const parts: string[] = []
    for (const cell of cellsOf(field)) {
      if (typeof cell === 'object' && 'problem' in cell) {
        if (!troubled(field)) against(field, cell.problem, cell.shown)
      } else if (typeof cell === 'object' && Math.abs(cell.number) >= tooLong) {
        if (!troubled(field)) against(field, 'long-number', String(cell.number))
      } else {
        const part = clean(cellText(cell))
        if (part !== '' && !parts.includes(part)) parts.push(part)
      }
    }
    const joined = parts.join(plan.lang === 'zh' ? '，' : ', ')
    const limit = most[field]
    if (limit !== undefined && joined.length > limit && !troubled(field)) against(field, 'too-long', `${joined.length} > ${limit}`)
    const short = shortened[field]
    return short !== undefined && joined.length > short ? `${joined.slice(0, short - 1).replace(/[\ud800-\udbff]$/, '')}…` : joined
  }

  function time(field: 'created' | 'answered' | 'closed'): ReadTime | null {
    const [cell] = cellsOf(field)
    if (typeof cell === 'object' && 'number' in cell) return timeOf(fromDayCount(cell.days) ?? cell.shown, field)
    const said = text(field)
    return said === '' ? null : timeOf(said, field)
  }

  function timeOf(said: string, field: Field): ReadTime | null {
    const found = readTime(said, plan.timeZone)
    const late = found && Temporal.Instant.compare(found.at, now) > 0
    if (!found) against(field, 'unreadable-time', said)
    else if (late || Temporal.Instant.compare(found.at, earliest) < 0) against(field, 'impossible-time', said)
    else return found
    return null
  }

  function cellsOf(field: Field): Cell[] {
    return (plan.at.get(field) ?? []).map(({ index }) => cells[index] ?? '')
  }
}

const before = (a: Temporal.Instant | null, b: Temporal.Instant | null): boolean =>
  a !== null && b !== null && Temporal.Instant.compare(a, b) < 0

function noteOf(created: Temporal.Instant, answered: Temporal.Instant | null, closed: Temporal.Instant | null): Code | null {
  if (before(answered, created) || before(closed, created)) return 'closed-before-opened'
  return before(closed, answered) ? 'closed-before-answered' : null
}

/** What a database can hold and a page can show: no control, half or invisible characters, a workbook's escaped line ends undone. */
export const clean = (text: string): string =>
  plainText(text)
    .replaceAll(/_x000[dD]_/g, '')
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- these are what is taken out
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .toWellFormed()
    .trim()

const fingerprint = (parts: string[]): string => `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`

function remarkOf(
  lang: 'zh' | 'en',
  { key, handler, channel, progress }: Record<'key' | 'handler' | 'channel' | 'progress', string>,
): string {
  const said: [string, string, string][] = [
    ['原编号', 'number there', key],
    ['办理单位', 'handled by', handler],
    ['来源', 'came in by', channel],
    ['办理情况', 'so far', progress],
  ]
  return said
    .filter(([, , value]) => value !== '')
    .map(([zh, en, value]) => (lang === 'zh' ? `${zh} ${value}` : `${en}: ${value}`))
    .join(lang === 'zh' ? '；' : '; ')
}
