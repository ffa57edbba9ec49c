import { access, mkdir } from 'node:fs/promises'
import { constants } from 'node:fs'
import { join } from 'node:path'
import { readConfig, type Config } from './kernel/config.ts'
import { checkSealed } from './check-sealed.ts'
import { indexTails } from './index-tails.ts'
import { makeLog } from './kernel/log.ts'
import { migrate } from './kernel/migrate.ts'
import { checkDatabase, databaseProblem, isUntouched } from './kernel/check-database.ts'
import { checkAddress } from './kernel/http/address.ts'
import { startPostgres } from './kernel/postgres/index.ts'
import { OperatorProblem } from './kernel/problem.ts'
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

/** `embedded`: the database is ours, and ends with us. */
type Started = { system: System; embedded: boolean; stop: () => Promise<void> }

/** Database, schema and system, with a line for each step: what every command begins with. */
async function start(config: Config, say: (line: string) => void): Promise<Started> {
  await writable(config.DATA_DIR)
  const log = makeLog(config.LOG_LEVEL)
  const postgres = config.DATABASE_URL ? null : await startPostgres({ dataFolder: join(config.DATA_DIR, 'postgres'), log })
  const ownerUrl = config.DATABASE_URL ?? postgres?.ownerUrl ?? ''
  const appUrl = config.DATABASE_URL ? (config.DATABASE_APP_URL ?? config.DATABASE_URL) : (postgres?.appUrl ?? '')
  try {
    say(postgres ? `Database    PostgreSQL ${postgres.version}, in ${postgres.cluster}` : 'Database    the one at DATABASE_URL')
    const ran = await migrate(ownerUrl).catch((error: unknown) => {
      throw databaseProblem(error, new URL(ownerUrl).username)
    })
    say(ran.length > 0 ? `Schema      ${ran.length} migrations ran` : 'Schema      up to date')
    const firstStart = ran.includes('0001_kernel.sql') || (await isUntouched(ownerUrl))
    const system = await openSystem({ config, ownerUrl, appUrl, log, firstStart })
    await checkDatabase(system)
    await checkSealed(system)
    const tails = await indexTails(system)
    if (tails > 0) say(`Telephones  ${tails} can now be found by their last four digits`)
    return {
      system,
      embedded: postgres !== null && !postgres.shared,
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
    throw new OperatorProblem(
      `数据文件夹 ${folder} 不能写入。请把它交给运行本程序的账户，或用 DATA_DIR 另选一个文件夹。`,
      `The data folder ${folder} cannot be written. Give this account the right to it, or set DATA_DIR to another folder.`,
    )
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
      if (command === 'serve') await checkAddress(config.HOST, config.PORT)
      const { system, embedded, stop } = await start(config, say)
      await runServer(system, command, say, { embedded, stop })
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
    case 'verify-audit': {
      const { anchorOf, auditCodes, checkAudit } = await import('./verify-audit.ts')
      const anchor = anchorOf(args)
      return once(async (system) => {
        process.exitCode = auditCodes[await checkAudit(system, anchor, say)]
      })
    }
    default:
      say(usage)
      process.exitCode = command === 'help' || command === '--help' ? 0 : 2
  }

  async function once(run: (system: System) => Promise<void>): Promise<void> {
    const { system, stop } = await start(config, say)
    try {
      await run(system)
      // what a command wrote is sealed with it; checking the audit seals by itself, once it has checked
      if (command !== 'verify-audit') await (await import('./keep-audit.ts')).keepAudit(system).stop()
    } finally {
      await stop()
    }
  }
}

try {
  await main()
} catch (error) {
  // what an operator can act on is a sentence; everything else keeps its trace for who asks for it
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  const known = error instanceof OperatorProblem
  if (!known && process.env['LOG_LEVEL'] === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exit(known && process.argv[2] === 'verify-audit' ? 2 : 1)
}
