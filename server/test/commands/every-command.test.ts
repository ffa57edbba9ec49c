import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { contractRoutes } from '../../../tools/contract-routes.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What the command suite is given, by its name in the contract: `needs.acceptNeed`. */
function tested(): string[] {
  return globSync('server/{src,test}/**/*.test.ts', { cwd: root }).flatMap((path) => {
    const text = readFileSync(`${root}${path}`, 'utf8')
    return [...text.matchAll(/testCommand\(\w+, \{\s*route: (?:\w+)\.(\w+),/g)].map(([, name = '']) => name)
  })
}

test('every command of the contract runs through the suite: happy, refused, conflict, no trace of a refusal', async () => {
  const commands = (await contractRoutes()).filter(({ route }) => route.method === 'POST').map(({ name }) => name)
  const seen = tested()
  expect(
    commands.filter((name) => !seen.includes(name)),
    'commands without testCommand: test them beside their module',
  ).toEqual([])
  expect(seen.filter((name) => !commands.includes(name))).toEqual([])
  expect(seen.length).toBe(new Set(seen).size)
})
