import type pg from 'pg'
import type { AuditHead } from './audit-head.ts'
import { bodyOf, chainKey, chainStart, connectAsOwner, isLate, isOwn, link, lookBehind, partsOf, type Parts } from './audit.ts'
import type { KeyProvider } from '../crypto/keys.ts'

export type AuditReport = {
  rows: number
  sealed: number
  waiting: number
  head: string
  /** The first place where the chain itself is not what the product made. */
  broken: { seq: number; why: string } | null
  /** Unsealed rows the product did not write, or copies of rows it wrote. */
  foreign: number[]
  /** Unsealed rows of the product that wait for longer than they should, or lie far below the last sealed one. */
  late: number[]
}

const batch = 5000
const withinMs = 600_000

/**
 * Recomputes the whole chain, and looks at every row that is not in it; it changes nothing. An edited, removed, reordered or
 * inserted row breaks the chain at a named place or is a row the product did not write.
 * @param anchors heads noted elsewhere (data folder, log, paper): a chain cut off at its end is found by them
 */
export async function verifyAudit(ownerUrl: string, keys: KeyProvider, anchors: AuditHead[] = []): Promise<AuditReport> {
  const client = await connectAsOwner(ownerUrl, withinMs)
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ rows: string; waiting: string }>(
      `select (select count(*) from kernel.audit) as rows,
         (select count(*) from kernel.audit a where not exists (select from kernel.audit_seal s where s.audit_id = a.id)) as waiting`,
    )
    const chain = await walk(client, keys, anchors)
    const unsealed = await lookAtUnsealed(client, keys)
    return { rows: Number(rows[0]?.rows), waiting: Number(rows[0]?.waiting), ...chain, ...unsealed }
  } finally {
    await client.end()
  }
}

async function walk(client: pg.Client, keys: KeyProvider, anchors: AuditHead[]): Promise<Pick<AuditReport, 'sealed' | 'head' | 'broken'>> {
  const key = chainKey(keys)
  let seq = 0
  let hash: Buffer = chainStart
  let marked = false
  let broken: AuditReport['broken'] = null
  const open = new Map(anchors.filter(({ seq: at }) => at > 0).map((anchor) => [anchor.seq, anchor.head]))
  const contradict = anchors.find(({ seq: at, head }) => at > 0 && open.get(at) !== head)
  if (contradict) broken = { seq: contradict.seq, why: 'the anchors contradict each other' }
  while (!broken) {
    const { rows } = await client.query<{ seq: string; hash: Buffer; body: string | null; marked: boolean }>(
      `select s.seq, s.hash, a.mac is not null as marked, case when a.id is null then null else ${bodyOf} end as body
       from kernel.audit_seal s left join kernel.audit a on a.id = s.audit_id where s.seq > $1 order by s.seq limit ${batch}`,
      [seq],
    )
    for (const row of rows) {
      if (Number(row.seq) !== seq + 1) broken = { seq: seq + 1, why: 'a seal is missing' }
      else if (row.body === null) broken = { seq: seq + 1, why: 'the row was removed' }
      else {
        hash = link(key, hash, seq + 1, row.body)
        if (!hash.equals(row.hash)) broken = { seq: seq + 1, why: 'the row or its seal was changed' }
        else if (marked && !row.marked) broken = { seq: seq + 1, why: 'the row does not carry the mark of the product' }
      }
      if (broken) break
      marked = row.marked
      seq += 1
      const anchored = open.get(seq)
      if (anchored !== undefined && anchored !== hash.toString('hex')) broken = { seq, why: 'the chain is not the one that was anchored' }
      open.delete(seq)
      if (broken) break
    }
    if (rows.length === 0) break
  }
  const [beyond] = open.keys()
  if (!broken && beyond !== undefined) broken = { seq: beyond, why: 'the chain ends before its anchor: its end was cut off' }
  return { sealed: seq, head: hash.toString('hex'), broken }
}

type Unsealed = Parts & { id: string; below: boolean; copied: boolean; old: boolean }

async function lookAtUnsealed(client: pg.Client, keys: KeyProvider): Promise<Pick<AuditReport, 'foreign' | 'late'>> {
  const found = { foreign: [] as number[], late: [] as number[] }
  let after: number | null = null
  for (;;) {
    // `old`: from before there were marks, and nothing that carries one is sealed yet
    const { rows }: { rows: Unsealed[] } = await client.query<Unsealed>(
      `with last as (select s.audit_id, a.mac from kernel.audit_seal s left join kernel.audit a on a.id = s.audit_id order by s.seq desc limit 1)
       select a.id, ${partsOf}, coalesce(a.id < (select audit_id from last) - ${lookBehind}, false) as below,
         not exists (select from last where mac is not null) and a.id between 1 and (select unmarked_up_to from kernel.audit_sealer) as old,
         exists (select from kernel.audit b where b.mac = a.mac and b.id <> a.id) as copied
       from kernel.audit a
       where ($1::bigint is null or a.id > $1) and not exists (select from kernel.audit_seal s where s.audit_id = a.id)
       order by a.id limit ${batch}`,
      [after],
    )
    if (rows.length === 0) return found
    after = Number(rows.at(-1)?.id)
    for (const row of rows) {
      const own = row.mac === null ? row.old : !row.copied && isOwn(keys, row)
      if (!own) found.foreign.push(Number(row.id))
      else if (row.below || (row.mac !== null && isLate(row.mac))) found.late.push(Number(row.id))
    }
  }
}
