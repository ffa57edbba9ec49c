import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Text } from '@liti/contract/common'
import { type HolidayRow, nextPaperFrom, parseHolidays } from '../engines/calendar/index.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { no, Refusal, type Verdict } from '../kernel/refusal.ts'
import { commit, type Work } from '../kernel/work.ts'
import { forgetTimeRules, recomputeDue, recomputeLater } from '../modules/needs/index.ts'
import { sniff } from './table/sniff.ts'

export type HolidayImport = {
  years: number[]
  added: HolidayRow[]
  changed: { from: HolidayRow; to: HolidayRow }[]
  removed: HolidayRow[]
  unchanged: number
}

/** The calendar holds for the whole district: only its operator changes it. */
const mayImportHolidays = (actor: Actor): Verdict =>
  actor.kind === 'system' ? true : no('operator-only', '放假安排由系统管理员导入', 'Holidays are imported by the operator')

/**
 * Replaces the arrangement of the years a file gives (JSON of one or more years, or CSV `day,name,off`) and makes those years known.
 * Running clocks are due by it at once, and the needs they belong to say so.
 * @returns what was different
 * @throws Refusal `invalid` with every row that cannot be read; nothing is written then
 */
export async function importHolidays(ctx: Ctx, actor: Actor, path: string, { dryRun = false } = {}): Promise<HolidayImport> {
  const { encoding, kind } = await sniff(path)
  const file = kind === 'xlsx' ? null : parseHolidays(new TextDecoder(encoding).decode(await readFile(path)))
  if (!file) throw new Refusal('invalid', 'format', { zh: '放假安排要用 JSON 或 CSV 文件', en: 'Holidays come as a JSON or CSV file' })
  if (file.errors.length > 0) {
    const rows = file.errors.map(({ row, message }): [string, Text] => [row === 0 ? basename(path) : `第 ${row} 行 row ${row}`, message])
    throw new Refusal(
      'invalid',
      'holidays',
      { zh: '有几行读不了，什么都没有改', en: 'Some rows cannot be read; nothing was changed' },
      Object.fromEntries(rows),
    )
  }
  if (file.years.length === 0) {
    throw new Refusal('invalid', 'no-year', {
      zh: '文件里没有一年完整的安排（要有国庆节），什么都没有改',
      en: 'The file gives no whole year (National Day must be in it); nothing was changed',
    })
  }
  if (dryRun) return compare(ctx.district, ctx.db, file.rows, file.years)
  const done = await commit(ctx, actor, async (work) => {
    work.permit(mayImportHolidays)
    const changes = await compare(ctx.district, work.tx, file.rows, file.years)
    await write(work, changes, file.papers.join(' ') || basename(path))
    const clocks = await recomputeDue(work)
    recomputeLater(work)
    const { added, changed, removed } = changes
    work.trace('calendar.imported', 'calendar', {
      years: file.years,
      added: added.length,
      changed: changed.length,
      removed: removed.length,
      clocks,
    })
    return changes
  })
  forgetTimeRules(ctx)
  return done
}

async function compare(district: number, db: Ctx['db'], rows: HolidayRow[], years: number[]): Promise<HolidayImport> {
  const there = await db
    .selectFrom('calendar.special_day')
    .select(['day', 'name', 'off'])
    .where('district_id', '=', district)
    .orderBy('day')
    .execute()
  const before = new Map(there.map((row) => [row.day, row]))
  const given = new Set(rows.map((row) => row.day))
  const changed = rows.flatMap((to) => {
    const from = before.get(to.day)
    return from && (from.off !== to.off || from.name !== to.name) ? [{ from, to }] : []
  })
  const added = rows.filter((row) => !before.has(row.day))
  return {
    years,
    added,
    changed,
    removed: there.filter(({ day }) => years.includes(Number(day.slice(0, 4))) && day.slice(5) < nextPaperFrom && !given.has(day)),
    unchanged: rows.length - added.length - changed.length,
  }
}

async function write(work: Work, { years, added, changed, removed }: HolidayImport, source: string): Promise<void> {
  const district_id = work.ctx.district
  const rows = [...added, ...changed.map(({ to }) => to)]
  if (removed.length > 0) {
    await work.tx
      .deleteFrom('calendar.special_day')
      .where('district_id', '=', district_id)
      .where(
        'day',
        'in',
        removed.map(({ day }) => day),
      )
      .execute()
  }
  if (rows.length > 0) {
    await work.tx
      .insertInto('calendar.special_day')
      .values(rows.map(({ day, name, off }) => ({ district_id, day, name, off })))
      .onConflict((clash) =>
        clash.columns(['district_id', 'day']).doUpdateSet((eb) => ({ name: eb.ref('excluded.name'), off: eb.ref('excluded.off') })),
      )
      .execute()
  }
  await work.tx
    .insertInto('calendar.known_year')
    .values(years.map((year) => ({ district_id, year, source, imported_at: work.now })))
    .onConflict((clash) => clash.columns(['district_id', 'year']).doUpdateSet({ source, imported_at: work.now }))
    .execute()
}

const mark = (row: HolidayRow): string => `${row.day} ${row.name} ${row.off ? '放假 off' : '上班 works'}`

/** The changes in words. */
export function holidayLines({ years, added, changed, removed, unchanged }: HolidayImport): string[] {
  return [
    `${years.join('、')} 年：新增 ${added.length} 天，改 ${changed.length} 天，去掉 ${removed.length} 天，不变 ${unchanged} 天`,
    `${years.join(', ')}: ${added.length} days added, ${changed.length} changed, ${removed.length} removed, ${unchanged} as before`,
    ...added.map((row) => `  + ${mark(row)}`),
    ...changed.map(({ from, to }) => `  ~ ${mark(from)} → ${mark(to)}`),
    ...removed.map((row) => `  - ${mark(row)}`),
  ]
}
