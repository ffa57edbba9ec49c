import { sql } from 'kysely'
import type { System } from '../kernel/system.ts'

/** Whether the database holds the demonstration world, whose staff have a password that is published. */
async function holdsDemo(system: System): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`select id from kernel.district`.execute(system.openDb)
  for (const { id } of rows) {
    const found = await sql`select from kernel.setting where district_id = ${id} and name = 'demo.world'`.execute(system.db(id))
    if (found.rows.length > 0) return true
  }
  return false
}

/** @throws where the demonstration's staff, with their published password, could sign in to a product that is meant in earnest */
export async function refuseDemoInEarnest(system: System): Promise<void> {
  if (system.config.DEMO || !(await holdsDemo(system))) return
  throw new Error(
    'This database holds the demonstration world: its staff have a published password and no second factor. Set DEMO=on to go on with the demonstration, or DATABASE_URL to another database for real use.',
  )
}

/** @throws where the demonstration was not asked for: its staff have a published password */
export function refuseSeedInEarnest({ config }: Pick<System, 'config'>): void {
  if (config.DEMO) return
  throw new Error(
    'The demonstration world is set up only with DEMO=on: its staff have a published password and no second factor. For real use: main.ts found-district FILE.',
  )
}
