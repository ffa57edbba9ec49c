import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../tools/free-port.ts'

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))
const root = fileURLToPath(new URL('../../', import.meta.url))
const lifeline = new URL('../../tools/lifeline.mjs', import.meta.url).href
const ticksPerSecond = 100

/** A server under measurement, in a process of its own. */
export type Served = { url: string; pid: number; cpuSeconds: () => number; stop: () => Promise<void> }

/** The product as `npm start` runs it, on a database of the stage. `preload`: modules loaded before it. */
export async function serveProduct(folder: string, env: Record<string, string>, preload: string[] = []): Promise<Served> {
  return serve(folder, [...preload.flatMap((file) => ['--import', file]), main, 'serve'], '/readyz', {
    DATA_DIR: join(folder, 'data'),
    DEMO: 'on',
    // every caller from an address of its own: what a limit by address would refuse is not what is measured
    TRUST_PROXY: 'on',
    RATE_LIMIT: '100000000',
    ...env,
  })
}

export async function serve(folder: string, args: string[], probe: string, env: Record<string, string>): Promise<Served> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const log = openSync(join(folder, 'servers.log'), 'a')
  const child = spawn(process.execPath, ['--import', lifeline, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC', PORT: String(port), ...env },
    stdio: ['ignore', log, log, 'pipe'],
  })
  closeSync(log)
  for (let tries = 0; ; tries += 1) {
    if (hasEnded(child) || tries > 600) throw new Error(`A server did not start; see ${join(folder, 'servers.log')}`)
    const answer = await fetch(url + probe).catch(() => null)
    if (answer?.ok) break
    await sleep(100)
  }
  const pid = child.pid ?? 0
  return { url, pid, cpuSeconds: () => cpuOf(pid), stop: () => stop(child) }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await Promise.race([ended, sleep(10_000, undefined, { ref: false }).then(() => child.kill('SIGKILL'))])
}

/** User and system time of a process and its threads, in seconds. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}
