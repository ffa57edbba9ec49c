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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      asked++
      child.kill(asked > 2 ? 'SIGKILL' : signal === 'SIGHUP' ? 'SIGTERM' : signal)
      if (asked === 1) setTimeout(() => child.kill('SIGKILL'), patience).unref()
    })
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}
