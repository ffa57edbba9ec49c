import { parseArgs } from 'node:util'
import { system as product } from '../kernel/actor.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { System } from '../kernel/system.ts'
import { holidayLines, importHolidays } from './import-holidays.ts'
import { importNeeds } from './import-needs.ts'
import { fields } from './mapping.ts'
import { presetNames, type PresetName } from './presets.ts'
import { reportLines } from './report.ts'

export { importHolidays, type HolidayImport } from './import-holidays.ts'
export { importNeeds, type ImportOptions } from './import-needs.ts'
export type { ImportReport } from './report.ts'

const usage = `import needs FILE        needs of another system: CSV (UTF-8, GB18030) or XLSX, the first row names the columns
  --unit SLUG            the building they belong to
  --preset NAME          what the columns are: ${presetNames.join(', ')}, or auto (the default) to find out
  --map FILE.json        what the columns are, {"column": "field", …} or {"source": …, "timeZone": …, "columns": {…}}
  --source NAME          what the other system is called; with the number it tells what is there already
  --dry-run              write nothing, tell what would come of it
  --report FILE.csv      every row that was not taken or has a note, with the reason
import holidays FILE     a year's holidays and make-up days: JSON, or CSV with day,name,off
  --dry-run              show what would change
fields: ${Object.entries(fields)
  .map(([name, text]) => `${name} (${text.zh})`)
  .join(', ')}`

const options = {
  unit: { type: 'string' },
  preset: { type: 'string' },
  map: { type: 'string' },
  source: { type: 'string' },
  report: { type: 'string' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean' },
} as const

type Say = (line: string) => void
const toScreen: Say = (line) => void process.stdout.write(`${line}\n`)
export type ImportCall = ReturnType<typeof readArgs>['values'] & {
  what: 'needs' | 'holidays'
  file: string
  presetName: PresetName | 'auto' | undefined
}

/** Reads the call before anything is started; one that is wrong is told with exit code 2 or 1, and gives null. */
export function readImport(args: string[], say = toScreen): ImportCall | null {
  try {
    const { values, positionals } = readArgs(args)
    const [what, file, ...rest] = positionals
    if (values.help || !file || rest.length > 0 || (what !== 'needs' && what !== 'holidays')) {
      say(usage)
      if (!values.help) process.exitCode = 2
      return null
    }
    return { ...values, what, file, presetName: values.preset === undefined ? undefined : presetOf(values.preset) }
  } catch (error) {
    tellRefusal(error, say)
    return null
  }
}

/** `import needs FILE …` and `import holidays FILE` of the command line; a refusal is told and ends in exit code 1. */
export async function runImport(call: ImportCall, system: System, say = toScreen): Promise<void> {
  const ctx = system.ctx(system.config.DISTRICT)
  const actor = product(ctx.district)
  const { what, file, presetName, ...values } = call
  const dryRun = values['dry-run'] ?? false
  try {
    if (what === 'holidays') {
      for (const line of holidayLines(await importHolidays(ctx, actor, file, { dryRun }))) say(line)
      if (dryRun) say('试运行，什么都没有写。 / A dry run: nothing was written.')
      return
    }
    const report = await importNeeds(ctx, actor, { ...values, preset: presetName, file, dryRun, say })
    for (const line of reportLines(report, values.report)) say(line)
  } catch (error) {
    tellRefusal(error, say)
  }
}

function tellRefusal(error: unknown, say: Say): void {
  if (!(error instanceof Refusal)) throw error
  say(`${error.text.zh}\n${error.text.en}`)
  for (const [field, text] of Object.entries(error.fields ?? {}))
    say(`  ${field}: ${text.zh === text.en ? text.zh : `${text.zh} / ${text.en}`}`)
  process.exitCode = 1
}

function readArgs(args: string[]) {
  try {
    const read = parseArgs({ args, options, allowPositionals: true })
    if (read.values.map !== undefined && read.values.preset !== undefined) throw new Error('--map and --preset exclude each other')
    return read
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    throw new Refusal('invalid', 'arguments', { zh: `参数不对：${why}`, en: `${why}. See: import --help` })
  }
}

function presetOf(name: string) {
  const found = ([...presetNames, 'auto'] as const).find((one) => one === name)
  if (found) return found
  throw new Refusal('invalid', 'preset', {
    zh: `没有预设 ${name}，能用的有：${presetNames.join('、')}、auto`,
    en: `There is no preset ${name}; use ${presetNames.join(', ')} or auto`,
  })
}
