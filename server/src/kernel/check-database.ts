import pg from 'pg'
import { errorCode } from './postgres/problem.ts'
import { OperatorProblem } from './problem.ts'
import type { System } from './system.ts'

/**
 * Whether nothing has ever been written by a command: then nothing was sealed, and keys may be made. True also where a start
 * was killed after the migrations and before the keys.
 */
export async function isUntouched(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ untouched: boolean }>('select not exists (select from kernel.audit) as untouched')
    return rows[0]?.untouched ?? false
  } finally {
    await client.end()
  }
}

/** One query as the running product asks it: a connection that will not do is said before anybody is served. */
export async function checkDatabase(system: System): Promise<void> {
  try {
    await system.db(system.config.DISTRICT).selectFrom('kernel.district').select('id').limit(1).execute()
  } catch (error) {
    throw databaseProblem(error, new URL(system.ownerUrl).username)
  }
}

/** A sentence where it is the database's address, account or pooler that has to change; any other error as it is. */
export function databaseProblem(error: unknown, owner: string): unknown {
  if (error instanceof OperatorProblem) return error
  const said = error instanceof Error ? error.message || errorCode(error) : ''
  if (/set role|"role"/.test(said)) {
    return new OperatorProblem(
      `账户 ${owner} 不能切换到 liti_app 角色。请由数据库管理员执行：grant liti_app to ${owner}；或者用 DATABASE_APP_URL 给一个属于 liti_app 的登录账户。`,
      `The account ${owner} may not step down to the role liti_app. Have an administrator run: grant liti_app to ${owner} — or give a login that is a member of liti_app in DATABASE_APP_URL.`,
      error,
    )
  }
  if (/unsupported startup parameter/.test(said)) {
    return new OperatorProblem(
      '数据库前面的连接池（PgBouncer）不接受 options 参数，而本程序靠它把每个连接固定在一个区里。请直接连 PostgreSQL。',
      'The pooler in front of the database (PgBouncer) refuses the parameter "options", which binds every connection to its district. Connect to PostgreSQL itself.',
      error,
    )
  }
  if (/permission denied/.test(said)) {
    return new OperatorProblem(
      `DATABASE_APP_URL 的账户没有读写的权限（${said}）。请由数据库管理员执行：grant liti_app to 那个账户。`,
      `The account of DATABASE_APP_URL lacks its rights (${said}). Have an administrator run: grant liti_app to that account.`,
      error,
    )
  }
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|authentication|pg_hba|does not exist|timeout/.test(said)) {
    return new OperatorProblem(`数据库连不上：${said}`, `The database cannot be reached: ${said}`, error)
  }
  return error
}
