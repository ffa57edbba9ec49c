import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { checkRoom } from './home.ts'
import { PostgresProblem, diskFullProblem, errorCode, folderProblem, versionProblem } from './problem.ts'

export const ownerRole = 'liti_owner'
export const appRole = 'liti_app'
export const databaseName = 'liti'

// The builtin provider, and never the locale C: with that, pg_trgm finds no letters in Chinese and makes no trigrams.
const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
const initdbFlags = [
  '--auth=scram-sha-256',
  '-E',
  'UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  `--locale=${locale}`,
  '--data-checksums',
  `--username=${ownerRole}`,
]

/** PostgreSQL's programs see nothing of our own environment, which holds keys. */
export const programEnv = { PATH: '/usr/bin:/bin', LC_MESSAGES: 'C' }

/** Whether there is a cluster of our version; one of another version is a problem that says what to do. */
export function hasCluster(cluster: string, version: string): boolean {
  const file = join(cluster, 'PG_VERSION')
  try {
    if (!existsSync(file)) return false
    const found = readFileSync(file, 'utf8').trim()
    if (found !== version.split('.')[0]) throw versionProblem(cluster, found, version)
    return true
  } catch (error) {
    throw error instanceof PostgresProblem ? error : folderProblem(cluster, error)
  }
}

/** Makes a new cluster beside its final place and moves it there when it is whole, so that a killed start leaves no half. */
export function makeCluster(cluster: string, binaries: Binaries, account: Account, ownerPassword: string): void {
  const half = `${cluster}.half`
  const passwordFile = `${cluster}.password`
  try {
    checkRoom(dirname(cluster))
    for (const path of [half, passwordFile]) rmSync(path, { recursive: true, force: true, maxRetries: 5 })
    mkdirSync(half, { mode: 0o700 })
    writeFileSync(passwordFile, ownerPassword, { mode: 0o600 })
    if (account) for (const path of [half, passwordFile]) chownSync(path, account.uid, account.gid)
    const { status, stderr } = spawnSync(binaries.initdb, [...initdbFlags, `--pwfile=${passwordFile}`, '-D', half], {
      cwd: '/',
      encoding: 'utf8',
      env: programEnv,
      ...account,
    })
    if (status !== 0) throw initdbProblem(cluster, stderr)
    chmodSync(half, 0o700)
    renameSync(half, cluster)
  } catch (error) {
    throw error instanceof PostgresProblem || errorCode(error) === 'unknown' ? error : folderProblem(cluster, error)
  } finally {
    for (const path of [half, passwordFile]) rmSync(path, { recursive: true, force: true, maxRetries: 5 })
  }
}

function initdbProblem(cluster: string, output: string): PostgresProblem {
  if (output.includes('No space left')) return diskFullProblem(cluster)
  if (/invalid locale|locale name/.test(output))
    return new PostgresProblem(
      'locale',
      `系统缺少 ${locale} 语言环境，没有它就不能按中文检索。请安装后再启动（Debian：apt-get install libc-bin）。`,
      `This system lacks the locale ${locale}, without which Chinese text cannot be searched. Install it (Debian: apt-get install libc-bin), then start again.`,
      output,
    )
  const reason = output.trim().split('\n').slice(-3).join(' ')
  return new PostgresProblem(
    'start',
    `无法在 ${cluster} 建立数据库：${reason}`,
    `Cannot make the database in ${cluster}: ${reason}`,
    output,
  )
}
