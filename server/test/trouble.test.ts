import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, chmodSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { buildApp, type App } from '../src/app.ts'
import { readConfig } from '../src/kernel/config.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { startPostgres } from '../src/kernel/postgres/index.ts'
import { openSystem, type System } from '../src/kernel/system.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }
const ends: (() => Promise<unknown> | void)[] = []
afterAll(async () => {
  for (const end of ends.toReversed()) await end()
})

type Running = { system: System; app: App; owner: pg.Client; cluster: string }

/** The product on a database of its own in this folder. */
async function run(folder: string): Promise<Running> {
  const data = join(folder, 'data')
  mkdirSync(data)
  const postgres = await startPostgres({
    dataFolder: join(data, 'postgres'),
    log: quiet,
    settings: { fsync: 'off', restart_after_crash: 'on' },
  })
  ends.push(() => postgres.stop())
  await migrate(postgres.ownerUrl)
  const owner = new pg.Client({ connectionString: postgres.ownerUrl })
  owner.on('error', () => {})
  await owner.connect()
  await owner.query(`insert into kernel.district (id, name) values (110107, '石景山区')`)
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: data, DEMO: 'on', WORKER: 'off', RATE_LIMIT: '1000000' })
  const system = await openSystem({ config, ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl, firstStart: true })
  const app = await buildApp(system)
  await app.http.ready()
  ends.push(async () => {
    await owner.end()
    await app.close()
    await system.close()
  })
  return { system, app, owner, cluster: postgres.cluster }
}

const ready = async ({ app }: Running) => {
  const started = performance.now()
  const { statusCode, body } = await app.http.inject({ url: '/readyz' })
  return { status: statusCode, why: (JSON.parse(body) as { why?: string }).why, ms: performance.now() - started }
}
const save = ({ app }: Running, text: string) =>
  app.http.inject({
    method: 'POST',
    url: '/api/needs/draft',
    headers: { 'idempotency-key': randomUUID() },
    payload: { text, step: 1 },
  })

/** Every process of the server: all have its cluster as working directory. */
function freeze(cluster: string, signal: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of readdirSync('/proc').map(Number)) {
    try {
      if (pid > 0 && pid !== process.pid && readlinkSync(`/proc/${pid}/cwd`) === cluster) process.kill(pid, signal)
    } catch {
      // not ours, or gone
    }
  }
}

test.skipIf(process.platform !== 'linux')(
  'a database that is frozen, or takes no writing, is not ready, and that is said in time',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'liti-trouble-'))
    chmodSync(folder, 0o711)
    ends.push(() => rmSync(folder, { recursive: true, force: true }))
    const running = await run(folder)
    expect(await ready(running)).toMatchObject({ status: 200 })

    await running.owner.query('alter system set default_transaction_read_only = on')
    await running.owner.query('select pg_reload_conf()')
    await expect.poll(async () => (await ready(running)).why).toBe('cannot-write')
    const refused = await save(running, '电梯又停了')
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([503, 'cannot-save'])
    await running.owner.query('set default_transaction_read_only = off')
    await running.owner.query('alter system reset default_transaction_read_only')
    await running.owner.query('select pg_reload_conf()')
    await expect.poll(async () => (await ready(running)).status).toBe(200)

    freeze(running.cluster, 'SIGSTOP')
    try {
      for (let n = 0; n < 8; n += 1) {
        const { status, why, ms } = await ready(running)
        expect([status, why]).toEqual([503, 'no-answer'])
        expect(ms).toBeLessThan(2000)
      }
    } finally {
      freeze(running.cluster, 'SIGCONT')
    }
    await expect.poll(async () => (await ready(running)).status, { timeout: 15_000 }).toBe(200)
  },
)

const size = 700 * 1024 * 1024
function smallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'liti-disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0711`, 'tmpfs', folder]).status !== 0) {
    rmSync(folder, { recursive: true })
    return null
  }
  ends.push(() => {
    spawnSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

test('a disk that is full: what cannot be kept is said to be, and goes on once there is room', { timeout: 180_000 }, async ({ skip }) => {
  const folder = smallDisk()
  if (folder === null) return skip('a small disk can be made by root on Linux only')
  const running = await run(folder)
  expect((await save(running, '电梯')).statusCode).toBe(200)
  const ballast = join(folder, 'ballast')
  const fill = () => {
    for (let n = 0; ; n += 1) {
      const { bavail, bsize } = statfsSync(folder)
      if (bavail === 0) return
      try {
        writeFileSync(`${ballast}${n}`, Buffer.alloc(Math.min(bavail * bsize, 64 * 1024 * 1024)))
      } catch {
        return
      }
    }
  }
  fill()
  let refused = await save(running, '长'.repeat(2000))
  for (let n = 0; n < 400 && refused.statusCode === 200; n += 1) refused = await save(running, `${n}${'长'.repeat(2000)}`)
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '30'])
  expect(refused.json()).toMatchObject({
    kind: 'unavailable',
    code: 'cannot-save',
    message: {
      zh: expect.stringContaining('现在存不进去，请稍后再试') as string,
      en: expect.stringContaining('cannot be saved') as string,
    },
  })
  expect(await ready(running)).toMatchObject({ status: 503, why: 'disk-full' })
  const figures = (await running.app.http.inject({ url: '/metrics' })).body
  expect(figures).toMatch(/^liti_disk_full 1$/m)

  for (const name of readdirSync(folder)) if (name.startsWith('ballast')) rmSync(join(folder, name))
  await expect.poll(async () => (await ready(running)).status, { timeout: 30_000, interval: 500 }).toBe(200)
  expect((await save(running, '电梯好了')).statusCode).toBe(200)
  expect((await running.app.http.inject({ url: '/metrics' })).body).toMatch(/^liti_disk_full 0$/m)
})
