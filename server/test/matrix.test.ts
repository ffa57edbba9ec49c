import type { Route } from '@liti/contract/kit'
import { expect, test } from 'vitest'
import { knockers, type Ids, type Knocker, type Row } from './matrix-module.ts'
import { knocks, matrix, matrixModules } from './matrix-table.ts'
import { matrixWorld } from './matrix-world.ts'

const built = await matrixWorld()
const { world, api, of, ids, farIds, secrets, trace } = built
const key = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`

const leaks = (who: Knocker, text: string): string[] =>
  Object.entries(secrets).flatMap(([secret, may]) => (text.includes(secret) && !may.includes(who) ? [secret] : []))

/** Asks for a record as the table says. */
async function knock(who: Knocker, row: Row, target: Ids): Promise<string[]> {
  const wrong: string[] = []
  for (const call of row.calls(target, who)) {
    const answer =
      row.route.kind === 'upload'
        ? await of(who).upload(row.route, call.params as never, Buffer.from('x'))
        : await of(who).ask(row.route, call)
    const found = leaks(who, answer.text)
    if (found.length > 0) wrong.push(`${who} reads ${found.join(', ')} at ${key(row.route)} ${JSON.stringify(call)}`)
    if (answer.status >= 500) wrong.push(`${who} breaks ${key(row.route)}: ${answer.text.slice(0, 200)}`)
    // 429 would hide what is behind the limit
    const refused = [401, 403, 404].includes(answer.status) || row.refusedBy.some((code) => code === answer.refusal.code)
    if (row.kind === 'record' && !refused)
      wrong.push(`${who} is let through at ${key(row.route)}: ${answer.status} ${answer.text.slice(0, 120)}`)
  }
  return wrong
}

test('the table has every route of the product, once', () => {
  const rows = matrix.map(({ route }) => key(route)).toSorted()
  const served = api.app.routes.map(key).toSorted()
  expect(
    served.filter((one) => !rows.includes(one)),
    'routes without a row: add one to the `rows` of server/test/MODULE/matrix.ts',
  ).toEqual([])
  expect(rows).toEqual(served)
  for (const { route, kind } of matrix) if (kind === 'self') expect(route.path).not.toContain(':')
})

test.each(knockers)(
  '%s gets nothing of other people’s records, and changes nothing',
  async (who) => {
    const wrong: string[] = []
    await trace.none(async () => {
      for (const row of knocks) {
        const own = row.may.includes(who)
        const reads = row.route.method === 'GET' || row.route.path === '/api/notices/read'
        if (row.kind === 'list' && row.route.method === 'GET') wrong.push(...(await knock(who, row, ids)))
        if (row.kind === 'record' && !own) wrong.push(...(await knock(who, row, ids)))
        if (row.kind === 'record' && own && reads) {
          for (const call of row.calls(ids)) {
            const answer = await of(who).ask(row.route, call)
            if (leaks(who, answer.text).length > 0) wrong.push(`${who} reads ${leaks(who, answer.text).join()} at ${key(row.route)}`)
          }
        }
      }
    })
    expect(wrong).toEqual([])
  },
  60_000,
)

test.each(knockers.filter((one) => one !== 'otherDistrict'))(
  '%s sees nothing of another district',
  async (who) => {
    const wrong: string[] = []
    await trace.none(async () => {
      for (const row of knocks) {
        if (row.kind === 'record') wrong.push(...(await knock(who, row, farIds)))
        if (row.kind === 'list' && row.route.method === 'GET') wrong.push(...(await knock(who, row, farIds)))
      }
    })
    expect(wrong).toEqual([])
  },
  60_000,
)

test('another person’s notices stay unread, their session open', async () => {
  const markRead = matrix.find(({ route }) => route.path === '/api/notices/read')
  for (const who of knockers) if (markRead && who !== 'firm') expect(await knock(who, markRead, ids)).toEqual([])
  const [notice] = await world.asOwner<{ unread: boolean }>('select read_at is null as unread from notify.message where id = $1', [
    ids.notice,
  ])
  expect(notice?.unread).toBe(true)
})

test.each(matrixModules.flatMap(({ checks = {} }) => Object.entries(checks)))('%s', (_, check) => check(built))

test('those whose records they are do get in', async () => {
  for (const row of knocks) {
    if (row.route.method !== 'GET' || row.kind === 'self' || row.may.length === 0) continue
    const reached = new Set<Knocker>()
    for (const who of row.may) for (const call of row.calls(ids)) if ((await of(who).ask(row.route, call)).status === 200) reached.add(who)
    expect([...reached].toSorted(), key(row.route)).toEqual(row.may.toSorted())
  }
})

test('those whose turn it is are answered by the rule, not turned away at the door', async () => {
  const wrong: string[] = []
  for (const row of knocks) {
    if (row.route.method !== 'POST' || row.kind !== 'record' || row.route.path.startsWith('/api/me')) continue
    for (const who of row.may) {
      for (const call of row.calls(ids)) {
        const answer = await of(who).ask(row.route, call)
        if ([401, 404].includes(answer.status) || answer.status >= 500)
          wrong.push(`${who} ${key(row.route)}: ${answer.status} ${answer.refusal.code}`)
      }
    }
  }
  expect(wrong).toEqual([])
}, 60_000)
