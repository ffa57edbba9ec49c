import { spawnSync } from 'node:child_process'
import { Client } from 'pg'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { appRole, databaseName, ownerRole, programEnv } from './cluster.ts'
import type { Settings } from './home.ts'
import { PostgresProblem, errorCode } from './problem.ts'

/** Connection address of a role; the user names and passwords are made by us and need no escaping. */
export function addressOf(role: string, password: string, port: number, database: string = databaseName): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
}

/** Makes the database and the application's role where they are missing, and checks that Chinese text can be searched. */
export async function prepareDatabase(port: number, { ownerPassword, appPassword }: Settings): Promise<void> {
  const owner = addressOf(ownerRole, ownerPassword, port)
  if (!(await mayConnect(owner))) {
    await withClient(addressOf(ownerRole, ownerPassword, port, 'postgres'), async (client) => {
      await client.query(`create database ${databaseName}`)
    })
  }
  await withClient(owner, async (client) => {
    if (!(await mayConnect(addressOf(appRole, appPassword, port)))) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [appRole])
      await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${appRole} login password '${appPassword}'`)
    }
    await checkTrigrams(client)
  })
}

async function checkTrigrams(client: Client): Promise<void> {
  await client.query('set client_min_messages = error')
  await client.query('create extension if not exists pg_trgm')
  const { rows } = await client.query<{ n: number }>(`select cardinality(show_trgm('错峰停车')) as n`)
  if ((rows[0]?.n ?? 0) > 0) return
  throw new PostgresProblem(
    'locale',
    '这个数据库的语言环境不能检索中文。请备份后用 C.UTF-8 重新建立数据库。',
    'The locale of this database cannot search Chinese text. Make a backup and make the database anew with C.UTF-8.',
  )
}

/** False when the role, its password or the database is not there; other errors are thrown. */
export async function mayConnect(url: string): Promise<boolean> {
  try {
    await withClient(url, async (client) => {
      await client.query('select 1')
    })
    return true
  } catch (error) {
    if (['28P01', '28000', '3D000', '57P03'].includes(errorCode(error))) return false
    if (errorCode(error) === '42501') return true
    throw error
  }
}

async function withClient(url: string, use: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await use(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Sets the owner's password in a cluster at rest, for when the file with the passwords was lost. */
export function resetOwnerPassword(cluster: string, binaries: Binaries, account: Account, password: string): void {
  const { status, stderr } = spawnSync(binaries.postgres, ['--single', '-D', cluster, 'postgres'], {
    cwd: '/',
    env: programEnv,
    input: `alter role ${ownerRole} password '${password}'\n`,
    encoding: 'utf8',
    ...account,
  })
  if (status === 0 && !/FATAL|ERROR/.test(stderr)) return
  throw new PostgresProblem(
    'passwords',
    '数据库的密码文件丢失，也未能重设密码。请从备份中恢复数据文件夹里的 settings.json。',
    'The file with the passwords of the database is lost, and setting new ones failed. Restore settings.json of the data folder from a backup.',
    stderr,
  )
}
