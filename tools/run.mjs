import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { root, withOwnNode } from './install.mjs'
import { say } from './say.mjs'

const patience = 30_000

/**
 * Runs a TypeScript program under `node` and ends as it ends. It has a session of its own, so that Ctrl-C reaches it once,
 * through here; and a lifeline, so that it stops when this process is killed.
 */
export function runProgram(node, args) {
  const { begin } = keep(node, args, (code) => process.exit(code))
  begin()
}

/** Living for less than this counts as a crash. */
const steady = 60_000
const mostCrashes = 5

/**
 * Runs a program that is to go on running: when it is killed or breaks, it is started again, after a pause that doubles. A first start
 * that says itself why it cannot be ends here, and so does a program that crashes again and again.
 * @param firstPause milliseconds before the first new start
 */
export function superviseProgram(node, args, { firstPause = 500, said = 20_000 } = {}) {
  let crashes = 0
  let first = true
  const { begin, isStopping } = keep(node, args, (code, signal, lived) => {
    if (isStopping() || code === 0 || (first && signal === null && lived < said)) process.exit(code)
    first = false
    crashes = lived < steady ? crashes + 1 : 1
    const how = signal ?? code
    if (crashes >= mostCrashes) {
      console.error(
        `\n程序连续 ${crashes} 次刚启动就停了（最后一次：${how}），不再重新启动。原因见上面最后几行；内存不够、磁盘满了也会这样。\n` +
          `The program ended ${crashes} times soon after its start (the last time: ${how}) and is not started again. The lines above say why; too little memory or a full disk do this too.`,
      )
      process.exit(1)
    }
    const pause = firstPause * 2 ** (crashes - 1)
    say(`程序停了（${how}），${pause / 1000} 秒后重新启动`, `the program ended (${how}); starting it again in ${pause / 1000} s`)
    setTimeout(() => (isStopping() ? process.exit(code) : begin()), pause)
  })
  begin()
}

/** @param ended called with exit code, signal or null, and how many milliseconds the program lived */
function keep(node, args, ended) {
  const lifeline = new URL('./lifeline.mjs', import.meta.url).href
  let child = null
  let asked = 0
  const begin = () => {
    const since = Date.now()
    child = spawn(node, ['--import', lifeline, ...args], {
      cwd: root,
      env: withOwnNode(node),
      detached: process.platform !== 'win32',
      stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    })
    child.on('error', (error) => {
      console.error(error.message)
      process.exit(1)
    })
    child.on('exit', (code, signal) => {
      child = null
      ended(code ?? 128 + (constants.signals[signal] ?? 0), signal, Date.now() - since)
    })
  }
  const stop = (signal) => {
    asked++
    if (child === null) process.exit(128 + constants.signals[signal]) // between two starts
    child.kill(asked > 2 ? 'SIGKILL' : signal)
    if (asked === 1) setTimeout(() => child?.kill('SIGKILL'), patience).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal))
  process.on('SIGHUP', () => stop('SIGTERM'))
  whenNpmEnds(() => stop('SIGTERM'))
  return { begin, isStopping: () => asked > 0 }
}

const shells = /^(sh|dash|bash|ash|zsh|busybox)$/

/**
 * npm passes a signal on to the shell between it and us, and the shell dies of it without passing it on. Where npm itself is killed, the
 * shell lives on and has another parent: so that is watched too.
 */
function whenNpmEnds(act) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const npm = shells.test(processOf(parent)?.name ?? '') ? processOf(parent)?.parent : undefined
  const look = setInterval(
    () => {
      if (process.ppid === parent && (npm === undefined || processOf(parent)?.parent === npm)) return
      clearInterval(look)
      act()
    },
    process.platform === 'linux' ? 500 : 3000, // elsewhere a program has to be asked
  )
  look.unref()
}

/** Name and parent of a process; undefined where it is gone or cannot be asked. */
function processOf(pid) {
  if (process.platform === 'win32') return undefined
  try {
    const text = process.platform === 'linux' ? readFileSync(`/proc/${pid}/stat`, 'utf8') : undefined
    // the name stands in brackets and may hold some itself
    if (text)
      return {
        name: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')),
        parent: Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]),
      }
    const [parent, name] = spawnSync('ps', ['-o', 'ppid=,ucomm=', '-p', String(pid)], { encoding: 'utf8' })
      .stdout.trim()
      .split(/\s+/)
    return parent ? { name, parent: Number(parent) } : undefined
  } catch {
    return undefined
  }
}
