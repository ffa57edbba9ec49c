import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { PostgresProblem } from './problem.ts'

/** The account PostgreSQL runs as; `undefined` means the account of this process. */
export type Account = { uid: number; gid: number } | undefined

/**
 * PostgreSQL refuses to run as root. As root, take the owner of an existing cluster, else `postgres`, else `nobody`;
 * as anybody else, run as ourselves.
 */
export function chooseAccount(cluster: string): Account {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid }
  }
  const account = findAccount('postgres') ?? findAccount('nobody')
  if (account) return account
  throw new PostgresProblem(
    'account',
    '数据库不能以 root 身份运行，而系统里没有 postgres 或 nobody 账户。请用普通账户启动，或新建 postgres 账户（useradd --system postgres）。',
    'The database must not run as root, and this system has neither a postgres nor a nobody account. Start as a plain user, or add one: useradd --system postgres.',
  )
}

function findAccount(name: string): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((row) => row.startsWith(`${name}:`))
  if (line === undefined) return undefined
  const [, , uid, gid] = line.split(':')
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
}

/** Whether this account can enter the folder through all of its parents. */
export function mayEnter(account: Account, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { cwd: '/', stdio: 'ignore', ...account }).status === 0
}
