// npm test [-- --static | --only static|unit|api|browser] [VITEST ARGUMENT …]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled, root, withOwnNode } from './install.mjs'

const parts = ['static', 'unit', 'api', 'browser']
const { only, rest } = readArguments(process.argv.slice(2))
const runs = (part) => only === undefined || only === part
const totals = { passed: 0, failed: 0, skipped: 0 }
const results = join(root, 'test-results')

const node = await ensureInstalled('all')
const env = withOwnNode(node)
mkdirSync(results, { recursive: true })

const chromium = runs('browser') ? ensureBrowser() : undefined
if (runs('static')) runStatic()
const built = only !== 'static' && buildWeb()
if (runs('unit') || runs('api')) {
  const projects = only === undefined ? [] : ['--project', `${only}*`]
  runTests(only ?? 'unit and api', ['--config', 'vitest.config.ts', ...projects], env)
}
if (runs('browser')) {
  if (!chromium) fail('browser', 'not run: what to install is said at the beginning')
  else if (!built) fail('browser', 'not run: there are no screens')
  else runTests('browser', ['--config', 'e2e/vitest.config.ts'], { ...env, CHROMIUM_PATH: chromium })
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exit(totals.failed === 0 ? 0 : 1)

function runStatic() {
  step('format', ['oxfmt', '--check'])
  step('lint', ['oxlint', '--type-aware'])
  step('types', ['tsc', '-p', 'tsconfig.json', '--noEmit'], ['tsc', '-p', 'web/tsconfig.json', '--noEmit'])
  step('boundaries', [node, 'tools/check-boundaries.ts'])
}

/** A static step counts as one test. */
function step(name, ...commands) {
  const started = Date.now()
  for (const [program, ...args] of commands) {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 2 ** 28 })
    if (status !== 0) {
      console.log(`${stdout}${stderr}`.trim())
      return fail(name, `${program} ended with ${status}`)
    }
  }
  totals.passed++
  console.log(`✓ ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}

function buildWeb() {
  if (!ensureWebBuilt(node)) {
    fail('screens', 'could not be built')
    return false
  }
  totals.passed++
  return true
}

function fail(name, why) {
  totals.failed++
  console.log(`✗ ${name}: ${why}`)
}

function runTests(name, args, env) {
  console.log(`\n${name}`)
  const report = join(results, `${name.replaceAll(' ', '-')}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(node, [vitest, 'run', ...args, ...reporters, ...rest], { cwd: root, env, stdio: 'inherit' })
  if (!existsSync(report)) return fail(name, 'ended without a report')
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
  totals.passed += numPassedTests
  totals.failed += numFailedTests
  totals.skipped += numPendingTests + numTodoTests
  // A file that cannot be loaded and an error outside of any test fail the run without failing a test.
  if (status !== 0 && numFailedTests === 0) fail(name, `ended with ${status} although no test failed`)
}

function readArguments(args) {
  const rest = args.filter((arg) => arg !== '--static')
  if (rest.length < args.length) return { only: 'static', rest }
  const at = rest.indexOf('--only')
  if (at < 0) return { only: undefined, rest }
  const [, only] = rest.splice(at, 2)
  if (parts.includes(only)) return { only, rest }
  console.error(`--only takes one of: ${parts.join(', ')}`)
  process.exit(2)
}
