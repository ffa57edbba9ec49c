import { sql } from 'kysely'
import { markedAt } from './audit-row.ts'
import { lookBehind } from './audit.ts'
import type { Gauge } from '../http/health.ts'
import type { System } from '../system.ts'

/** What an operator is woken by: rows that do not belong, and rows that are not sealed in time. */
export const auditGauges = (system: System): Gauge[] => [
  {
    name: 'liti_audit_findings',
    help: 'Audit rows the product did not write, and 1 more where the chain does not pass through the head kept here',
    read: () => Promise.resolve(system.auditFindings),
  },
  {
    name: 'liti_audit_oldest_unsealed_seconds',
    help: 'Age of the oldest audit row of the product that is not sealed; 0 where all are',
    read: async () => {
      const districts = await system.openDb.selectFrom('kernel.district').select('id').execute()
      return Math.max(0, ...(await Promise.all(districts.map(({ id }) => oldestUnsealed(system, id)))))
    },
  },
]

async function oldestUnsealed(system: System, district: number): Promise<number> {
  const { rows } = await sql<{ mac: string }>`select a.mac from kernel.audit a
    where a.district_id = ${district} and a.mac is not null
      and a.id > coalesce((select audit_id from kernel.audit_seal order by seq desc limit 1), 0) - ${lookBehind}
      and not exists (select from kernel.audit_seal s where s.audit_id = a.id)
    order by a.id limit 1`.execute(system.db(district))
  const [oldest] = rows
  return oldest ? Math.max(0, (Date.now() - markedAt(oldest.mac)) / 1000) : 0
}
