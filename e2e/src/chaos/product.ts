import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ownerRole } from '../../../server/src/kernel/postgres/cluster.ts'
import { readSettings } from '../../../server/src/kernel/postgres/home.ts'
import { addressOf } from '../../../server/src/kernel/postgres/roles.ts'
import { freePort } from '../../../tools/free-port.ts'

const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url))
const mostStarts = 3
const mostDyingMs = 10_000
/** Ends the product when this process ends in any way. */
const lifeline = new URL('../../../tools/lifeline.mjs', import.meta.url).href
const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The product in a folder of its own, started again whenever it ends, as a supervisor would. */
export class Product {
  readonly folder: string
  readonly url: string
  starts = 0
  private readonly env: NodeJS.ProcessEnv
  private app: ChildProcess | null = null
  private stopping = false

  private constructor(folder: string, port: number, settings: Record<string, string>) {
    this.folder = folder
    this.url = `http://127.0.0.1:${port}`
    this.env = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TZ: 'UTC',
      DATA_DIR: join(folder, 'data'),
      PORT: String(port),
      LOG_LEVEL: 'info',
      DEMO: 'on',
      ...settings,
    }
  }

  static async in(folder: string, settings: Record<string, string>): Promise<Product> {
    return new Product(folder, await freePort(), settings)
  }

  start(): void {
    this.starts += 1
    const log = openSync(join(this.folder, 'app.log'), 'a')
    const app = spawn(process.execPath, ['--import', lifeline, main, 'serve'], {
      cwd: root,
      env: this.env,
      stdio: ['ignore', log, log, 'pipe'],
    })
    closeSync(log)
    this.app = app
    app.once('exit', () => {
      if (!this.stopping) setTimeout(() => this.start(), 100)
    })
  }

  /** Answers as soon as the product can serve. */
  async ready(withinMs = 180_000): Promise<void> {
    const until = Date.now() + withinMs
    while (Date.now() < until) {
      const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
      if (answer?.ok) return
      if (this.starts > mostStarts) break
      await sleep(100)
    }
    const said = readFileSync(join(this.folder, 'app.log'), 'utf8').trim().split('\n').slice(-3).join('\n')
    throw new Error(`The product does not start. Its last words:\n${said}`)
  }

  /**
   * SIGKILL to the application's process.
   * @returns how many processes were killed, once they are gone
   * @throws Error where there was nothing to kill, or it ended some other way
   */
  async killApp(): Promise<number> {
    const { app } = this
    if (!app || app.exitCode !== null || app.signalCode !== null) throw new Error('There is no application to kill')
    const ended = new Promise<NodeJS.Signals | null>((done) => app.once('exit', (_code, signal) => done(signal)))
    app.kill('SIGKILL')
    const signal = await Promise.race([ended, sleep(mostDyingMs, 'still alive' as const)])
    if (signal !== 'SIGKILL') throw new Error(`The application was not killed: ${signal ?? 'it had ended by itself'}`)
    return 1
  }

  /** SIGKILL to the postmaster and everything it started, all at once; otherwise as {@link killApp}. */
  async killDatabase(): Promise<number> {
    const postmaster = Number.parseInt(readFileSync(join(this.folder, 'data/postgres/cluster/postmaster.pid'), 'utf8'), 10)
    // the file outlives its process: by now the number may be somebody else's
    if (!(postmaster > 1) || !isPostgres(postmaster)) throw new Error(`There is no database to kill: ${postmaster} is not PostgreSQL`)
    const killed = [postmaster, ...childrenOf(postmaster)].filter((pid) => end(pid))
    if (!killed.includes(postmaster)) throw new Error('The database ended before it was killed')
    const until = Date.now() + mostDyingMs
    while (killed.some(isPostgres)) {
      if (Date.now() > until) throw new Error('The database was killed and is still there')
      await sleep(10)
    }
    return killed.length
  }

  get ownerUrl(): string {
    const settings = readSettings(join(this.folder, 'data/postgres'))
    if (!settings?.port) throw new Error('The embedded database has no settings yet')
    return addressOf(ownerRole, settings.ownerPassword, settings.port)
  }

  /** As Ctrl-C would, the database too. */
  async stop(): Promise<void> {
    this.stopping = true
    const { app } = this
    if (!app || app.exitCode !== null || app.signalCode !== null) return
    const ended = new Promise((done) => app.once('exit', done))
    app.kill('SIGTERM')
    await Promise.race([ended, sleep(30_000).then(() => app.kill('SIGKILL'))])
  }

  /** Another command of the product on the same data. */
  run(args: string[]): Promise<{ code: number; said: string }> {
    const child = spawn(process.execPath, [main, ...args], { cwd: root, env: this.env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')))
    return new Promise((done) => child.once('close', (code) => done({ code: code ?? -1, said })))
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1 && parentOf(pid) === parent)
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0 // it ended meanwhile
  }
}

/** Alive, and PostgreSQL: one that waits to be buried is neither. */
function isPostgres(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return /\(postgres\)|\(postmaster\)/.test(stat) && !/\) [ZX] /.test(stat)
  } catch {
    return false
  }
}

function end(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}
