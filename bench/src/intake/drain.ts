import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const patienceMs = 120_000

/** Waits until the notices of the run before are delivered: by the process with a worker, which stands beside. */
export async function drain(ownerUrl: string, say: (line: string) => void): Promise<void> {
  const db = new pg.Client({ connectionString: ownerUrl })
  await db.connect()
  try {
    const until = Date.now() + patienceMs
    for (;;) {
      const { rows } = await db.query<{ due: number }>(
        `select count(*)::int as due from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts`,
      )
      const due = rows[0]?.due ?? 0
      if (due === 0) return
      if (Date.now() > until) return say(`${due} jobs are still waiting; the next run begins with them`)
      await sleep(100)
    }
  } finally {
    await db.end()
  }
}
