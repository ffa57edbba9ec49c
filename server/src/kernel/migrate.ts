import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))
const lockKey = 7_265_110_107n // one migrator at a time, whatever machine it runs on

type Done = { number: number; name: string; checksum: string }

/**
 * Brings the database to the newest schema: numbered SQL files, forward only, one transaction each.
 * Refuses files that were edited, removed or skipped, and a database newer than this program.
 * @returns the names of the files that ran now
 */
export async function migrate(ownerUrl: string, onFile: (name: string) => void = () => {}): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  await runMigrations({ connectionString: ownerUrl, logger: quiet })
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'liti-migrate' })
  await client.connect()
  const ran: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(`set lock_timeout = '5s'`)
    await client.query(
      `create table if not exists public.liti_migration (number int primary key, name text not null, checksum text not null, at timestamptz not null default now())`,
    )
    const done = (await client.query<Done>('select number, name, checksum from public.liti_migration order by number')).rows
    const last = done.at(-1)?.number ?? 0
    const newest = Number(files.at(-1)?.slice(0, 4) ?? 0)
    if (last > newest) {
      throw new Error(
        `The database is at migration ${last}, this program knows ${newest}: it was written by a newer version. Start that version, or restore a backup.`,
      )
    }
    for (const [index, name] of files.entries()) {
      const number = Number(name.slice(0, 4))
      if (number !== index + 1) throw new Error(`Migration ${index + 1} is missing; found ${name} in its place.`)
      const text = await readFile(folder + name, 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      const before = done[index]
      if (before) {
        if (before.name !== name || before.checksum !== checksum) {
          throw new Error(`Migration ${name} was edited after it ran (${before.name}). Undo the edit and write a new migration.`)
        }
        continue
      }
      onFile(name)
      await client.query('begin')
      try {
        await client.query(text)
        await client.query('insert into public.liti_migration (number, name, checksum) values ($1, $2, $3)', [number, name, checksum])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`Migration ${name} did not run: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
      ran.push(name)
    }
    return ran
  } finally {
    await client.end()
  }
}

const quiet = new Logger(() => () => {})
