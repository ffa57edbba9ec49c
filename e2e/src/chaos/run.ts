import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { checkAuditChain, checkAuditRows } from './check/audit.ts'
import type { Finding } from './check/finding.ts'
import { checkHistories } from './check/histories.ts'
import { checkInbox } from './check/inbox.ts'
import { checkNotices, settleNotices } from './check/notices.ts'
import { checkStored } from './check/stored.ts'
import { Journal } from './journal.ts'
import { Load } from './load.ts'
import type { Options } from './options.ts'
import { Product } from './product.ts'
import { random as randomFrom } from './random.ts'
import { type Round, runRounds } from './rounds.ts'
import { sabotage } from './sabotage.ts'
import { openSinks } from './sinks.ts'
import { readWorld } from './world.ts'

export type Result = { findings: Finding[]; rounds: Round[]; journal: Journal; starts: number }

const settleMs = 200_000
/** Without kills, this many acknowledged commands are enough to look at. */
const quietLoad = 150

/** The product under load and under fire, then everything that was promised held against what is there. */
export async function runChaos(options: Options, say: (line: string) => void): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'liti-chaos-'))
  chmodSync(folder, 0o711) // the account of PostgreSQL passes through
  const random = randomFrom(options.seed)
  const journal = new Journal(join(folder, 'journal.jsonl'))
  const sinks = await openSinks(random.fork())
  const product = await Product.in(folder, { ...sinks.settings, RATE_LIMIT: '1000000', TRUST_PROXY: 'on' })
  const run = `q${options.seed}`
  let good = false
  try {
    product.start()
    say(`The product starts in ${folder}`)
    await product.ready()
    const world = await readWorld(product.ownerUrl)
    const load = new Load({
      url: product.url,
      run,
      guests: options.guests,
      journal,
      world,
      sinks,
      random: random.fork(),
      newKeyEachTry: options.breaks.includes('key'),
    })
    await load.start()
    const rounds = await runRounds(options.rounds, { product, journal, random, say })
    if (options.rounds === 0) await journal.acknowledgedAfter(0, quietLoad, settleMs)
    await load.stop()
    say('The load has ended; waiting for the notices to go out')

    const db = new pg.Client({ connectionString: product.ownerUrl })
    await db.connect()
    const findings: Finding[] = []
    try {
      await settleNotices(db, settleMs)
      await sabotage(options.breaks, db, journal, sinks)
      findings.push(
        await checkStored(db, journal, run),
        await checkHistories(db),
        await checkInbox(db),
        await checkNotices(db, journal, sinks.taken()),
        await checkAuditRows(db, journal),
      )
    } finally {
      await db.end()
    }
    await product.stop()
    findings.push(await checkAuditChain(product), refusals(journal, options))
    good = findings.every((finding) => finding.violations.length === 0)
    return { findings, rounds, journal, starts: product.starts }
  } finally {
    await product.stop()
    await sinks.stop()
    if (options.keep || (!good && options.breaks.length === 0)) say(`Everything is left in ${folder}`)
    else rmSync(folder, { recursive: true, force: true })
  }
}

/** Every client does what is allowed, each matter in one pair of hands: a refusal is a broken promise too. */
function refusals(journal: Journal, { breaks }: Options): Finding {
  const seen = journal.refusals.map((one) => `${one.client} was refused ${one.command}: ${one.status} ${one.code}`)
  return {
    name: 'refusals',
    line: `${seen.length}`,
    violations: breaks.includes('key') ? [] : seen.map((text) => ({ of: null, text })),
  }
}
