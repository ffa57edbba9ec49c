import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { system as product } from '../src/kernel/actor.ts'
import { keepHead, readHead } from '../src/kernel/audit/audit-head.ts'
import { sealAudit } from '../src/kernel/audit/audit.ts'
import { verifyAudit } from '../src/kernel/audit/check-audit.ts'
import { commit } from '../src/kernel/work.ts'
import { auditCodes, checkAudit } from '../src/verify-audit.ts'
import { testSystem, withDatabase } from './system.ts'

const tries = Number(process.env['TAMPERINGS'] ?? 1000)
const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000)
console.log(`audit tampering: TEST_SEED=${seed}`)
let state = seed
/** mulberry32 */
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
const below = (n: number): number => Math.floor(random() * n)
const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T

const { system, ctx, asOwner } = await testSystem()
const owner = new pg.Client({ connectionString: system.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
const folder = system.config.DATA_DIR

async function write(n: number): Promise<void> {
  for (let i = 0; i < n; i += 1) {
    await commit(ctx, product(110107), async (work) => {
      work.permit(() => true)
      work.trace('test.chain', pick(['x', 'y']), { i, 键: { b: [1, { c: null }], a: '话' }, n: i / 3 })
      if (i % 4 === 0) work.trace('test.second', 'z')
    })
  }
}

await write(24)
const head = await sealAudit(system.ownerUrl, system.keys)
keepHead(folder, { seq: head?.seq ?? 0, head: head?.head ?? '' })
await write(4) // and some that are not sealed yet
for (const table of ['audit', 'audit_seal']) await asOwner(`create table public.kept_${table} as table kernel.${table}`)
const headFile = join(folder, 'audit-head.json')
const keptHead = readFileSync(headFile, 'utf8')
const sealed = (await asOwner<{ id: number }>('select audit_id::int as id from kernel.audit_seal order by seq')).map(({ id }) => id)
const waiting = (await asOwner<{ id: number }>(`select id::int from kernel.audit where id > ${sealed.at(-1)} order by id`)).map(
  ({ id }) => id,
)
const all = [...sealed, ...waiting]
const columns = 'district_id, at, actor, event, subject, detail, request_id'

/** One change, as whoever owns the database could make it. */
const tamperings: Record<string, () => string> = {
  'a field changed': () =>
    `update kernel.audit set ${pick([`actor = 'person:x'`, `event = 'test.other'`, `subject = '${pick(['x', 'y'])}'`, `detail = detail || '{"i":99}'`, `detail = '[]'`, `at = at + interval '1 microsecond'`, `request_id = 'r'`, `district_id = 110108`, 'mac = null', `mac = mac || 'A'`, 'mac = upper(mac)'])} where id = ${pick(all)}`,
  'a row removed': () => `delete from kernel.audit where id = ${pick(sealed)}`,
  'a row and its seal removed': () => {
    const id = pick(sealed)
    return `delete from kernel.audit where id = ${id}; delete from kernel.audit_seal where audit_id = ${id}`
  },
  'removed, and the seals closed up': () => {
    const at = 1 + below(sealed.length)
    return `delete from kernel.audit where id = ${sealed[at - 1]}; delete from kernel.audit_seal where seq = ${at};
      update kernel.audit_seal set seq = -(seq - 1) where seq > ${at}; update kernel.audit_seal set seq = -seq where seq < 0`
  },
  'cut off at the end': () => {
    const at = below(sealed.length)
    return `delete from kernel.audit where id in (select audit_id from kernel.audit_seal where seq > ${at}); delete from kernel.audit_seal where seq > ${at}`
  },
  'all seals gone': () => 'delete from kernel.audit_seal',
  'a row inserted': () =>
    `insert into kernel.audit (${columns}) select 110107, clock_timestamp(), 'person:x', 'test.chain', 'x', '{}', null from generate_series(1, ${1 + below(3)})`,
  'a row inserted with an id of its own': () =>
    `insert into kernel.audit (id, ${columns}) overriding system value values (${pick([0, -1 - below(1000), 1_000_000 + below(1000)])}, 110107, now() - interval '1 day', 'person:x', 'test.chain', 'x', '{}', null)`,
  'a row copied with its mark': () =>
    `drop index if exists kernel.audit_mac; insert into kernel.audit (${columns}, mac) select ${columns}, mac from kernel.audit where id = ${pick(all)}`,
  'a copy with another spelling of its mark': () =>
    `insert into kernel.audit (${columns}, mac) select ${columns}, mac || '${pick(['=', '.', 'A'])}' from kernel.audit where id = ${pick(all)}`,
  'a mark put on other words': () =>
    `insert into kernel.audit (${columns}, mac) select district_id, at, actor, 'test.other', subject, detail, request_id, 'x' || mac from kernel.audit where id = ${pick(all)}`,
  'a row inserted and sealed by hand': () =>
    `with made as (insert into kernel.audit (${columns}) values (110107, now(), 'person:x', 'test.chain', 'x', '{}', null) returning id)
     insert into kernel.audit_seal select ${sealed.length + 1}, id, decode(repeat('ab', 32), 'hex') from made`,
  'two rows swapped': () => {
    const [a, b] = [pick(sealed), pick(sealed)]
    return `update kernel.audit a set ${columns
      .split(', ')
      .map((name) => `${name} = b.${name}`)
      .join(', ')} from kernel.audit b where a.id in (${a}, ${b}) and b.id = ${a} + ${b} - a.id`
  },
  'two seals swapped': () => {
    const [a, b] = [1 + below(sealed.length), 1 + below(sealed.length)]
    return `update kernel.audit_seal set seq = -seq where seq in (${a}, ${b}); update kernel.audit_seal set seq = ${a} + ${b} + seq where seq < 0`
  },
  'a hash changed': () =>
    `update kernel.audit_seal set hash = ${pick([`decode(repeat('cd', 32), 'hex')`, `''`, `(select hash from kernel.audit_seal where seq = ${1 + below(sealed.length)})`])} where seq = ${1 + below(sealed.length)}`,
  'the limit of rows without marks moved': () =>
    `update kernel.audit_sealer set unmarked_up_to = 1000000; insert into kernel.audit (${columns}) values (110107, now(), 'person:x', 'test.chain', 'x', '{}', null)`,
}
const headChanges: Record<string, () => string> = {
  'another head kept': () => JSON.stringify({ seq: 1 + below(sealed.length), head: 'ab'.repeat(32) }),
  'a head beyond the end': () => JSON.stringify({ seq: sealed.length + 1 + below(9), head: head?.head }),
  'a head that cannot be read': () => pick(['', '{}', '{"seq":-1,"head":"x"}', 'nonsense']),
}

const dump = async (): Promise<string> => {
  const { rows } = await owner.query<{ all: string }>(
    `select (select string_agg(a::text, E'\\n' order by id) from kernel.audit a) || (select string_agg(s::text, E'\\n' order by seq) from kernel.audit_seal s) as all`,
  )
  return rows[0]?.all ?? ''
}
async function restore(): Promise<void> {
  await owner.query(`truncate kernel.audit_seal, kernel.audit; update kernel.audit_sealer set unmarked_up_to = 0;
    insert into kernel.audit overriding system value select * from public.kept_audit; insert into kernel.audit_seal select * from public.kept_audit_seal;
    create unique index if not exists audit_mac on kernel.audit (mac)`)
}

test(`${tries} random tamperings: each is found, or has changed nothing`, { timeout: 900_000 }, async () => {
  const missed: string[] = []
  const tally = { found: 0, same: 0 }
  const before = await dump()
  await sealAudit(system.ownerUrl, system.keys)
  const after = await dump()
  await restore()
  const names = [...Object.keys(tamperings), ...Object.keys(headChanges)]
  for (let n = 0; n < tries; n += 1) {
    const name = names[n % names.length] as string
    const sql = tamperings[name]?.()
    if (sql === undefined) writeFileSync(headFile, headChanges[name]?.() ?? '')
    else await owner.query(sql)
    let same = (await dump()) === before && readFileSync(headFile, 'utf8') === keptHead
    const goesOn = sql !== undefined && random() < 0.5
    const sealing = goesOn ? await sealAudit(system.ownerUrl, system.keys, true, readHead(folder)) : null
    // seals that are made anew as they were
    same ||= goesOn && (await dump()) === after
    const found = await checkAudit(system, null, () => {}).catch(() => 'broken')
    if (same) tally.same += 1
    else if (found === 'broken') tally.found += 1
    else missed.push(`${name}: ${sql} (${found}, sealed before: ${goesOn})`)
    if (sealing && sealing.foreign.some((id) => sealed.includes(id))) missed.push(`${name}: a sealed row was called foreign`)
    await restore()
    writeFileSync(headFile, keptHead)
  }
  expect(missed.length === 0 ? '' : `${missed.length} of ${tries}:\n${missed.slice(0, 30).join('\n')}`).toBe('')
  expect(tally.found).toBeGreaterThan(tries * 0.9)
  expect(await verifyAudit(system.ownerUrl, system.keys, [readHead(folder) ?? { seq: 0, head: '' }])).toMatchObject({
    broken: null,
    foreign: [],
    waiting: waiting.length,
  })
})

test('the application role cannot keep the chain from being sealed', async () => {
  const app = new pg.Client({ connectionString: system.appUrl, options: '-c role=liti_app' })
  await app.connect()
  app.on('error', () => {})
  for (const lock of [7_265_110_107n, 7_265_110_108n]) await app.query('select pg_advisory_lock($1)', [lock])
  for (const statement of [
    'select from kernel.audit_sealer for update',
    'lock table kernel.audit_sealer in access share mode',
    'lock table kernel.audit_seal in exclusive mode',
    'select from kernel.audit_seal for update',
  ])
    await expect(app.query(`rollback; begin; ${statement}`)).rejects.toThrow('permission denied')
  await app.query('rollback; begin')
  await app.query('lock table kernel.audit in row exclusive mode')
  expect(await sealAudit(system.ownerUrl, system.keys, true)).toMatchObject({ sealed: waiting.length, foreign: [] })
  await app.end()
})

test('what waits for long, and a sealing that is not to be had, have ends of their own', async () => {
  await write(1)
  const holder = new pg.Client({ connectionString: withDatabase(system.ownerUrl, new URL(system.ownerUrl).pathname.slice(1)) })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from kernel.audit_sealer for update')
  const said: string[] = []
  const check = () => checkAudit(system, null, (line) => said.push(line))
  expect(await check()).toBe('notSealed')
  expect(said.join()).toMatch(/Not sealed/)
  await holder.end()
  const now = Date.now
  Date.now = () => now() + 61_000
  try {
    expect(await check()).toBe('unsealed')
  } finally {
    Date.now = now
  }
  expect(said.at(-2)).toMatch(/2 rows had waited over a minute/)
  expect(await check()).toBe('whole')
  expect(new Set(Object.values(auditCodes)).size).toBe(4)
}, 60_000)
