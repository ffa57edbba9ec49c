// npm test [-- --static | --only static|unit|api|browser] [--all | --changed [REF]] [VITEST ARGUMENT …]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled, root, withOwnNode } from './install.mjs'

const parts = ['static', 'unit', 'api', 'browser']
const { only, all, changed, ref, rest } = readArguments(process.argv.slice(2))
const runs = (part) => only === undefined || only === part
const totals = { passed: 0, failed: 0, skipped: 0 }
const results = join(root, 'test-results')

const node = await ensureInstalled('all')
const env = { ...withOwnNode(node), ...(all && { LOOKS: 'all' }) }
mkdirSync(results, { recursive: true })

const files = only === 'static' ? undefined : chooseFiles()
const inBrowser = files?.filter((file) => file.startsWith('e2e/'))
const inProcess = files?.filter((file) => !file.startsWith('e2e/'))
const browses = runs('browser') && inBrowser?.length !== 0
const chromium = browses ? ensureBrowser() : undefined
if (runs('static')) runStatic()
const built = only !== 'static' && buildWeb()
if ((runs('unit') || runs('api')) && inProcess?.length !== 0) {
  const projects = only === undefined ? [] : ['--project', `${only}*`]
  runTests(only ?? 'unit and api', ['--config', 'vitest.config.ts', ...projects], env, inProcess)
}
if (browses) {
  if (!chromium) fail('browser', 'not run: what to install is said at the beginning')
  else if (!built) fail('browser', 'not run: there are no screens')
  else runTests('browser', ['--config', 'e2e/vitest.config.ts'], { ...env, CHROMIUM_PATH: chromium }, inBrowser)
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

/**
 * The test files to run; undefined for every one. Left out without `--all` are slow ones (`*.slow.test.ts`) that nothing changed can touch,
 * with `--changed` all such.
 */
function chooseFiles() {
  if (all || rest.some((arg) => !arg.startsWith('-'))) return undefined
  const asked = spawnSync(node, ['tools/changed-tests.ts', ...(ref === undefined ? [] : [ref])], { cwd: root, env, encoding: 'utf8' })
  if (asked.status !== 0) console.log(asked.stderr)
  const choice = asked.status === 0 ? JSON.parse(asked.stdout) : null
  if (choice === null) {
    console.log('every test file is run: what has changed since main cannot be told')
    return undefined
  }
  const touched = new Set(choice.tests)
  if (changed) {
    const why = choice.because === null ? 'those a changed file can touch' : `${choice.because} is under all of them`
    console.log(`${touched.size} of ${choice.all.length} test files are run, ${choice.changed.length} files have changed: ${why}`)
    return choice.tests
  }
  const left = choice.all.filter((file) => /\.slow\.test\.tsx?$/.test(file) && !touched.has(file))
  if (left.length === 0) return undefined
  console.log(`left out, as nothing they read has changed (--all runs them): ${left.join(', ')}`)
  return choice.all.filter((file) => !left.includes(file))
}

function runTests(name, args, env, files = []) {
  console.log(`\n${name}`)
  const report = join(results, `${name.replaceAll(' ', '-')}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(
    node,
    [vitest, 'run', ...args, ...reporters, ...rest, ...files, ...(files.length > 0 ? ['--passWithNoTests'] : [])],
    { cwd: root, env, stdio: 'inherit' },
  )
  if (!existsSync(report)) return fail(name, 'ended without a report')
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
  totals.passed += numPassedTests
  totals.failed += numFailedTests
  totals.skipped += numPendingTests + numTodoTests
  // A file that cannot be loaded and an error outside of any test fail the run without failing a test.
  if (status !== 0 && numFailedTests === 0) fail(name, `ended with ${status} although no test failed`)
}

function readArguments(args) {
  const rest = [...args]
  const take = (name) => {
    const at = rest.indexOf(name)
    if (at >= 0) rest.splice(at, 1)
    return at
  }
  const still = take('--static') >= 0
  const all = take('--all') >= 0
  const at = take('--changed')
  const changed = at >= 0
  const ref = changed && isCommit(rest[at]) ? rest.splice(at, 1)[0] : undefined
  const where = take('--only')
  const only = still ? 'static' : where < 0 ? undefined : rest.splice(where, 1)[0]
  if (!still && where >= 0 && !parts.includes(only)) {
    console.error(`--only takes one of: ${parts.join(', ')}`)
    process.exit(2)
  }
  return { only, all: all || (!changed && Boolean(process.env.CI)), changed, ref, rest }
}

function isCommit(name) {
  if (name === undefined || name.startsWith('-')) return false
  return spawnSync('git', ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], { cwd: root }).status === 0
}
