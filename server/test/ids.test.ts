import type { Route } from '@liti/contract/kit'
import { expect, test } from 'vitest'
import { contractRoutes } from '../../tools/contract-routes.ts'
import { idFields } from '../src/kernel/http/check-ids.ts'
import type { Try } from './matrix-module.ts'
import { matrix, matrixModules } from './matrix-table.ts'
import { matrixWorld } from './matrix-world.ts'

/**
 * Every id a body can carry, tried with a record its writer may not see: by somebody whose call it otherwise is, so that nothing but the
 * id can be what is refused.
 */
const built = await matrixWorld()
const { of, trace } = built
const tries: Try[] = []
for (const one of matrixModules) tries.push(...((await one.tries?.(built)) ?? []))
const harmless = Object.assign({}, ...matrixModules.map((one) => one.harmless ?? {})) as Record<string, string>

const keyOf = ({ method, path }: Pick<Route, 'method' | 'path'>, field: string): string => `${method} ${path} ${field}`
const routes = (await contractRoutes()).map(({ route }) => route).filter(({ method }) => method === 'POST')

test('every id of every body says of what it is, and has somebody who tries it with what they may not see', () => {
  const fields = routes.flatMap((route) => idFields(route.body).map(({ path, kind }) => ({ key: keyOf(route, path), kind })))
  expect(fields.filter(({ kind }) => kind === null)).toEqual([])
  const known = new Set([...tries.map(({ route, path }) => keyOf(route, path)), ...Object.keys(harmless)])
  const untried = fields.filter(({ key }) => !known.has(key))
  expect(untried, 'ids nobody tries: add them to the `tries` of server/test/MODULE/matrix.ts').toEqual([])
  expect(fields.map(({ key }) => key).toSorted()).toEqual([...known].toSorted())
})

test('every id in the address of a writing call is one of the records of the matrix', () => {
  const records = new Set(matrix.flatMap(({ route, kind }) => (kind === 'record' ? [keyOf(route, '')] : [])))
  const named = routes.filter(({ path }) => path.includes(':')).map((route) => keyOf(route, ''))
  expect(named.filter((one) => !records.has(one))).toEqual([])
})

test.each(tries)('$by may not name $foreign as $path at $route.path', async ({ route, by, params, body, path }) => {
  const answer = await trace.none(() => of(by).ask(route, { ...(params && { params }), body }))
  expect([401, 403, 404, 409, 422], answer.text).toContain(answer.status)
  // where the id is what is wrong, its own input says so
  if (answer.refusal.fields) expect(Object.keys(answer.refusal.fields)).toEqual([path.split('.')[0]])
  expect(answer.refusal.code).not.toMatch(/^(invalid|wrong-state)$/)
})

test('the same calls go through with what their writers may see', async () => {
  for (const one of matrixModules) await one.through?.(built)
})
