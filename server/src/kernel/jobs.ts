import { Logger, run, type Runner } from 'graphile-worker'
import { z } from 'zod'
import type { Ctx } from './context.ts'
import type { System } from './system.ts'

export type TaskHelp = { attempt: number; lastTry: boolean }
/** Handles one job. It may run twice for the same payload: its effect must not. */
export type Task = (ctx: Ctx, payload: Record<string, unknown>, help: TaskHelp) => Promise<void>
export type Tasks = Record<string, Task>

const Payload = z.object({ district: z.number().int() }).loose()

/**
 * Runs the queue in this process. Any number of processes may; PostgreSQL hands each job to one of them.
 * A failed job is tried again with a growing pause (12 times).
 */
export async function runJobs(system: System, tasks: Tasks, options: { concurrency?: number } = {}): Promise<Runner> {
  const { log } = system
  return run({
    connectionString: system.ownerUrl,
    concurrency: options.concurrency ?? 4,
    maxPoolSize: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      const name: string = level
      if (name === 'error') log.error({ jobs: message }, 'jobs')
      else if (name === 'warning') log.warn({ jobs: message }, 'jobs')
    }),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        async (raw, helpers) => {
          const payload = Payload.parse(raw)
          await task(system.ctx(payload.district), payload, {
            attempt: helpers.job.attempts,
            lastTry: helpers.job.attempts >= helpers.job.max_attempts,
          })
        },
      ]),
    ),
  })
}
