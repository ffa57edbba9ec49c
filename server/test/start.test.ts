import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { keepHead, readHead } from '../src/kernel/audit/audit-head.ts'
import { sealAudit } from '../src/kernel/audit/audit.ts'
import { checkDatabase, isUntouched } from '../src/kernel/check-database.ts'
import { readConfig } from '../src/kernel/config.ts'
import { checkAddress } from '../src/kernel/http/address.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { openSystem } from '../src/kernel/system.ts'
import { commit } from '../src/kernel/work.ts'
import { system as product } from '../src/kernel/actor.ts'
import { sayHowToFound } from '../src/run-server.ts'
import { anchorOf, checkAudit } from '../src/verify-audit.ts'
import { testSystem, withDatabase } from './system.ts'

const { ownerUrl } = inject('postgres')
const admin = new pg.Client({ connectionString: ownerUrl })
await admin.connect()
const made: string[] = []
afterAll(async () => {
  for (const sql of made.toReversed()) await admin.query(sql)
  await admin.end()
})
const name = (what: string): string => `${what}_${randomUUID().slice(0, 8)}`
async function database(owner?: string): Promise<string> {
  const db = name('liti_start')
  await admin.query(`create database ${db}${owner === undefined ? '' : ` owner ${owner}`}`)
  made.push(`drop database ${db} with (force)`)
  return db
}

test('a database of a newer version is left exactly as it is', async () => {
  const url = withDatabase(ownerUrl, await database())
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    'create table public.liti_migration (number int primary key, name text not null, checksum text not null, at timestamptz)',
  )
  await client.query(`insert into public.liti_migration values (9999, 'later', 'x')`)
  await expect(migrate(url)).rejects.toThrow(/newer version/)
  expect((await client.query(`select nspname from pg_namespace where nspname in ('graphile_worker', 'kernel')`)).rows).toEqual([])
  await client.end()
})

describe('an owner who is no superuser', () => {
  async function ownerWith(grant: (owner: string) => string | null): Promise<string> {
    const owner = name('liti_builder')
    await admin.query(`create role ${owner} login createrole password 'x'`)
    made.push(`drop role ${owner}`)
    const db = await database(owner)
    const sql = grant(owner)
    if (sql) await admin.query(sql)
    const url = new URL(withDatabase(ownerUrl, db))
    url.username = owner
    url.password = 'x'
    return url.toString()
  }
  async function started(url: string): Promise<void> {
    await migrate(url)
    const folder = mkdtempSync(join(tmpdir(), 'liti-data-'))
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: folder })
    const system = await openSystem({ config, ownerUrl: url, appUrl: url, firstStart: true })
    try {
      await checkDatabase(system)
    } finally {
      await system.close()
      rmSync(folder, { recursive: true })
    }
  }

  test('is made a member of the role it steps down to, where it may', async () => {
    // what PostgreSQL 16 and newer give to whoever creates a role; 15 lets every createrole grant
    const { rows } = await admin.query<{ v: number }>(`select current_setting('server_version_num')::int as v`)
    const newer = (rows[0]?.v ?? 0) >= 160_000
    await started(await ownerWith((owner) => (newer ? `grant liti_app to ${owner} with admin true, set false, inherit false` : null)))
  }, 60_000)

  test('is told what to grant, where it may not', async () => {
    const { rows } = await admin.query<{ v: number }>(`select current_setting('server_version_num')::int as v`)
    if ((rows[0]?.v ?? 0) < 160_000) return
    await expect(started(await ownerWith(() => null))).rejects.toThrow(/管理员执行[^]*grant liti_app to liti_builder/)
  }, 60_000)
})

test('keys may be made until a command has written something', async () => {
  const { system, ctx, asOwner } = await testSystem()
  expect(await isUntouched(system.ownerUrl)).toBe(true)
  await commit(ctx, product(110107), async (work) => {
    work.permit(() => true)
    work.trace('test.first', 'x')
  })
  expect(await isUntouched(system.ownerUrl)).toBe(false)
  expect(await asOwner('select from kernel.audit')).toHaveLength(1)
})

test('without its district, a start says how to found it', async () => {
  const { system } = await testSystem()
  const said: string[] = []
  await sayHowToFound(system, (line) => said.push(line))
  expect(said).toEqual([])
  const elsewhere = await testSystem({ DISTRICT: '110108' })
  await sayHowToFound(elsewhere.system, (line) => said.push(line))
  expect(said.join('\n')).toMatch(/还没有区 110108.*110107[^]*no district 110108[^]*found-district district\.json/)
})

test('an address that cannot be had is said before anything starts', async () => {
  const other = createServer()
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready))
  const { port } = other.address() as AddressInfo
  await expect(checkAddress('127.0.0.1', port)).rejects.toThrow(/占用[^]*taken/)
  await new Promise((closed) => other.close(closed))
  await checkAddress('127.0.0.1', port)
  await expect(checkAddress('192.0.2.1', port)).rejects.toThrow(/不是这台机器的地址[^]*no address of this machine/)
})

describe('the end of the audit chain', () => {
  test('an anchor that is none is refused, not passed over', () => {
    const head = 'ab'.repeat(32)
    expect(anchorOf([])).toBeNull()
    expect(anchorOf(['--anchor', `7:${head}`])).toEqual({ seq: 7, head })
    for (const args of [['--anchor', 'nonsense'], ['--anchor'], ['--anchor', '7:xyz'], ['--anchor', `x:${head}`]]) {
      expect(() => anchorOf(args)).toThrow(/SEQ:HEAD/)
    }
  })

  test('cut off without an anchor at hand, it is noticed by the head this machine keeps', async () => {
    const { system, ctx, asOwner } = await testSystem()
    const write = async (n: number) => {
      for (let i = 0; i < n; i += 1) {
        await commit(ctx, product(110107), async (work) => {
          work.permit(() => true)
          work.trace('test.chain', 'x', { i })
        })
      }
    }
    const said: string[] = []
    const check = () => checkAudit(system, null, (line) => said.push(line))
    await write(12)
    expect(await check()).toBe('whole')
    const kept = readHead(system.config.DATA_DIR)
    expect(kept?.seq).toBe(12)
    await asOwner(
      'with gone as (delete from kernel.audit_seal where seq > 8 returning audit_id) delete from kernel.audit where id in (select audit_id from gone)',
    )
    expect(await check()).toBe('broken')
    expect(said.at(-1)).toMatch(/cut off/)
    // and also when the product went on after the cut, whose sealer does not take the new chain for the old one
    await write(10)
    expect(await sealAudit(system.ownerUrl, system.keys, true, kept)).toMatchObject({ seq: 18, holds: false })
    expect(await check()).toBe('broken')
    expect(said.at(-1)).toMatch(/not the one/)
    expect(readHead(system.config.DATA_DIR)).toEqual(kept)
    keepHead(system.config.DATA_DIR, { seq: 0, head: '0'.repeat(64) })
    expect(await check()).toBe('whole')
  })

  test('the application itself cannot link it', async () => {
    const { ctx } = await testSystem()
    await expect(
      ctx.db
        .insertInto('kernel.audit_seal')
        .values({ seq: 1, audit_id: 1, hash: Buffer.alloc(32) })
        .execute(),
    ).rejects.toThrow('permission denied')
  })
})
