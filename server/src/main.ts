import { access, mkdir } from 'node:fs/promises'
import { constants } from 'node:fs'
import { join } from 'node:path'
import { readConfig, type Config } from './kernel/config.ts'
import { makeLog } from './kernel/log.ts'
import { migrate } from './kernel/migrate.ts'
import { PostgresProblem, startPostgres } from './kernel/postgres/index.ts'
import { openSystem, type System } from './kernel/system.ts'

const usage = `Usage: node server/src/main.ts COMMAND
  serve                 the product: pages, API and background work
  work                  background work alone, beside any number of servers
  migrate               bring the database to the newest schema
  seed                  the demonstration world (DEMO=on)
  found-district FILE   a district for real use, with the first seat of its sub-district office
  import needs FILE     needs of another system, CSV or XLSX (--help for more)
  import holidays FILE  a year's arrangement of holidays and make-up days
  rotate-keys           a new key, and every personal field sealed with it
  verify-audit          check the audit chain  [--anchor SEQ:HEAD]`

type Started = { system: System; stop: () => Promise<void> }

/** Database, schema and system, with a line for each step: what every command begins with. */
async function start(config: Config, say: (line: string) => void): Promise<Started> {
  await writable(config.DATA_DIR)
  const log = makeLog(config.LOG_LEVEL)
  const postgres = config.DATABASE_URL ? null : await startPostgres({ dataFolder: join(config.DATA_DIR, 'postgres'), log })
  const ownerUrl = config.DATABASE_URL ?? postgres?.ownerUrl ?? ''
  const appUrl = config.DATABASE_URL ? (config.DATABASE_APP_URL ?? config.DATABASE_URL) : (postgres?.appUrl ?? '')
  try {
    say(
      postgres
        ? `Database    PostgreSQL ${postgres.version}, in ${join(config.DATA_DIR, 'postgres')}`
        : 'Database    the one at DATABASE_URL',
    )
    const ran = await migrate(ownerUrl)
    say(ran.length > 0 ? `Schema      ${ran.length} migrations ran` : 'Schema      up to date')
    const system = await openSystem({ config, ownerUrl, appUrl, log, firstStart: ran.includes('0001_kernel.sql') })
    return {
      system,
      stop: async () => {
        await system.close()
        await postgres?.stop()
      },
    }
  } catch (error) {
    await postgres?.stop()
    throw error
  }
}

async function writable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
  } catch {
    throw new Error(`The data folder ${folder} cannot be written. Give this account the right to it, or set DATA_DIR to another folder.`)
  }
}

async function main(): Promise<void> {
  const [command = 'serve', ...args] = process.argv.slice(2)
  const config = readConfig(process.env)
  const say = (line: string): void => void process.stdout.write(`${line}\n`)
  switch (command) {
    case 'serve':
    case 'work': {
      const { runServer } = await import('./run-server.ts')
      const started = await start(config, say)
      await runServer(started.system, command, say, started.stop)
      return
    }
    case 'migrate':
      return once(async () => {})
    case 'seed':
      return once(async (system) => {
        const { seed } = await import('./seed/seed.ts')
        const { refuseSeedInEarnest } = await import('./seed/demo-guard.ts')
        refuseSeedInEarnest(system)
        say(await seed(system))
      })
    case 'found-district': {
      const { readDistrictFile } = await import('./founding/district-file.ts')
      const file = readDistrictFile(args[0] ?? 'district.json')
      return once(async (system) => {
        const { foundDistrict } = await import('./founding/found-district.ts')
        const done = await foundDistrict(system, file)
        say(done.length > 0 ? done.map((line) => `Founded     ${line}`).join('\n') : 'Everything in the file is there already.')
      })
    }
    case 'import': {
      const { readImport, runImport } = await import('./import/index.ts')
      const call = readImport(args)
      return call ? once((system) => runImport(call, system)) : undefined
    }
    case 'rotate-keys':
      return once(async (system) => {
        const { resealAll, rotateKeys } = await import('./rotate-keys.ts')
        const count = args.includes('--only-reseal') ? await resealAll(system, say) : await rotateKeys(system, say)
        say(`${count} values sealed anew.`)
      })
    case 'verify-audit':
      return once(async (system) => {
        const { sealAudit, verifyAudit } = await import('./kernel/audit.ts')
        await sealAudit(system.ownerUrl, system.keys, true)
        const [seq, head] = (args[args.indexOf('--anchor') + 1] ?? '').split(':')
        const report = await verifyAudit(
          system.ownerUrl,
          system.keys,
          args.includes('--anchor') && seq && head ? { seq: Number(seq), head } : undefined,
        )
        say(`${report.rows} rows, ${report.sealed} sealed, ${report.waiting} waiting; head ${report.sealed}:${report.head}`)
        if (!report.broken) return say('The chain is whole.')
        say(`Broken at ${report.broken.seq}: ${report.broken.why}.`)
        process.exitCode = 1
      })
    default:
      say(usage)
      process.exitCode = command === 'help' || command === '--help' ? 0 : 2
  }

  async function once(run: (system: System) => Promise<void>): Promise<void> {
    const { system, stop } = await start(config, say)
    try {
      await run(system)
    } finally {
      await stop()
    }
  }
}

try {
  await main()
} catch (error) {
  // what an operator can act on is a sentence; everything else keeps its trace
  const known = error instanceof PostgresProblem ? `${error.zh}\n${error.en}` : null
  process.stderr.write(`\n${known ?? (error instanceof Error ? error.message : String(error))}\n`)
  if (!known && process.env['LOG_LEVEL'] === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exit(1)
}
