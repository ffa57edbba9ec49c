import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import type { AuditHead } from './audit-head.ts'
import type { Ctx } from './context.ts'
import { deriveKey, type KeyProvider } from './crypto/keys.ts'

const sealLock = 7_265_110_108n
const batch = 1000
/** Ids given out while the slowest allowed transaction (40 s) runs, at 50 commands a second. */
const lookBehind = 2000

type Row = { id: string; body: string }

/** The row as the database itself prints it, so that verifying never depends on a driver's formatting. */
const bodyOf = `jsonb_build_array(a.id, a.district_id, extract(epoch from a.at), a.actor, a.event, a.subject, a.detail, a.request_id)::text`

function link(key: ReturnType<typeof deriveKey>, previous: Buffer, seq: number, body: string): Buffer {
  return createHmac('sha256', key).update(previous).update(`${seq}\n`).update(body).digest()
}

async function connect(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined) // a database that ends between two statements fails the next one, not the process
  await client.connect()
  return client
}

const chainKey = (keys: KeyProvider) => deriveKey(keys.blindKey, 'audit-chain')
const start = Buffer.alloc(32)

/**
 * Adds unsealed audit rows to the chain, in the order of their ids, one sealer at a time.
 * Commands never wait for it; a row that is not sealed yet is found by its id.
 * @param sinceStart look for unsealed rows from the very first one; done once when a process starts
 * @param known a head noted elsewhere; `holds` says whether the chain still passes through it
 * @returns how many rows were sealed and the new head, or null where another process is sealing
 */
export async function sealAudit(
  ownerUrl: string,
  keys: KeyProvider,
  sinceStart = false,
  known: AuditHead | null = null,
): Promise<(AuditHead & { sealed: number; holds: boolean }) | null> {
  const client = await connect(ownerUrl)
  try {
    await client.query('begin')
    const { rows: got } = await client.query<{ ok: boolean }>('select pg_try_advisory_xact_lock($1) as ok', [sealLock])
    if (!got[0]?.ok) return null
    const { rows: last } = await client.query<{ seq: string; hash: Buffer; audit_id: string }>(
      'select seq, hash from kernel.audit_seal order by seq desc limit 1',
    )
    let seq = Number(last[0]?.seq ?? 0)
    let hash = last[0]?.hash ?? start
    // a command may commit after a later one: look a little behind the head, and once from the beginning
    const floor = sinceStart ? 0 : Number(last[0]?.audit_id ?? 0) - lookBehind
    const { rows } = await client.query<Row>(
      `select a.id, ${bodyOf} as body from kernel.audit a
       where a.id > $1 and not exists (select from kernel.audit_seal s where s.audit_id = a.id) order by a.id limit ${batch}`,
      [floor],
    )
    const key = chainKey(keys)
    const made = rows.map((row) => {
      seq += 1
      hash = link(key, hash, seq, row.body)
      return { seq, id: row.id, hash: hash.toString('hex') }
    })
    if (made.length > 0) {
      await client.query(
        `insert into kernel.audit_seal (seq, audit_id, hash)
         select r.seq, r.id, decode(r.hash, 'hex') from jsonb_to_recordset($1::jsonb) as r(seq bigint, id bigint, hash text)`,
        [JSON.stringify(made)],
      )
    }
    const holds = known === null || known.seq === 0 || (await passesThrough(client, known))
    await client.query('commit')
    return { sealed: made.length, seq, head: hash.toString('hex'), holds }
  } finally {
    await client.end()
  }
}

async function passesThrough(client: pg.Client, { seq, head }: AuditHead): Promise<boolean> {
  const { rows } = await client.query<{ hash: Buffer }>('select hash from kernel.audit_seal where seq = $1', [seq])
  return rows[0]?.hash.toString('hex') === head
}

export type AuditReport = { rows: number; sealed: number; waiting: number; head: string; broken: { seq: number; why: string } | null }

/**
 * Recomputes the whole chain: an edited, removed, reordered or inserted row breaks it at a named place.
 * @param anchors heads noted elsewhere (data folder, log, paper): a chain cut off at its end is found by them
 */
export async function verifyAudit(ownerUrl: string, keys: KeyProvider, anchors: AuditHead[] = []): Promise<AuditReport> {
  const client = await connect(ownerUrl)
  const key = chainKey(keys)
  try {
    await client.query('begin isolation level repeatable read read only')
    const count = await client.query<{ rows: string; waiting: string }>(
      `select (select count(*) from kernel.audit) as rows, (select count(*) from kernel.audit a where not exists (select from kernel.audit_seal s where s.audit_id = a.id)) as waiting`,
    )
    let seq = 0
    let hash: Buffer = start
    let broken: AuditReport['broken'] = null
    const open = new Map(anchors.filter(({ seq: at }) => at > 0).map((anchor) => [anchor.seq, anchor.head]))
    const contradict = anchors.find(({ seq: at, head }) => at > 0 && open.get(at) !== head)
    if (contradict) broken = { seq: contradict.seq, why: 'the anchors contradict each other' }
    while (!broken) {
      const { rows } = await client.query<{ seq: string; hash: Buffer; body: string | null }>(
        `select s.seq, s.hash, case when a.id is null then null else ${bodyOf} end as body
         from kernel.audit_seal s left join kernel.audit a on a.id = s.audit_id where s.seq > $1 order by s.seq limit 5000`,
        [seq],
      )
      for (const row of rows) {
        if (Number(row.seq) !== seq + 1) broken = { seq: seq + 1, why: 'a seal is missing' }
        else if (row.body === null) broken = { seq: seq + 1, why: 'the row was removed' }
        else {
          hash = link(key, hash, seq + 1, row.body)
          if (!hash.equals(row.hash)) broken = { seq: seq + 1, why: 'the row or its seal was changed' }
        }
        if (broken) break
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
    return { rows: Number(count.rows[0]?.rows), sealed: seq, waiting: Number(count.rows[0]?.waiting), head: hash.toString('hex'), broken }
  } finally {
    await client.end()
  }
}

/** Empties what one district keeps only for a while: idempotency keys (3 days), live hints (1 day), attempts (2 days). */
export async function forgetOld({ db, district }: Ctx): Promise<void> {
  await sql`delete from kernel.idempotency where district_id = ${district} and at < now() - interval '3 days'`.execute(db)
  await sql`delete from kernel.live where district_id = ${district} and at < now() - interval '1 day'`.execute(db)
  await sql`delete from kernel.attempt where district_id = ${district} and window_start < now() - interval '2 days'`.execute(db)
}
