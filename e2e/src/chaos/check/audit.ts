import type pg from 'pg'
import type { Journal } from '../journal.ts'
import type { Product } from '../product.ts'
import type { Finding } from './finding.ts'

/** At least one audit row for each acknowledged command. */
export async function checkAuditRows(db: pg.Client, journal: Journal): Promise<Finding> {
  const { rows } = await db.query<{ what: string; n: number }>(
    `select subject || ' ' || event as what, count(*)::int as n from kernel.audit where subject = any($1) group by 1`,
    [[...new Set(journal.acks.map((ack) => ack.needId))]],
  )
  const found = new Map(rows.map((row) => [row.what, row.n]))
  const promised = Map.groupBy(journal.acks, (ack) => `${ack.needId} needs.${ack.event}`)
  const violations = [...promised]
    .filter(([what, acks]) => (found.get(what) ?? 0) < acks.length)
    .map(([what, acks]) => ({ of: 'audit' as const, text: `${what}: ${acks.length} acknowledged, ${found.get(what) ?? 0} in the audit` }))
  return {
    name: 'audit rows',
    line: `${journal.acks.length - violations.length} of ${journal.acks.length} commands have theirs`,
    violations,
  }
}

/** The chain itself, by the product's own command on the stopped product's data. */
export async function checkAuditChain(product: Product): Promise<Finding> {
  const { code, said } = await product.run(['verify-audit'])
  const counts = /^\d+ rows.*$/m.exec(said)?.[0] ?? 'no count'
  const whole = code === 0 && said.includes('The chain is whole.') && / 0 waiting/.test(counts)
  const why = /^Broken.*$/m.exec(said)?.[0] ?? said.trim().split('\n').at(-1) ?? ''
  return {
    name: 'audit chain',
    line: `${counts.replace(/; head.*/, '')}${whole ? ', whole' : ''}`,
    violations: whole ? [] : [{ of: 'audit', text: `verify-audit ended with ${code}: ${why}` }],
  }
}
