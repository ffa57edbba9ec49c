import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { OperatorProblem } from './problem.ts'

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))

type Done = { number: number; name: string; checksum: string }

/**
 * Brings the database to the newest schema: numbered SQL files, forward only, one transaction each.
 * Refuses files that were edited, removed or skipped, and a database newer than this program.
 * @returns the names of the files that ran now
 */
export async function migrate(ownerUrl: string, onFile: (name: string) => void = () => {}): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'liti-migrate' })
  await client.connect()
  const ran: string[] = []
  const turn = await takeTurn(ownerUrl)
  try {
    await client.query(`set lock_timeout = '5s'`)
    await client.query(
      `create table if not exists public.liti_migration (number int primary key, name text not null, checksum text not null, at timestamptz not null default now())`,
    )
    const done = (await client.query<Done>('select number, name, checksum from public.liti_migration order by number')).rows
    refuseNewer(done.at(-1)?.number ?? 0, Number(files.at(-1)?.slice(0, 4) ?? 0))
    await runMigrations({ connectionString: ownerUrl, logger: quiet })
    for (const [index, name] of files.entries()) {
      const number = Number(name.slice(0, 4))
      if (number !== index + 1) {
        throw new OperatorProblem(
          `缺少迁移 ${index + 1}，它的位置上是 ${name}。请重新取一份完整的程序。`,
          `Migration ${index + 1} is missing; found ${name} in its place. Get a complete copy of the program.`,
        )
      }
      const text = await readFile(folder + name, 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      const before = done[index]
      if (before) {
        if (before.name !== name || before.checksum !== checksum) {
          throw new OperatorProblem(
            `迁移 ${name} 在运行之后被改过（${before.name}）。请撤销改动，另写一个迁移。`,
            `Migration ${name} was edited after it ran (${before.name}). Undo the edit and write a new migration.`,
          )
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
        const reason = error instanceof Error ? error.message : String(error)
        throw new OperatorProblem(`迁移 ${name} 没有完成：${reason}`, `Migration ${name} did not run: ${reason}`, error)
      }
      ran.push(name)
    }
    return ran
  } finally {
    await client.end()
    await turn.end()
  }
}

/**
 * One migrator at a time, whatever machine it runs on; ending the connection gives the turn back. It is held by a lock on a table
 * that is the owner's alone: an advisory lock could be taken, and so a start be stopped, by whoever may connect.
 */
async function takeTurn(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'liti-migrate-turn' })
  client.on('error', () => undefined)
  await client.connect()
  const make = () => client.query('create table if not exists public.liti_migrating (turn boolean)')
  await make().catch(make) // of two that make it together, one is told that it is there
  await client.query('begin')
  await client.query('lock table public.liti_migrating in exclusive mode')
  return client
}

function refuseNewer(last: number, newest: number): void {
  if (last <= newest) return
  throw new OperatorProblem(
    `数据库的版本是 ${last}，本程序只认识到 ${newest}：它是更新的版本写的。请启动那个版本，或者恢复备份。`,
    `The database is at migration ${last}, this program knows ${newest}: it was written by a newer version. Start that version, or restore a backup.`,
  )
}

const quiet = new Logger(() => () => {})
