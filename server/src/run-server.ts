import { sql } from 'kysely'
import { buildApp } from './app.ts'
import { forgetOld, sealAudit } from './kernel/audit.ts'
import { runJobs } from './kernel/jobs.ts'
import { sweepSessions } from './kernel/session/index.ts'
import type { System } from './kernel/system.ts'
import { needTasks } from './modules/needs/index.ts'
import { refuseDemoInEarnest } from './seed/demo-guard.ts'
import { demoSignIns, demoPassword, seed } from './seed/seed.ts'

const sealEveryMs = 2000
const daily = 24 * 3600_000
/** 9:05 in Beijing, before the day's first calls; and what cannot wait for it, every minute. */
const timed = [
  { task: 'needs.tell-due', match: '5 1 * * *' },
  { task: 'needs.remind-outside', match: '5 1 * * *' },
  { task: 'needs.tell-new', match: '* * * * *' },
  { task: 'needs.tell-danger', match: '* * * * *' },
]

/** Serves (or only works) until told to stop: requests in flight end, then jobs, then the database. */
export async function runServer(
  system: System,
  mode: 'serve' | 'work',
  say: (line: string) => void,
  stopDatabase: () => Promise<void>,
): Promise<void> {
  const { config, log } = system
  await refuseDemoInEarnest(system).catch(async (error: unknown) => {
    await stopDatabase()
    throw error
  })
  if (mode === 'serve' && config.DEMO) say(`World       ${await seed(system, say)}`)
  const app = await buildApp(system)
  const worker = config.WORKER === 'on' || mode === 'work' ? await runJobs(system, app.tasks, { timed }) : null
  const timers = worker ? keepHouse(system) : []
  if (mode === 'serve') await listen()

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    timers.forEach((timer) => clearInterval(timer))
    await app.close()
    await worker?.stop()
    await stopDatabase()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())

  async function listen(): Promise<void> {
    try {
      await app.http.listen({ host: config.HOST, port: config.PORT })
    } catch (error) {
      await app.close()
      await worker?.stop()
      await stopDatabase()
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
        throw new Error(`Port ${config.PORT} is taken by another program. Stop it, or choose another: PORT=3001 npm start`, {
          cause: error,
        })
      }
      throw error
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
    say('')
    say('Ctrl-C stops everything, the database too.')
    log.info({ port: config.PORT }, 'serving')
  }
}

/** Seals the audit, forgets what is kept only for a while. */
function keepHouse(system: System): NodeJS.Timeout[] {
  const { log } = system
  let first = true
  const seal = (): void => {
    sealAudit(system.ownerUrl, system.keys, first)
      .then((sealed) => {
        first = false
        // the anchor outside the database: a chain cut off at its end is found by it
        if (sealed && sealed.sealed > 0) log.info({ seq: sealed.seq, head: sealed.head }, 'audit sealed')
      })
      .catch((error: unknown) => log.warn({ err: error }, 'the audit was not sealed'))
  }
  const forget = async (): Promise<void> => {
    await forgetOld(system.ownerUrl)
    const { rows } = await sql<{ id: number }>`select id from kernel.district`.execute(system.openDb)
    for (const { id } of rows) {
      await needTasks['needs.forget-drafts']?.(system.ctx(id), {}, { attempt: 1, lastTry: false })
      await sweepSessions(system.ctx(id))
    }
  }
  const tidy = (): void => {
    forget().catch((error: unknown) => log.warn({ err: error }, 'old rows were not forgotten'))
  }
  seal()
  tidy()
  return [setInterval(seal, sealEveryMs), setInterval(tidy, daily)]
}
