import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root, withOwnNode } from './install.mjs'
import { say } from './say.mjs'

const stamp = join(root, 'web/dist/.built-from')
const passedOver = new Set(['node_modules', 'dist', '.vite'])

/** Builds the screens unless they were built from exactly these sources. False when that failed; the reason is on the screen. */
export function ensureWebBuilt(node) {
  const wanted = sourceHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  say('正在构建网页', 'building the screens')
  const started = Date.now()
  const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']
  const { status } = spawnSync(node, args, { cwd: join(root, 'web'), env: withOwnNode(node), stdio: 'inherit' })
  if (status !== 0) return false
  writeFileSync(stamp, wanted)
  say(`网页已构建，用时 ${seconds(started)} 秒`, `screens built in ${seconds(started)} s`)
  return true
}

const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1)

function sourceHash() {
  const hash = createHash('sha256')
  for (const file of [...filesBelow(join(root, 'web')), ...filesBelow(join(root, 'contract')), join(root, 'package-lock.json')])
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (passedOver.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) return []
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path]
    })
}
