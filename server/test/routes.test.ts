import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Route } from '@liti/contract/kit'
import { afterAll, describe, expect, test } from 'vitest'
import { contractRoutes } from '../../tools/contract-routes.ts'
import { accessFile, accessPage } from '../../tools/print-access.ts'
import { buildApp } from '../src/app.ts'
import { testSystem } from './system.ts'

type Operation = {
  summary: string
  'x-access': string
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> }
}
type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  additionalProperties?: Schema | boolean
} & Record<string, unknown>

const { system } = await testSystem({ PUBLIC_URL: 'http://localhost:3000' })
const app = await buildApp(system)
await app.http.ready()
afterAll(() => app.close())

const promised = (await contractRoutes()).map(({ route }) => route)
const key = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
const names = (routes: Route[]) => routes.map(key).toSorted()
const document: { openapi: string; paths: Record<string, Record<string, Operation>> } = (
  await app.http.inject({ url: '/api/openapi.json' })
).json()
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    operation,
    method: method.toUpperCase(),
    path: path.replace(/\{(\w+)\}/g, ':$1'),
  })),
)
const operationOf = ({ method, path }: Route): Operation | undefined =>
  operations.find((one) => one.method === method && one.path === path)?.operation

test('what the contract promises is what is served, each once', () => {
  expect(promised.length).toBeGreaterThan(60)
  expect(names(promised)).toEqual([...new Set(names(promised))])
  expect(names(app.routes)).toEqual(names(promised))
})

const list = fileURLToPath(new URL('../../web/dist/pages.json', import.meta.url))
const built = existsSync(list) ? Object.keys(JSON.parse(readFileSync(list, 'utf8')) as object) : []

test('the router knows these routes, and besides them only those docs/access.md names', () => {
  const known = routerPaths(app.http.printRoutes({ commonPrefix: false }))
  const contract = new Set(promised.map(key))
  expect([...contract].filter((one) => !known.has(one))).toEqual([])
  const beside = [...known].filter((one) => !contract.has(one) && !/^(HEAD|OPTIONS) /.test(one))
  // the screens have their own addresses and one path for everything else, where they are built
  const screens = new Set(
    built.flatMap((path) => [`GET ${path}`, `GET ${path.replace(/\?$/, '')}`, `GET ${path.replace(/\/:\w+\?$/, '')}`]),
  )
  expect(beside.filter((one) => !['GET /*', 'GET *'].includes(one) && !screens.has(one)).toSorted()).toEqual(
    ['GET /api', 'GET /api/docs.css', 'GET /api/openapi.json', 'GET /healthz', 'GET /metrics', 'GET /readyz'].toSorted(),
  )
})

test('OpenAPI describes the same routes, with the same doors', () => {
  expect(document.openapi).toBe('3.1.0')
  expect(operations.map((one) => `${one.method} ${one.path} ${one.operation['x-access']}`).toSorted()).toEqual(
    promised.map((route) => `${key(route)} ${route.access}`).toSorted(),
  )
})

test.each(promised.map((route) => [key(route), route] as const))('%s is described in full', (_, route) => {
  const operation = operationOf(route)
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
  const named = (where: string) => operation?.parameters.filter((one) => one.in === where).map(({ name }) => name)
  expect(operation?.summary).toMatch(/\p{sc=Han}/u)
  expect(named('path')).toEqual(inPath)
  expect(named('header')).toEqual(route.method === 'POST' ? ['Idempotency-Key'] : [])
  const [type, body] = Object.entries(operation?.requestBody?.content ?? {})[0] ?? []
  if (route.method === 'GET') expect(operation?.requestBody).toBeUndefined()
  else if (route.kind === 'upload') expect(type).toBe('multipart/form-data')
  else expect([type, operation?.requestBody?.required, body?.schema.type]).toEqual(['application/json', true, 'object'])
})

test.each(operations.filter(({ method }) => method === 'POST').map((one) => [key(one), one.operation] as const))(
  '%s takes no text or list without a limit',
  (_, operation) => {
    const bodies = Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema)
    expect(bodies.flatMap((schema) => endless(schema, 'body'))).toEqual([])
  },
)

/** Places of a schema where a caller could send as much as they like. */
function endless(schema: Schema, place: string): string[] {
  const types = new Set([schema.type].flat())
  const bounds = ['maxLength', 'enum', 'const', 'format', 'pattern']
  const own =
    (types.has('string') && !bounds.some((bound) => bound in schema)) || (types.has('array') && !('maxItems' in schema)) ? [place] : []
  const below = [
    ...Object.entries(schema.properties ?? {}),
    ...Object.entries({ '[]': schema.items, '{}': schema.additionalProperties }).flatMap(([name, one]) =>
      typeof one === 'object' ? [[name, one] as const] : [],
    ),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((one) => ['|', one] as const),
  ]
  return [...own, ...below.flatMap(([name, one]) => endless(one, `${place}.${name}`))]
}

test('docs/access.md is as old as the contract; if not: node tools/print-access.ts', async () => {
  expect(await readFile(accessFile, 'utf8')).toBe(await accessPage())
})

const call = ({ method, path, kind }: Route) =>
  app.http.inject({
    method,
    url: path.replace(/:(\w+)/g, (_, name: string) => (name.endsWith('Id') || name === 'id' ? crypto.randomUUID() : 'unknown')),
    headers: {
      'idempotency-key': crypto.randomUUID(),
      ...(method === 'POST' && kind === 'json' && { 'content-type': 'application/json' }),
    },
    ...(method === 'POST' && kind === 'json' && { payload: '{}' }),
  })
const behind = (...doors: Route['access'][]) =>
  promised.filter(({ access }) => doors.includes(access)).map((route) => [key(route), route] as const)

describe('without a sign-in', () => {
  test.each(behind('person', 'staff'))('%s asks to sign in', async (_, route) => {
    const answer = await call(route)
    expect([answer.statusCode, answer.json()]).toMatchObject([
      401,
      { kind: 'signed-out', message: { zh: expect.any(String), en: expect.any(String) } },
    ])
  })

  test.each(behind('link'))('%s opens to no made-up link', async (_, route) => {
    const answer = await call(route)
    expect([403, 404, 422]).toContain(answer.statusCode)
    expect(answer.json()).toMatchObject({ message: { zh: expect.any(String), en: expect.any(String) } })
  })

  // a hidden door is no better than none: nothing of the product breaks on a stranger's empty call
  test.each(behind('anyone').filter(([, { kind }]) => kind !== 'stream'))('%s answers a stranger without breaking', async (_, route) => {
    expect((await call(route)).statusCode).toBeLessThan(500)
  })
})

/** Paths of the router, read from the tree it prints: `GET /api/needs/:needId`. */
function routerPaths(tree: string): Set<string> {
  const found = new Set<string>()
  const way: string[] = []
  for (const line of tree.split('\n')) {
    const parts = /^([│ ]*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line)
    if (!parts) continue
    const depth = (parts[1] ?? '').length / 4
    way.length = depth
    way[depth] = parts[2] ?? ''
    for (const method of (parts[3] ?? '').split(', ').filter(Boolean)) found.add(`${method} ${way.join('')}`)
  }
  return found
}
