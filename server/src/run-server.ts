import { sql } from 'kysely'
import { buildApp } from './app.ts'
import { house } from './house.ts'
import { keepAudit } from './keep-audit.ts'
import { forgetFiles } from './kernel/files/index.ts'
import { addressProblem } from './kernel/http/address.ts'
import { forgetOld } from './kernel/forget-old.ts'
import { runJobs } from './kernel/jobs.ts'
import { sweepSessions } from './kernel/session/index.ts'
import type { System } from './kernel/system.ts'
import { refuseDemoInEarnest } from './seed/demo-guard.ts'
import { demoSignIns, demoPassword, seed } from './seed/seed.ts'

const hourly = 3600_000

/** Serves (or only works) until told to stop: requests in flight end, then jobs, then the database. */
export async function runServer(
  system: System,
  mode: 'serve' | 'work',
  say: (line: string) => void,
  database: { embedded: boolean; stop: () => Promise<void> },
): Promise<void> {
  const { config, log } = system
  await refuseDemoInEarnest(system).catch(async (error: unknown) => {
    await database.stop()
    throw error
  })
  const works = config.WORKER === 'on' || mode === 'work'
  const audit = works ? keepAudit(system) : null
  if (mode === 'serve' && config.DEMO) say(`World       ${await seed(system, say)}`)
  const app = await buildApp(system)
  const worker = works ? await runJobs(system, app.tasks, { timed: house.timed }) : null
  const keeper = worker ? keepHouse(system) : undefined

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    clearInterval(keeper)
    await app.close()
    await worker?.stop()
    await audit?.stop() // nothing writes any more: all of it is sealed
    await database.stop()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  if (mode === 'serve') await listen()

  async function listen(): Promise<void> {
    try {
      await app.http.listen({ host: config.HOST, port: config.PORT })
    } catch (error) {
      await app.close()
      await worker?.stop()
      await audit?.stop()
      await database.stop()
      throw addressProblem(error, config.HOST, config.PORT)
    }
    await app.hub.start()
    say('')
    say(`Liti        ${config.PUBLIC_URL}`)
    say(`Desk        ${config.PUBLIC_URL}/desk`)
    say(`API         ${config.PUBLIC_URL}/api`)
    if (config.DEMO) {
      say('')
      say(`Demo sign-ins (the code is shown on the page; password ${demoPassword}):`)
      for (const { who, phone } of demoSignIns) say(`  ${phone}  ${who}`)
    }
    await sayHowToFound(system, say)
    say('')
    say(`Ctrl-C stops everything${database.embedded ? ', the database too' : ''}.`)
    log.info({ port: config.PORT }, 'serving')
  }
}

/** Without its district there is nobody who could sign in, and nothing on the screen would say why. */
export async function sayHowToFound(system: System, say: (line: string) => void): Promise<void> {
  const { DISTRICT } = system.config
  const found = await system.openDb.selectFrom('kernel.district').select('id').execute()
  if (found.some(({ id }) => id === DISTRICT)) return
  const others = found.map(({ id }) => id).join(', ')
  say('')
  say(
    `还没有区 ${DISTRICT}，没有人能登录。${others ? `数据库里有 ${others}（用 DISTRICT 选）。` : ''}请写一个 district.json（格式见 docs/runbook/operate.md），然后运行：`,
  )
  say(
    `There is no district ${DISTRICT} yet, so nobody can sign in. ${others ? `The database holds ${others} (choose with DISTRICT). ` : ''}Write a district.json (docs/runbook/operate.md shows one), then run:`,
  )
  say('  node tools/with-node.mjs server/src/main.ts found-district district.json')
}

/** Forgets what is kept only for a while. */
function keepHouse(system: System): NodeJS.Timeout {
  const { log } = system
  const forget = async (): Promise<void> => {
    const { rows } = await sql<{ id: number }>`select id from kernel.district`.execute(system.openDb)
    for (const { id } of rows) {
      await forgetOld(system.ctx(id))
      await house.forget(system.ctx(id))
      await forgetFiles(system.ctx(id))
      await sweepSessions(system.ctx(id))
    }
  }
  const tidy = (): void => {
    forget().catch((error: unknown) => log.warn({ err: error }, 'old rows were not forgotten'))
  }
  tidy()
  return setInterval(tidy, hourly)
}
