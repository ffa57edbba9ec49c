import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { clone, district, testSystem, withDatabase, type TestSystem } from './system.ts'
import { system as product } from '../src/kernel/actor.ts'
import { readConfig } from '../src/kernel/config.ts'
import { openSystem } from '../src/kernel/system.ts'
import { json } from '../src/kernel/work.ts'
import { seedCalendar } from '../src/seed/calendar.ts'
import { seedDirectory, type DirectoryWorld } from '../src/seed/directory/index.ts'
import { setUpDistrict } from '../src/seed/needs/set-up-district.ts'

export type World = TestSystem & {
  world: DirectoryWorld
  /** The clock of the product, standing until it is moved: a Wednesday morning without a holiday near. */
  clock: { now: () => Temporal.Instant; set: (at: string | Temporal.Instant) => void; later: (span: Temporal.DurationLike) => void }
}

// The same in every clone: what one process sealed another has to open.
const secret = (n: number): string => Buffer.alloc(32, n).toString('base64')
const keys = JSON.stringify({ current: 'test', keys: { test: secret(1) }, blind: secret(2) })
export const morning = '2026-06-10T10:00:00+08:00'

/**
 * The demonstration's district with its calendar, directory, categories, clock rules and catalogue, and not one need.
 * It is founded once a run; every file gets a clone.
 */
export async function openWorld(env: Record<string, string> = {}): Promise<World> {
  const test = await testSystem({ LITI_KEYS: keys, ...env }, await foundedWorld())
  const world = await seedDirectory(test.ctx, product(district))
  let at = Temporal.Instant.from(morning)
  test.system.now = () => at
  return Object.assign(test, {
    world,
    clock: {
      now: () => at,
      set: (to: string | Temporal.Instant) => void (at = Temporal.Instant.from(to)),
      later: (span: Temporal.DurationLike) => void (at = at.add(span)),
    },
  })
}

/** The database that is cloned. The first file to ask for it founds it, the others wait. */
async function foundedWorld(): Promise<string> {
  const { ownerUrl, appUrl, template } = inject('postgres')
  const name = `${template}_world`
  const admin = new pg.Client({ connectionString: ownerUrl })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(110107)')
    const there = await admin.query('select from pg_database where datname = $1', [name])
    if (there.rowCount) return name
    const part = `${name}_part`
    await admin.query(`drop database if exists ${part} with (force)`)
    await clone(admin, part, template)
    await found(withDatabase(ownerUrl, part), appUrl === ownerUrl ? withDatabase(ownerUrl, part) : withDatabase(appUrl, part))
    await admin.query(`alter database ${part} rename to ${name}`)
    return name
  } finally {
    await admin.end()
  }
}

async function found(ownerUrl: string, appUrl: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'liti-data-'))
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: folder, DEMO: 'on', LITI_KEYS: keys })
  const system = await openSystem({ config, ownerUrl, appUrl, firstStart: true, now: () => Temporal.Instant.from(morning) })
  try {
    const ctx = system.ctx(district)
    await ctx.db.insertInto('kernel.district').values({ id: district, name: '石景山区' }).execute()
    await ctx.db
      .insertInto('kernel.setting')
      .values({ district_id: district, name: 'second-factor', value: json('optional') })
      .execute()
    await seedCalendar(ctx, product(district))
    await setUpDistrict(ctx, product(district), await seedDirectory(ctx, product(district)))
    await stopAgeing(ownerUrl)
  } finally {
    await system.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether a seat is held is asked of the database's own day: terms without an end, or the tests would fail one day. */
async function stopAgeing(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('update directory.body set term_to = null')
  await owner.query('update directory.seat set to_day = null')
  await owner.end()
}
