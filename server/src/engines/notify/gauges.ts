import { sql } from 'kysely'
import type { Gauge } from '../../kernel/http/health.ts'
import type { System } from '../../kernel/system.ts'
import { openTo } from './channels/channels.ts'
import { outOfDate } from './channels/delivery-error.ts'

/** What an operator is woken by: messages that will not go out, and how long the oldest has been waiting for its way. */
export const noticeGauges = (system: System): Gauge[] => [
  {
    name: 'liti_notices_given_up',
    help: 'Messages that could not be delivered and are not tried again',
    read: () => overAll(system, givenUp),
  },
  {
    name: 'liti_notices_oldest_waiting_seconds',
    help: 'Age of the oldest message that waits for a channel that is set; 0 where none waits',
    read: () => overAll(system, oldestWaiting, Math.max),
  },
]

type Read = (system: System, district: number) => Promise<number>

async function overAll(system: System, read: Read, join = (a: number, b: number) => a + b): Promise<number> {
  const districts = await system.openDb.selectFrom('kernel.district').select('id').execute()
  const each = await Promise.all(districts.map(({ id }) => read(system, id)))
  return each.reduce((a, b) => join(a, b), 0)
}

const givenUp: Read = async (system, district) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from notify.message
    where district_id = ${district} and state = 'given_up' and last_error is distinct from ${outOfDate}`.execute(system.db(district))
  return rows[0]?.n ?? 0
}

const oldestWaiting: Read = async (system, district) => {
  const { rows } = await sql<{ since: Temporal.Instant | null }>`select min(created_at) as since from notify.message
    where district_id = ${district} and state in ('waiting', 'failed') and channel = any(${openTo(system.config)}::text[])`.execute(
    system.db(district),
  )
  const since = rows[0]?.since
  return since ? Math.max(0, (system.now().epochMilliseconds - since.epochMilliseconds) / 1000) : 0
}
