import type pg from 'pg'
import type { Journal } from '../journal.ts'
import type { Finding } from './finding.ts'

type Count = { need_id: string; kind: string; n: number }

/** Acknowledged ⊆ stored, and nothing stored twice: the needs by the marker in their words, every other command by its event. */
export async function checkStored(db: pg.Client, journal: Journal, run: string): Promise<Finding> {
  const violations: Finding['violations'] = []
  const { rows } = await db.query<{ id: string; marker: string }>(
    `select id, substring(text from '(${run}-[a-z0-9]+-[0-9]+)') as marker from needs.need where text like '%' || $1 || '-%'`,
    [run],
  )
  const stored = Map.groupBy(rows, (row) => row.marker)
  const raised = journal.acks.filter((ack) => ack.event === 'submitted')
  let lost = 0
  for (const { marker, needId } of raised) {
    if (stored.get(marker ?? '')?.some((row) => row.id === needId)) continue
    lost += 1
    violations.push({ of: 'lost', text: `need ${needId} (${marker}) was acknowledged and is not stored` })
  }
  const doubled = [...stored].filter(([, list]) => list.length > 1)
  for (const [marker, list] of doubled) violations.push({ of: 'key', text: `${marker} was raised once and is stored ${list.length} times` })

  const events = await eventCounts(db, journal)
  const promised = Map.groupBy(journal.acks, (ack) => `${ack.needId} ${ack.event}`)
  let more = 0
  for (const [what, acks] of promised) {
    const n = events.get(what) ?? 0
    if (n < acks.length) violations.push({ of: 'lost', text: `${what}: ${acks.length} acknowledged, ${n} stored` })
    if (n > acks.length) {
      more += 1
      violations.push({ of: 'key', text: `${what}: ${acks.length} acknowledged, stored ${n} times` })
    }
  }
  const { rows: open } = await db.query<{ key: string }>('select key from kernel.idempotency where reply_sealed is null')
  for (const { key } of open) violations.push({ of: null, text: `key ${key} is stored without its reply` })
  return {
    name: 'stored',
    line: `${raised.length} needs acknowledged, ${lost} lost, ${doubled.length} doubled; ${journal.acks.length} commands acknowledged, ${more} done twice`,
    violations,
  }
}

async function eventCounts(db: pg.Client, journal: Journal): Promise<Map<string, number>> {
  const ids = [...new Set(journal.acks.map((ack) => ack.needId))]
  const { rows } = await db.query<Count>(
    `select need_id, kind, count(*)::int as n from needs.event where need_id = any($1::uuid[]) group by need_id, kind`,
    [ids],
  )
  return new Map(rows.map((row) => [`${row.need_id} ${row.kind}`, row.n]))
}
