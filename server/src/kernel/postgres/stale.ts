import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { isAlive } from './lock.ts'

/**
 * Stops a server that an earlier run left behind on this cluster, and removes a `postmaster.pid` whose process id now
 * belongs to some other program (after a reboot, or in a restarted container), which PostgreSQL would take for a server.
 */
export async function stopStale(cluster: string, binaries: Binaries, account: Account): Promise<boolean> {
  const file = join(cluster, 'postmaster.pid')
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN
  if (!(pid > 0) || !isAlive(pid)) return false
  if (!worksOn(pid, cluster)) {
    await endLingering(cluster)
    rmSync(file, { force: true })
    return false
  }
  for (const [mode, seconds] of [
    ['fast', 20],
    ['immediate', 10],
  ] as const) {
    const args = ['stop', '-m', mode, '-w', '-t', String(seconds), '-D', cluster]
    if (spawnSync(binaries.pgCtl, args, { cwd: '/', stdio: 'ignore', ...account }).status === 0 || !isAlive(pid)) return true
  }
  return true
}

/** Ends server processes whose postmaster was killed and that still hold the cluster's shared memory. */
export async function endLingering(cluster: string): Promise<void> {
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    for (let tries = 0; tries < 20; tries++) {
      const pids = workingOn(cluster)
      if (pids.length === 0) return
      if (tries === 0) for (const pid of pids) end(pid, name)
      await sleep(50)
    }
  }
}

function end(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended between the look and the signal.
  }
}

function workingOn(cluster: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && worksOn(pid, cluster))
}

/** Every PostgreSQL process has its cluster as working directory, and nothing else of ours ever does. */
function worksOn(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux')
      return readlinkSync(`/proc/${pid}/cwd`) === cluster && readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(cluster)
  } catch {
    return false
  }
}
