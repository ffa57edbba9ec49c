import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { readConfig } from '../src/kernel/config.ts'
import type { Ctx } from '../src/kernel/context.ts'
import { openSystem, type System } from '../src/kernel/system.ts'

export const district = 110107

export type TestSystem = {
  system: System
  /** The district's context; `call` is null: commands run without an idempotency key. */
  ctx: Ctx
  /** Runs SQL as the owner, past the fence: to look at what is really stored. */
  asOwner: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>
  /** Moves the product's clock (not the database's). */
  setNow: (instant: string | Temporal.Instant) => void
}

/** A system on its own database, cloned from the migrated template (or another one); gone after the file. */
export async function testSystem(env: Record<string, string> = {}, template = inject('postgres').template): Promise<TestSystem> {
  const { ownerUrl, appUrl } = inject('postgres')
  const name = `liti_test_${randomUUID().slice(0, 13).replaceAll('-', '_')}`
  const admin = new pg.Client({ connectionString: ownerUrl })
  await admin.connect()
  await clone(admin, name, template)
  const folder = mkdtempSync(join(tmpdir(), 'liti-data-'))
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: folder, DEMO: 'on', RATE_LIMIT: '1000000', DB_POOL: '6', ...env })
  const own = withDatabase(ownerUrl, name)
  const system = await openSystem({
    config,
    ownerUrl: own,
    appUrl: appUrl === ownerUrl ? own : withDatabase(appUrl, name),
    firstStart: true,
  })
  const owner = new pg.Pool({ connectionString: own, max: 2 })
  owner.on('error', () => {}) // the database is dropped under connections that are still closing
  await owner.query(`insert into kernel.district (id, name) values ($1, '石景山区') on conflict do nothing`, [district])
  afterAll(async () => {
    await system.close()
    await owner.end()
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    system,
    get ctx() {
      return system.ctx(district)
    },
    asOwner: async <Row extends object>(text: string, values: unknown[] = []) => (await owner.query<Row>(text, values)).rows,
    setNow: (instant) => {
      const at = Temporal.Instant.from(instant)
      system.now = () => at
    },
  }
}

/** Files start at the same time; a template being copied refuses other visitors for a moment. */
export async function clone(admin: pg.Client, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await admin.query(`create database ${name} template ${template} strategy wal_log`)
      return
    } catch (error) {
      if (attempt >= 40) throw error
      await new Promise((done) => setTimeout(done, 100))
    }
  }
}

export function withDatabase(url: string, name: string): string {
  const made = new URL(url)
  made.pathname = `/${name}`
  return made.toString()
}
