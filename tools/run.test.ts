import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'liti-run-'))
const run = fileURLToPath(new URL('./run.mjs', import.meta.url))
const started: ChildProcess[] = []
afterEach(() => {
  for (const one of started) one.kill('SIGKILL')
})

let count = 0
/** A supervisor over a program that notes its process id at each start, then does what `body` says. */
function supervise(body: string, through: 'node' | 'npm' = 'node') {
  const at = join(folder, String((count += 1)))
  const [pids, program, supervisor] = [`${at}.pids`, `${at}.program.mjs`, `${at}.mjs`]
  writeFileSync(pids, '')
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs'
     appendFileSync(${JSON.stringify(pids)}, process.pid + '\\n')
     process.on('SIGTERM', () => process.exit(0))
     const kill = () => process.kill(process.pid, 'SIGKILL')
     ${body}`,
  )
  writeFileSync(
    supervisor,
    `import { superviseProgram } from ${JSON.stringify(run)}
     superviseProgram(process.execPath, [${JSON.stringify(program)}], { firstPause: 20 })`,
  )
  // as npm does: itself, a shell, and the program below it
  const npm = `require('child_process').spawn('sh', ['-c', 'node ${supervisor}; exit 0'], { stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'start' } })`
  const top = spawn(process.execPath, through === 'npm' ? ['-e', npm] : [supervisor], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_lifecycle_event: undefined, PATH: `${join(process.execPath, '..')}:${process.env['PATH']}` },
  })
  started.push(top)
  let output = ''
  for (const stream of [top.stdout, top.stderr]) stream.on('data', (text) => (output += String(text)))
  return {
    top,
    said: () => output,
    pids: () => readFileSync(pids, 'utf8').trim().split('\n').filter(Boolean).map(Number),
    ended: new Promise<number | null>((done) => top.once('exit', (code) => done(code))),
  }
}

const lives = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0)
  } catch {
    return false
  }
}
const soon = { timeout: 15_000, interval: 50 }
const forever = 'setInterval(() => {}, 1000)'

describe.skipIf(process.platform === 'win32')('what npm start keeps running', () => {
  test('is started again when it is killed, and ends when asked', async () => {
    const one = supervise(forever)
    await expect.poll(() => one.pids().length, soon).toBe(1)
    process.kill(one.pids()[0] ?? 0, 'SIGKILL')
    await expect.poll(() => one.pids().length, soon).toBe(2)
    expect(one.said()).toMatch(/SIGKILL.*重新启动.*starting it again/)
    one.top.kill('SIGTERM')
    expect(await one.ended).toBe(0)
    expect(one.pids().some(lives)).toBe(false)
  })

  test('ends with a sentence when it crashes again and again', async () => {
    const one = supervise('kill()')
    expect(await one.ended).toBe(1)
    expect(one.pids()).toHaveLength(5)
    expect(one.said()).toMatch(/连续 5 次[^]*ended 5 times/)
  })

  test('says itself why it cannot start, and is not started again', async () => {
    const one = supervise(`console.error('a setting is wrong'); process.exit(3)`)
    expect(await one.ended).toBe(3)
    expect(one.pids()).toHaveLength(1)
    expect(one.said().trim()).toBe('a setting is wrong')
  })

  test('ends with npm, also when npm is killed', async () => {
    const one = supervise(forever, 'npm')
    await expect.poll(() => one.pids().length, soon).toBe(1)
    one.top.kill('SIGKILL')
    await expect.poll(() => lives(one.pids()[0]), soon).toBe(false)
    await new Promise((done) => setTimeout(done, 300))
    expect(one.pids()).toHaveLength(1)
  })

  test('may fork programs of its own', async () => {
    const { said } = supervise(`
      import { fork } from 'node:child_process'
      if (process.send) { process.send('forked'); setTimeout(() => process.exit(7), 100) }
      else fork(import.meta.filename).on('message', (word) => console.log(word)).on('exit', (code) => { console.log('worker ended with ' + code); process.exit(0) })`)
    await expect.poll(said, soon).toContain('worker ended with')
    expect(said()).toMatch(/forked\s+worker ended with 7/)
  })

  test('ends with whoever keeps it', async () => {
    const one = supervise(forever)
    await expect.poll(() => one.pids().length, soon).toBe(1)
    one.top.kill('SIGKILL')
    await expect.poll(() => lives(one.pids()[0]), soon).toBe(false)
  })
})

process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
