import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { type Home, type Settings, saveSettings } from './home.ts'
import { portProblem } from './problem.ts'
import { type StartFailure, explainFailure, hasEnded, logSize, spawnServer, stopServer, waitUntilReady } from './server-process.ts'
import { endLingering } from './stale.ts'

export interface Log {
  info(detail: object, message: string): void
  warn(detail: object, message: string): void
  error(detail: object, message: string): void
}

export type Cluster = { home: Home; binaries: Binaries; account: Account; settings: Settings; extra: Record<string, string>; log: Log }

const lingeringFor = 30_000
const steadyAfter = 3_000
const longestPause = 2_000

/** Keeps one PostgreSQL running: starts it, starts it again when it dies, and has it stopped when this process dies. */
export class Supervisor {
  port = 0
  private readonly of: Cluster
  private readonly watchdog = startWatchdog()
  private readonly halt = new AbortController()
  private server: ChildProcess | undefined
  private restart: Promise<void> | undefined
  private stopped: Promise<void> | undefined
  private earlyDeaths = 0

  constructor(of: Cluster) {
    this.of = of
  }

  /** @param wanted a fixed port; 0 for the one remembered from last time or any free one, remembered from then on */
  async start(wanted: number): Promise<void> {
    const { home, settings } = this.of
    this.port = wanted || settings.port || (await freePort())
    const until = Date.now() + lingeringFor
    for (;;) {
      const failure = await this.attempt()
      if (!failure) break
      if (failure.kind === 'port' && wanted === 0) this.port = await freePort()
      else if (failure.kind !== 'lingering' || Date.now() > until) throw failure.problem
    }
    if (wanted === 0 && this.port !== settings.port) {
      settings.port = this.port
      saveSettings(home.folder, settings)
    }
  }

  stop(): Promise<void> {
    this.stopped ??= this.stopAll()
    return this.stopped
  }

  private async stopAll(): Promise<void> {
    this.halt.abort()
    if (this.server) await stopServer(this.server)
    await this.restart
    this.watch(0)
    this.watchdog.stdin?.end()
  }

  private async attempt(): Promise<StartFailure | undefined> {
    const { home, binaries, account, extra } = this.of
    const from = logSize(home)
    const server = spawnServer(home, binaries, account, this.port, extra)
    server.unref()
    this.server = server
    this.watch(server.pid ?? 0)
    const ready = await waitUntilReady(server, home.cluster)
    if (ready) {
      const since = Date.now()
      server.once('exit', (code, signal) => this.died(since, code, signal))
      if (hasEnded(server)) this.died(since, server.exitCode, server.signalCode)
      return undefined
    }
    this.server = undefined
    this.watch(0)
    const failure = explainFailure(home, this.port, from)
    if (failure.kind === 'lingering') {
      await endLingering(home.cluster)
      await sleep(100)
    }
    return failure
  }

  private died(since: number, code: number | null, signal: NodeJS.Signals | null): void {
    this.server = undefined
    this.watch(0)
    if (this.halt.signal.aborted) return
    this.earlyDeaths = Date.now() - since < steadyAfter ? this.earlyDeaths + 1 : 0
    this.of.log.error({ code, signal }, 'PostgreSQL ended by itself; starting it again')
    this.restart = this.startAgain(this.earlyDeaths)
  }

  private async startAgain(failures: number): Promise<void> {
    const { home, log } = this.of
    for (let failed = failures; ; failed++) {
      await sleep(Math.min(longestPause, 50 * 2 ** failed), undefined, { signal: this.halt.signal }).catch(() => undefined)
      await endLingering(home.cluster)
      if (this.halt.signal.aborted) return
      const failure = await this.attempt()
      if (!failure) return log.info({}, 'PostgreSQL runs again')
      if (failure.kind !== 'lingering') log.error({ err: failure.problem }, 'PostgreSQL could not be started again; trying on')
    }
  }

  private watch(pid: number): void {
    if (this.watchdog.stdin?.writable) this.watchdog.stdin.write(`${pid}\n`)
  }
}

function startWatchdog(): ChildProcess {
  const watchdog = spawn(process.execPath, [fileURLToPath(new URL('./watchdog.ts', import.meta.url))], {
    cwd: '/',
    env: {},
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // A dead watchdog costs the protection against orphans, not the service.
  watchdog.on('error', () => undefined)
  watchdog.stdin?.on('error', () => undefined)
  watchdog.unref()
  return watchdog
}

async function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(portProblem(0))
      })
    })
  })
}
