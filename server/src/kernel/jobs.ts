import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, parseCronItems, run, type Runner } from 'graphile-worker'
import { Pool } from 'pg'
import { z } from 'zod'
import type { Ctx } from './context.ts'
import type { System } from './system.ts'

export type TaskHelp = { attempt: number; lastTry: boolean }
/** Handles one job. It may run twice for the same payload: its effect must not. */
export type Task = (ctx: Ctx, payload: Record<string, unknown>, help: TaskHelp) => Promise<void>
export type Tasks = Record<string, Task>

/** A task at set times; `match` is a crontab's five fields, in UTC. */
export type Timed = { task: string; match: string }

/** A job of one district; without one (a clock's own jobs) it runs for each. */
const Payload = z.object({ district: z.number().int().optional() }).loose()

const againMs = 500
/** A queue that was hurt ends within this, or is left to itself: with the database gone its own shutdown can wait for ever (found by chaos). */
const endMs = 5_000

type Begun = { runner: Runner; over: Promise<unknown> }

/**
 * Runs the queue in this process. Any number of processes may; PostgreSQL hands each job to one of them.
 * A failed job is tried again with a growing pause (12 times). When the database goes away the queue ends; it is begun again
 * until the database is back.
 */
export async function runJobs(
  system: System,
  tasks: Tasks,
  options: { concurrency?: number; timed?: Timed[] } = {},
): Promise<{ stop: () => Promise<void> }> {
  const { log } = system
  // Its own pool would not be waited for at the end, and a database that stops next would bring the process down.
  let stopped = false // connections that are still closing when the database stops complain of it
  const pool = new Pool({ connectionString: system.ownerUrl, max: 5, application_name: 'liti-jobs' })
  const lost = (error: Error): void => {
    if (!stopped) log.warn({ err: error }, 'jobs: a database connection was lost')
  }
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  const begin = async (): Promise<Begun> => {
    const events = new EventEmitter()
    const ending = new Promise((hurt) => events.once('pool:gracefulShutdown', hurt))
    const runner = await run({
      pgPool: pool,
      events,
      // Without a batch the library lets the write of a job's end run unwatched, and a lost database would end the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      concurrency: options.concurrency ?? 4,
      pollInterval: 1000,
      noHandleSignals: true,
      // as items: a crontab's text takes no dot in the name of a task
      parsedCronItems: parseCronItems(options.timed ?? []),
      logger: new Logger(() => (level, message) => {
        if (stopped) return
        const name: string = level
        if (name === 'error') log.error({ jobs: message }, 'jobs')
        else if (name === 'warning') log.warn({ jobs: message }, 'jobs')
      }),
      taskList: Object.fromEntries(
        Object.entries(tasks).map(([name, task]) => [
          name,
          async (raw, helpers) => {
            const payload = Payload.parse(raw)
            const help = { attempt: helpers.job.attempts, lastTry: helpers.job.attempts >= helpers.job.max_attempts }
            for (const district of payload.district === undefined ? await districtsOf(system) : [payload.district]) {
              await task(system.ctx(district), payload, help)
            }
          },
        ]),
      ),
    })
    return { runner, over: Promise.race([runner.promise.catch(() => undefined), ending.then(() => sleep(endMs))]) }
  }
  const halt = new AbortController()
  let now = await begin()
  const beginAgain = async (): Promise<void> => {
    while (!halt.signal.aborted) {
      await sleep(againMs)
      try {
        now = await begin()
        break
      } catch {
        // no database yet
      }
    }
    if (halt.signal.aborted) await now.runner.stop().catch(() => undefined)
  }
  const kept = (async () => {
    while (!halt.signal.aborted) {
      await now.over
      if (halt.signal.aborted) break
      log.warn('jobs: the queue ended; beginning again')
      await beginAgain()
    }
  })()
  return {
    stop: async () => {
      halt.abort()
      await now.runner.stop().catch(() => undefined) // it may have ended by itself
      await kept
      stopped = true
      await Promise.race([pool.end(), sleep(endMs)]) // one left to itself may keep a connection
    },
  }
}

async function districtsOf(system: System): Promise<number[]> {
  const rows = await system.openDb.selectFrom('kernel.district').select('id').execute()
  return rows.map((row) => row.id)
}
