import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { demoWorld } from '../../test/directory-world.ts'
import { message, messageHeader, testFiles } from './table/files.fixture.ts'
import { readImport, runImport } from './index.ts'

const { system, asOwner } = await demoWorld()
const files = testFiles()
const program = fileURLToPath(new URL('../main.ts', import.meta.url))
const rows = 3000
const file = files.csv([
  messageHeader,
  ...Array.from({ length: rows }, (_, at) => message(at, { text: `第 ${at} 件：${'楼道里的灯不亮，请来修。'.repeat(30)}` })),
])

const call = async (...args: string[]): Promise<{ lines: string[]; exit: typeof process.exitCode }> => {
  const lines: string[] = []
  const before = process.exitCode
  process.exitCode = undefined
  const say = (line: string): void => void lines.push(...line.split('\n'))
  const read = readImport(args, say)
  if (read) await runImport(read, system, say)
  const exit = process.exitCode
  process.exitCode = before
  return { lines, exit }
}

test('killed in the middle and started again, every row is there once', { timeout: 120_000 }, async () => {
  const env = {
    ...process.env,
    DATABASE_URL: system.ownerUrl,
    DATABASE_APP_URL: system.appUrl,
    DATA_DIR: system.config.DATA_DIR,
    LOG_LEVEL: 'silent',
  }
  const start = () =>
    spawn(process.execPath, [program, 'import', 'needs', file, '--unit', 'jinding'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const progress = async () =>
    (
      await asOwner<{ rows: number; needs: number }>(
        `select rows_read as rows, (select count(*)::int from needs.need where import_source = 'citizen-messages') as needs from needs.import_run`,
      )
    )[0]

  const first = start()
  let said = ''
  first.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  while (((await progress())?.rows ?? 0) === 0) {
    if (first.exitCode !== null) expect.unreachable(`it ended by itself: ${said}`)
    await new Promise((done) => setTimeout(done, 20))
  }
  first.kill('SIGKILL')
  await once(first, 'exit')
  const broken = await progress()
  expect(broken?.rows).toBeGreaterThan(0)
  expect(broken?.rows).toBeLessThan(rows)
  expect(broken?.needs).toBe(broken?.rows)

  const second = start()
  let out = ''
  second.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
  const [code] = (await once(second, 'close')) as [number]
  expect(code).toBe(0)
  expect(out).toContain(`接着上次，从第 ${broken?.rows} 行以后继续。`)
  expect(out).toContain(`${rows} rows read: ${rows} imported, 0 there already, 0 rejected`)
  const [end] = await asOwner(
    `select count(*)::int as needs, count(distinct import_key)::int as keys, count(distinct number)::int as numbers, (select count(*)::int from needs.event) as events,
      (select count(*)::int from needs.import_run) as runs from needs.need`,
  )
  expect(end).toEqual({ needs: rows, keys: rows, numbers: rows, events: rows, runs: 1 })
})

test('what it prints: counts, reasons in both languages, where the rest is', async () => {
  const path = files.path('report.csv')
  const small = files.csv([messageHeader, message('a'), message('b', { time: '' })])
  const { lines, exit } = await call('needs', small, '--unit', 'jinding', '--source', 'printed', '--report', path)
  expect(exit).toBeUndefined()
  expect(lines).toEqual([
    '读了 2 行：导入 1，已经有了 0，没有收 1；导入的里面要留意 0',
    '2 rows read: 1 imported, 0 there already, 1 rejected; 0 to look at',
    '没有收 / rejected:',
    '  第 3 行 row 3, time: 没有提出时间 / The time it was raised is missing',
    `全部写在 / all of them are in ${path}`,
  ])
})

test.each([
  [['needs'], 2, 'import needs FILE'],
  [['people', 'x.csv'], 2, 'import needs FILE'],
  [['--help'], undefined, 'import holidays FILE'],
  [['needs', 'absent.csv', '--unit', 'jinding'], 1, '没有这个文件：absent.csv'],
  [['needs', 'x.csv', '--preset', 'nyc311'], 1, '没有预设 nyc311'],
  [['needs', 'x.csv', '--colour', 'red'], 1, '参数不对'],
  [['needs', 'x.csv', '--map', 'm.json', '--preset', 'auto'], 1, '--map'],
  [['holidays', 'absent.json'], 1, 'There is no such file: absent.json'],
])('%j ends with %s', async (args, exit, said) => {
  const done = await call(...args)
  expect(done.exit).toBe(exit)
  expect(done.lines.join('\n')).toContain(said)
})

test('a wrong call starts nothing: usage, and no database', async () => {
  const folder = files.path('untouched')
  const child = spawn(process.execPath, [program, 'import', 'people', 'x.csv'], {
    env: { PATH: process.env['PATH'], DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
  expect(await once(child, 'close')).toEqual([2, null])
  expect(out).toContain('import needs FILE')
  expect(out).not.toContain('Database')
  expect(existsSync(folder)).toBe(false)
})

test('a report that cannot be written is told before anything is imported', async () => {
  const small = files.csv([messageHeader, message('r')])
  const path = files.path('nowhere/report.csv')
  const { lines, exit } = await call('needs', small, '--unit', 'jinding', '--source', 'unreported', '--report', path)
  expect(exit).toBe(1)
  expect(lines[0]).toContain(`报告写不到 ${path}`)
  expect(lines[1]).toContain('nothing was imported')
  expect(await asOwner(`select from needs.need where import_source = 'unreported'`)).toEqual([])
  expect(await asOwner(`select from needs.import_run where source = 'unreported'`)).toEqual([])
})

test('holidays from the command line', async () => {
  const year = files.json({ year: 2027, papers: [], days: [{ name: '国庆节', date: '2027-10-01', isOffDay: true }] })
  expect((await call('holidays', year, '--dry-run')).lines.at(-1)).toContain('A dry run')
  expect((await call('holidays', year)).lines).toContain('  + 2027-10-01 国庆节 放假 off')
  expect(await asOwner('select day::text from calendar.special_day')).toEqual([{ day: '2027-10-01' }])
})
