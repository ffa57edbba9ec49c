import { readOptions } from './chaos/options.ts'
import { recoveryLine } from './chaos/rounds.ts'
import { runChaos } from './chaos/run.ts'

const mostShown = 20
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const row = (name: string, line: string): void => say(`${name.padEnd(13)} ${line}`)

async function main(): Promise<boolean> {
  const options = readOptions(process.argv.slice(2))
  const broken = options.breaks.length > 0 ? `, with faults made on purpose: ${options.breaks.join(', ')}` : ''
  say(`Chaos: ${options.rounds} rounds, seed ${options.seed}, ${options.guests} guests and a desk at work${broken}`)
  const { findings, rounds, journal, starts } = await runChaos(options, say)
  const { tries, lostReplies, noConnection, failed, busy } = journal.counts
  say('')
  row('clients', `${journal.acks.length} commands acknowledged in ${tries} calls`)
  row('', `${lostReplies} calls lost their reply, ${noConnection} found no connection, ${failed} failed, ${busy} came too fast`)
  row('', `${journal.acks.filter((ack) => ack.tries > 1).length} commands were repeated under their key`)
  if (rounds.length > 0) row('recovery', recoveryLine(rounds))
  row('starts', `${starts} of the application`)
  for (const { name, line, violations } of findings) {
    row(name, `${violations.length === 0 ? '✓' : '✗'} ${line}`)
    for (const { text } of violations.slice(0, mostShown)) row('', `  ${text}`)
    if (violations.length > mostShown) row('', `  and ${violations.length - mostShown} more`)
  }
  const all = findings.flatMap((finding) => finding.violations)
  say('')
  if (options.prove) {
    const missed = options.breaks.filter((fault) => !all.some((violation) => violation.of === fault))
    say(missed.length === 0 ? 'Every fault was seen.' : `Not seen: ${missed.join(', ')}.`)
    return missed.length === 0
  }
  say(all.length === 0 ? 'No violation.' : `${all.length} violations.`)
  return all.length === 0
}

try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
