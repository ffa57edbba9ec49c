import { createHmac } from 'node:crypto'
import pg from 'pg'
import type { AuditHead } from './audit-head.ts'
import { isMarked, markedAt } from './audit-row.ts'
import { deriveKey, type KeyProvider } from '../crypto/keys.ts'

const batch = 1000
/** Ids given out while the slowest allowed transaction (40 s) runs, at 50 commands a second. */
export const lookBehind = 2000
/** A row is sealed within seconds; one that waits longer was kept from it, or came where no row belongs. */
const lateMs = 60_000

/** The row as the database itself prints it, so that verifying never depends on a driver's formatting; older rows have no mark. */
export const bodyOf = `(jsonb_build_array(a.id, a.district_id, extract(epoch from a.at), a.actor, a.event, a.subject, a.detail, a.request_id)
  || case when a.mac is null then '[]'::jsonb else jsonb_build_array(a.mac) end)::text`

/** What {@link isOwn} needs to know of a row. */
export const partsOf = `jsonb_build_object('district', a.district_id, 'at', ((extract(epoch from a.at) * 1000000)::bigint)::text, 'actor', a.actor,
  'event', a.event, 'subject', a.subject, 'detail', a.detail, 'requestId', a.request_id) as parts, a.mac`

export type Parts = { parts: Parameters<typeof isMarked>[1]; mac: string | null }

/** Whether the product itself wrote this row. */
export const isOwn = (keys: KeyProvider, { parts, mac }: Parts): boolean => isMarked(keys, parts, mac)

export const isLate = (mac: string): boolean => Date.now() - markedAt(mac) > lateMs

export const chainStart = Buffer.alloc(32)
export const chainKey = (keys: KeyProvider) => deriveKey(keys.blindKey, 'audit-chain')

export function link(key: ReturnType<typeof chainKey>, previous: Buffer, seq: number, body: string): Buffer {
  return createHmac('sha256', key).update(previous).update(`${seq}\n`).update(body).digest()
}

/** @param withinMs the longest a statement may take, also where the database is frozen and does not answer at all */
export async function connectAsOwner(ownerUrl: string, withinMs: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, query_timeout: withinMs })
  client.on('error', () => undefined) // a database that ends between two statements fails the next one, not the process
  await client.connect()
  return client
}

export type Sealing = AuditHead & {
  sealed: number
  /** Whether the chain still passes through the head that was known. */
  holds: boolean
  /** Rows the product did not write, and copies of rows it wrote: never sealed. */
  foreign: number[]
  /** Rows of the product that were sealed later than they should have been. */
  late: number
}

type Unsealed = Parts & { id: string; body: string; copied: boolean }

const sealWithinMs = 30_000

/**
 * Adds unsealed audit rows to the chain, in the order of their ids, one sealer at a time. Each row is checked first: what the
 * product did not write itself stays out. Commands never wait for it; a row that is not sealed yet is found by its id.
 * @param sinceStart look for unsealed rows from the very first one; done once when a process starts
 * @param known a head noted elsewhere
 * @returns null where another process is sealing
 */
export async function sealAudit(
  ownerUrl: string,
  keys: KeyProvider,
  sinceStart = false,
  known: AuditHead | null = null,
): Promise<Sealing | null> {
  const client = await connectAsOwner(ownerUrl, sealWithinMs)
  try {
    await client.query('begin')
    const { rows: sealer } = await client.query<{ unmarked_up_to: string }>(
      'select unmarked_up_to from kernel.audit_sealer for update skip locked',
    )
    if (!sealer[0]) return null
    const { rows: last } = await client.query<{ seq: string; hash: Buffer; audit_id: string; unmarked: boolean | null }>(
      `select s.seq, s.hash, s.audit_id, a.id is not null and a.mac is null as unmarked
       from kernel.audit_seal s left join kernel.audit a on a.id = s.audit_id order by s.seq desc limit 1`,
    )
    const head = { seq: Number(last[0]?.seq ?? 0), hash: last[0]?.hash ?? chainStart }
    // what was written before there were marks and not sealed by the older program any more
    const unmarkedUpTo = (last[0]?.unmarked ?? true) ? Number(sealer[0].unmarked_up_to) : 0
    // a command may commit after a later one: look a little behind the head, and once from the beginning
    let after: number | null = sinceStart ? null : Number(last[0]?.audit_id ?? 0) - lookBehind
    const done = { sealed: 0, late: 0, foreign: [] as number[] }
    for (;;) {
      const { rows } = await client.query<Unsealed>(
        `select a.id, ${bodyOf} as body, ${partsOf},
           exists (select from kernel.audit b where b.mac = a.mac and b.id <> a.id) as copied
         from kernel.audit a
         where ($1::bigint is null or a.id > $1) and not exists (select from kernel.audit_seal s where s.audit_id = a.id) order by a.id limit ${batch}`,
        [after],
      )
      if (rows.length === 0) break
      after = Number(rows.at(-1)?.id)
      const own = rows.filter((row) =>
        row.mac === null ? Number(row.id) > 0 && Number(row.id) <= unmarkedUpTo : !row.copied && isOwn(keys, row),
      )
      const ids = new Set(own.map(({ id }) => id))
      done.foreign.push(...rows.filter(({ id }) => !ids.has(id)).map(({ id }) => Number(id)))
      done.late += own.filter(({ mac }) => mac !== null && isLate(mac)).length
      done.sealed += own.length
      await addSeals(client, keys, head, own)
    }
    const holds = known === null || known.seq === 0 || (await passesThrough(client, known))
    await client.query('commit')
    return { ...done, seq: head.seq, head: head.hash.toString('hex'), holds }
  } finally {
    await client.end()
  }
}

async function addSeals(client: pg.Client, keys: KeyProvider, head: { seq: number; hash: Buffer }, rows: Unsealed[]): Promise<void> {
  const key = chainKey(keys)
  const made = rows.map((row) => {
    head.seq += 1
    head.hash = link(key, head.hash, head.seq, row.body)
    return { seq: head.seq, id: row.id, hash: head.hash.toString('hex') }
  })
  if (made.length === 0) return
  await client.query(
    `insert into kernel.audit_seal (seq, audit_id, hash)
     select r.seq, r.id, decode(r.hash, 'hex') from jsonb_to_recordset($1::jsonb) as r(seq bigint, id bigint, hash text)`,
    [JSON.stringify(made)],
  )
}

async function passesThrough(client: pg.Client, { seq, head }: AuditHead): Promise<boolean> {
  const { rows } = await client.query<{ hash: Buffer }>('select hash from kernel.audit_seal where seq = $1', [seq])
  return rows[0]?.hash.toString('hex') === head
}
