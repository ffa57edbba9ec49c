import { writeFileSync } from 'node:fs'
import { measureIntake } from './intake/measure.ts'
import { machine } from './machine.ts'
import { readOptions } from './options.ts'
import { measurePage } from './page/measure.ts'
import { report, type Results } from './report.ts'
import { setStage } from './stage.ts'
import { measureWork } from './work/measure.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(): Promise<boolean> {
  const args = process.argv.slice(2)
  const options = readOptions(args)
  const started = Date.now()
  const stage = await setStage(options.keep)
  try {
    say(`A database server with the demonstration world stands in ${stage.folder}`)
    const facts = machine(stage.version)
    const results: Results = {}
    // the million needs last: writing them, and tidying up behind them, would disturb the others
    if (options.parts.includes('page')) results.page = await measurePage(stage, options, say)
    if (options.parts.includes('intake')) results.intake = await measureIntake(stage, options, say)
    if (options.parts.includes('work')) results.work = await measureWork(stage, options, say)
    facts.push(['Took', `${Math.round((Date.now() - started) / 1000)} s`])
    const { text, met } = report(results, facts, options, ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' '))
    say(`\n${text}`)
    if (options.out === null) say('Nothing is written: that takes all parts and at least five runs.')
    else writeFileSync(options.out, text)
    return met
  } finally {
    await stage.close()
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
}
