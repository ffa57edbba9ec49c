import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { testSystem } from './system.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const { system, asOwner } = await testSystem()
const folder = mkdtempSync(join(tmpdir(), 'liti-seed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function seed() {
  const env = { PATH: process.env['PATH'], DATA_DIR: folder, DEMO: 'on', LOG_LEVEL: 'silent', DATABASE_URL: system.ownerUrl }
  const child = spawn(process.execPath, [main, 'seed'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return { child, ended: once(child, 'exit'), said: () => said }
}
const count = async (sql: string) => Number((await asOwner<{ n: string }>(`select count(*) as n from ${sql}`))[0]?.n)

test('a demonstration cut short twice is told on where it stopped, and every need is there once', async () => {
  for (const enough of [3, 20]) {
    const run = seed()
    while ((await count('needs.need')) < enough) {
      if (run.child.exitCode !== null) expect.unreachable(`the seed ended by itself:\n${run.said()}`)
      await sleep(20)
    }
    run.child.kill('SIGKILL')
    await run.ended
  }
  const last = seed()
  await last.ended
  const needs = Number(/(\d+) needs/.exec(last.said())?.[1])
  expect(needs).toBeGreaterThan(40)
  expect(await count('needs.need')).toBe(needs)
  expect(await count('(select distinct text from needs.need) as one')).toBe(needs)
  // no step was told twice: a unit signs a part once, and is asked about each time once
  expect(
    await count("(select from kernel.audit where event like 'needs.%' group by subject, event, at, detail having count(*) > 1) as twice"),
  ).toBe(0)
  expect(last.said()).toMatch(/seeded/)
}, 180_000)
