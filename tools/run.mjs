import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root, withOwnNode } from './install.mjs'

const patience = 30_000

/**
 * Runs a TypeScript program under `node` and ends as it ends. It has a session of its own, so that Ctrl-C reaches it once,
 * through here; and a lifeline, so that it stops when this process is killed.
 */
export function runProgram(node, args) {
  const lifeline = new URL('./lifeline.mjs', import.meta.url).href
  const child = spawn(node, ['--import', lifeline, ...args], {
    cwd: root,
    env: withOwnNode(node),
    detached: process.platform !== 'win32',
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  })
  let asked = 0
  const stop = (signal) => {
    asked++
    child.kill(asked > 2 ? 'SIGKILL' : signal)
    if (asked === 1) setTimeout(() => child.kill('SIGKILL'), patience).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal))
  process.on('SIGHUP', () => stop('SIGTERM'))
  whenNpmEnds(() => stop('SIGTERM'))
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** npm passes a signal on to the shell between it and us, and the shell dies of it without passing it on. */
function whenNpmEnds(act) {
  if (process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const look = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(look)
    act()
  }, 500)
  look.unref()
}
