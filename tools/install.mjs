import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { giveUp, say } from './say.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

const modules = join(root, 'node_modules')
const stamp = join(modules, '.installed-from')
const windows = process.platform === 'win32'
const nodeFile = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')
const leastNode = 26

/**
 * Installs what is missing and answers with the path of a Node that runs our TypeScript.
 * @param what `serve` for what the product runs on, `all` for what its tests and measurements need besides
 */
export async function ensureInstalled(what) {
  if (isInstalled(what)) return ensureNode()
  // both are mostly waiting for the network
  const [, fetched] = await Promise.all([installDependencies(what), hasNode() ? undefined : fetchNode()])
  if (fetched) place(fetched)
  return ensureNode()
}

/** The environment in which `node` and every installed program is the project's own. */
export function withOwnNode(node) {
  const path = [join(modules, '.bin'), join(node, '..'), process.env.PATH].join(delimiter)
  // compiled code is kept between starts: it halves the time to the first answer
  return { NODE_COMPILE_CACHE: join(modules, '.cache', 'node'), ...process.env, PATH: path }
}

/** Compares content, because a checkout touches package-lock.json without changing it; an `npm install` by hand counts too. */
function isInstalled(what) {
  const done = join(modules, '.package-lock.json')
  if (!existsSync(done)) return false
  const wanted = lockHash()
  const [hash, had = 'all'] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : []
  if (hash === wanted && (had === 'all' || what === 'serve')) return true
  const since = hash === wanted ? stamp : join(root, 'package-lock.json')
  if (statSync(done).mtimeMs < statSync(since).mtimeMs) return false
  writeStamp(wanted, 'all')
  return true
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function writeStamp(hash, what) {
  try {
    writeFileSync(stamp, `${hash} ${what}`)
  } catch {
    // An install that cannot be written to is compared by time at the next start again.
  }
}

/** Install scripts are not run: what ours would do is done where it is needed, and only where it is. */
const quietly = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']

async function installDependencies(what) {
  say('正在安装依赖（约一分钟）', 'installing dependencies (about a minute)')
  const started = Date.now()
  const elapsed = () => Math.round((Date.now() - started) / 1000)
  const ticks = setInterval(() => say(`  …… ${elapsed()} 秒`, `${elapsed()} s`), 10_000)
  // what is there already may be in use by a running product: then only what is missing is added
  const add = hasStamp(lockHash())
  const how = add ? ['install', '--no-save'] : ['ci']
  const { code, output } = await npm([...how, ...(what === 'serve' ? ['--omit=dev'] : []), ...quietly], root)
  clearInterval(ticks)
  if (code !== 0) {
    console.error(output)
    giveUp(
      `安装依赖失败（npm ${how[0]}，代码 ${code}）。请检查网络和文件夹的写权限，然后重试。`,
      `Installing the dependencies failed (npm ${how[0]}, code ${code}). Check the network and that this folder can be written, then try again.`,
    )
  }
  writeStamp(lockHash(), what)
  say(`依赖已安装，用时 ${elapsed()} 秒`, `dependencies installed in ${elapsed()} s`)
}

const hasStamp = (hash) => existsSync(stamp) && readFileSync(stamp, 'utf8').startsWith(hash)

/** The machine's own Node: npm puts ours first in the path, and an install takes that away while it runs this. */
const isNewEnough = () => Number.parseInt(process.versions.node, 10) >= leastNode && !process.execPath.startsWith(modules)
const hasNode = () => isNewEnough() || runs(nodeFile)

/** The project's own Node, the machine's where that is new enough, or a fetched one. */
async function ensureNode() {
  if (runs(nodeFile)) return nodeFile
  if (isNewEnough()) return process.execPath
  place(await fetchNode())
  if (runs(nodeFile)) return nodeFile
  const version = nodeVersion()
  return giveUp(
    `取得的 Node ${version} 在这台机器上运行不起来。请自行安装 Node ${leastNode} 或更新的版本后再试。`,
    `The fetched Node ${version} does not run on this machine. Install Node ${leastNode} or newer yourself, then try again.`,
  )
}

const nodeVersion = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies.node

/** The program alone, from the package its makers publish for this machine; answers with its place in a folder to be thrown away. */
async function fetchNode() {
  const version = nodeVersion()
  say(`正在取得 Node ${version}`, `fetching Node ${version}`)
  const name = nodePackage()
  const folder = mkdtempSync(join(tmpdir(), 'liti-node-'))
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const { code, output } = await npm(['install', '--no-save', ...quietly, `${name}@${version}`], folder)
  const fetched = join(folder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
  if (code === 0 && existsSync(fetched)) return fetched
  console.error(output)
  return giveUp(
    `没有取得 Node ${version}。请安装 Node ${leastNode} 或更新的版本后再试。`,
    `Node ${version} could not be fetched. Install Node ${leastNode} or newer, then try again.`,
  )
}

function nodePackage() {
  const platform = windows ? 'win' : process.platform
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  return `${prefix}-${platform}-${process.arch}`
}

function place(fetched) {
  mkdirSync(join(nodeFile, '..'), { recursive: true })
  rmSync(nodeFile, { force: true })
  try {
    renameSync(fetched, nodeFile)
  } catch {
    copyFileSync(fetched, nodeFile) // another disk
  }
  rmSync(fetched.slice(0, fetched.indexOf('node_modules')), { recursive: true, force: true })
  chmodSync(nodeFile, 0o755)
  const command = join(modules, '.bin', 'node')
  if (!windows && !existsSync(command)) {
    rmSync(command, { force: true })
    symlinkSync('../node/bin/node', command)
  }
}

function runs(file) {
  if (!existsSync(file)) return false
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' })
  return status === 0 && Number.parseInt(stdout.slice(1), 10) >= leastNode
}

function npm(args, cwd) {
  return new Promise((resolve) => {
    const child = spawn('npm', args, { cwd, shell: windows, env: npmEnv(), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ code: error.code, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** Below `npm start`, npm hands its own settings down; the folder to work in must not be among them. */
function npmEnv() {
  const { npm_config_local_prefix: _, npm_config_workspace: __, NODE_ENV: ___, ...env } = process.env
  return env
}
