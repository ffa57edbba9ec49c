import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { programEnv } from './cluster.ts'
import type { Home } from './home.ts'
import { PostgresProblem, diskFullProblem, portProblem } from './problem.ts'

const logLimit = 10 * 1024 * 1024
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

/** Why a start failed: `lingering` goes away by waiting, `port` by choosing another; the rest needs a person. */
export type StartFailure = { kind: 'lingering' | 'port' | 'other'; problem: PostgresProblem }

const defaults = (port: number): Record<string, string> => ({
  listen_addresses: '127.0.0.1',
  port: String(port),
  unix_socket_directories: '',
  cluster_name: 'liti',
  max_connections: '200',
  shared_buffers: `${Math.min(1024, Math.max(128, megabytes(totalmem() / 16)))}MB`,
  max_worker_processes: String(Math.max(8, availableParallelism())),
  // Bounds what a crash leaves to replay: measured 110 MB/s of plain inserts.
  max_wal_size: '384MB',
  checkpoint_timeout: '5min',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_preload_libraries: 'pg_stat_statements',
  // The server's own events only. Failed statements carry people's data, and the application logs its errors itself.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_line_prefix: '%m ',
})

/** Starts PostgreSQL in a session of its own, so that Ctrl-C in the terminal reaches the supervisor alone. */
export function spawnServer(home: Home, binaries: Binaries, account: Account, port: number, extra: Record<string, string>): ChildProcess {
  const settings = Object.entries({ ...defaults(port), ...extra }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(home.log, 'a', 0o600)
  try {
    return spawn(binaries.postgres, ['-D', home.cluster, ...settings], {
      cwd: '/',
      env: programEnv,
      detached: true,
      stdio: ['ignore', log, log],
      ...account,
    })
  } finally {
    closeSync(log)
  }
}

export function rotateLog(home: Home): void {
  if (logSize(home) > logLimit) renameSync(home.log, `${home.log}.1`)
}

export const logSize = (home: Home): number => statSync(home.log, { throwIfNoEntry: false })?.size ?? 0

/** True when the server takes connections, false when it ended before. Recovery after a crash is waited for. */
export async function waitUntilReady(server: ChildProcess, cluster: string, within = 120_000): Promise<boolean> {
  let failed = false
  server.once('error', () => (failed = true))
  const until = Date.now() + within
  while (Date.now() < until) {
    if (failed || hasEnded(server)) return false
    if (readyPort(cluster, server.pid) !== undefined) return true
    await sleep(10)
  }
  await stopServer(server)
  return false
}

export const hasEnded = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null

/** The port once connections are taken. Asks the server's own file rather than the port, where another one might answer. */
export function readyPort(cluster: string, pid?: number): number | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return lines[7]?.trim() === 'ready' && (pid === undefined || Number(lines[0]) === pid) ? Number(lines[3]) : undefined
  } catch {
    return undefined
  }
}

/** Reads from what the server wrote since `from` why it did not start. */
export function explainFailure(home: Home, port: number, from: number): StartFailure {
  const said = readFileSync(home.log).subarray(from).toString('utf8')
  if (/pre-existing shared memory block|lock file ".*" already exists|is another postmaster/i.test(said))
    return { kind: 'lingering', problem: startProblem(home, said) }
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) return { kind: 'port', problem: portProblem(port) }
  if (said.includes('No space left on device')) return { kind: 'other', problem: diskFullProblem(home.folder) }
  return { kind: 'other', problem: startProblem(home, said) }
}

function startProblem(home: Home, said: string): PostgresProblem {
  const lines = said.trim().split('\n')
  const reason = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? ''
  return new PostgresProblem(
    'start',
    `数据库没有启动：${reason}（全文见 ${home.log}）`,
    `The database did not start: ${reason} (all of it in ${home.log})`,
  )
}

/** Fast shutdown; after ten seconds without the closing checkpoint, then at last by force (nothing committed is lost). */
export async function stopServer(server: ChildProcess): Promise<void> {
  server.ref()
  for (const [signal, within] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (hasEnded(server)) return
    const exited = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    const timer = new AbortController()
    await Promise.race([exited, sleep(within, undefined, { signal: timer.signal }).catch(() => undefined)])
    timer.abort()
  }
}
