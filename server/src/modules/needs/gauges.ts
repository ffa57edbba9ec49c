import { sql } from 'kysely'
import type { Gauge } from '../../kernel/http/health.ts'
import type { System } from '../../kernel/system.ts'

/** How many needs there are, as PostgreSQL's own statistics have it: no count over the table, and a few off. */
export const needGauges = (system: System): Gauge[] => [
  {
    name: 'liti_needs_total',
    help: 'Needs in all districts, by the statistics of the database',
    read: async () => {
      const { rows } = await sql<{ n: number }>`select greatest(c.reltuples, pg_stat_get_live_tuples(c.oid), 0)::float8 as n
        from pg_class c where c.oid = 'needs.need'::regclass`.execute(system.openDb)
      return rows[0]?.n ?? 0
    },
  },
]
