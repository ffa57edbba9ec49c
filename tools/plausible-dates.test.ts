import type { Route } from '@liti/contract/kit'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldText } from '../server/src/kernel/http/field-text.ts'
import { contractRoutes } from './contract-routes.ts'

type Node = { format?: string; type?: unknown; plausible?: string; properties?: Record<string, Node>; anyOf?: Node[]; items?: Node }
type Found = { route: Route; part: 'body' | 'query'; path: string[]; plausible: string | undefined; kind: 'day' | 'time' | 'year' }

const routes = (await contractRoutes()).map(({ route }) => route)

const isYear = (node: Node, path: string[]): boolean => node.type === 'integer' && /year$/i.test(path.at(-1) ?? '')

/** Every date, time and year a call can carry, with where it stands. */
const found: Found[] = routes.flatMap((route) =>
  (['body', 'query'] as const).flatMap((part) => {
    const schema = z.toJSONSchema(route[part] as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Node
    const list: Found[] = []
    walk(schema, [])
    return list

    function walk(node: Node, path: string[], plausible = node.plausible): void {
      const kind = node.format === 'date' ? 'day' : node.format === 'date-time' ? 'time' : isYear(node, path) ? 'year' : null
      if (kind) list.push({ route, part, path, kind, plausible })
      for (const one of node.anyOf ?? []) walk(one, path, one.plausible ?? plausible)
      for (const [name, one] of Object.entries(node.properties ?? {})) walk(one, [...path, name])
      if (node.items) walk(node.items, [...path, '0'])
    }
  }),
)
const names = found.map(({ route, part, path }) => `${route.path} ${part} ${path.join('.')}`)

test('there are dates to look at', () => expect(found.length).toBeGreaterThan(15))

test('every date a call carries says how early and late it can be', () => {
  expect(names.filter((_, at) => found[at]?.plausible === undefined)).toEqual([])
})

const impossible: Record<Found['kind'], unknown[]> = {
  day: ['0026-12-01', '0000-01-01', '0001-01-01', '1899-12-31', '9999-12-31', '2206-01-01', '2026-02-30', '2026-13-01'],
  time: ['0026-12-01T09:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T00:00:00Z'],
  year: [26, 0, -1, 2099, 1899, 9999],
}

test.each(found.map((one, at) => [names[at] ?? '', one] as const))('%s: what cannot be is refused there, in words', (_, one) => {
  for (const value of impossible[one.kind]) {
    const asked = one.path.reduceRight<unknown>((inner, name) => (name === '0' ? [inner] : { [name]: inner }), value)
    const result = (one.route[one.part] as z.ZodType).safeParse(asked)
    const issue = result.error?.issues.find(({ path }) => path.join('.') === one.path.join('.'))
    expect(issue, String(value)).toBeDefined()
    if (issue) expect(fieldText(issue).zh).toMatch(/请看看|没有这一天/)
  }
})
