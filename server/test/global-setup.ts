import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../src/kernel/migrate.ts'
import { startPostgres } from '../src/kernel/postgres/index.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { ownerUrl: string; appUrl: string; template: string }
  }
}

const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }

/** One PostgreSQL for the whole run (DATABASE_URL, or the embedded one), and one migrated database that every file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL']
  const folder = given ? null : await mkdtemp(join(tmpdir(), 'liti-test-'))
  // durability is proved by its own test; here it would only cost time
  const server = folder
    ? await startPostgres({
        dataFolder: folder,
        port: 0,
        log: quiet,
        settings: { fsync: 'off', max_connections: '200' },
      })
    : null
  const ownerUrl = given ?? server?.ownerUrl ?? ''
  const template = `liti_template_${process.pid}`
  const admin = new pg.Client({ connectionString: ownerUrl })
  await admin.connect()
  await admin.query(`create database ${template}`)
  await migrate(withDatabase(ownerUrl, template))
  await admin.end()
  project.provide('postgres', { ownerUrl, appUrl: server?.appUrl ?? ownerUrl, template })
  return async () => {
    if (given) {
      const last = new pg.Client({ connectionString: given })
      await last.connect()
      for (const name of [`${template}_world`, template]) await last.query(`drop database if exists ${name} with (force)`)
      await last.end()
    }
    await server?.stop()
    if (folder) await rm(folder, { recursive: true, force: true })
  }
}

function withDatabase(url: string, name: string): string {
  const made = new URL(url)
  made.pathname = `/${name}`
  return made.toString()
}
