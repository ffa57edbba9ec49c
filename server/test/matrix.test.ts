import * as needs from '@liti/contract/needs'
import type { Route } from '@liti/contract/kit'
import { expect, test } from 'vitest'
import { knockers, matrixWorld, type Ids, type Knocker } from './matrix-world.ts'
import { matrix, type Row } from './matrix-table.ts'
import { tracer } from './trace.ts'

const { world, api, of, ids, farIds, receipt, link, links, photo, hidden } = await matrixWorld()
const trace = tracer(world)
const key = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`

const desk: Knocker[] = ['specialist', 'head', 'street']
const asker: Knocker[] = ['firm', 'colleague']
const inside: Knocker[] = [...desk, 'bureau', 'tax']
/** What must not be read by anybody but these, wherever it stands in whatever answer. */
const secrets: Record<string, Knocker[]> = {
  密题: [...inside, ...asker],
  [receipt.number]: [...inside, ...asker],
  [receipt.needId]: [...inside, ...asker],
  密档: [...inside, ...asker],
  密处: [...inside, ...asker, 'otherFirm', 'receiptHolder'], // written into several needs
  密记: inside,
  密托: inside,
  密问: inside,
  密外: inside,
  '****8888': inside,
  '13899998888': [],
  密结: [...desk, 'bureau', ...asker],
  密评: [...desk, 'bureau', ...asker],
  密报: [...desk, 'otherFirm'],
  密名: [],
  '****7777': [],
  密稿: [],
  '****0011': [...desk, 'bureau', ...asker],
  '7Q4X': [...desk, ...asker],
  外密: ['otherDistrict'],
}

const reply = { outcome: 'done' as const, text: '我来试试', files: [] as string[] }

const leaks = (who: Knocker, text: string): string[] =>
  Object.entries(secrets).flatMap(([secret, may]) => (text.includes(secret) && !may.includes(who) ? [secret] : []))

/** Asks for a record as the table says; the browser of a link's holder says by which link it came. */
async function knock(who: Knocker, row: Row, target: Ids): Promise<string[]> {
  const wrong: string[] = []
  for (const call of row.calls(target)) {
    const query = who === 'linkHolder' && row.route === needs.explainClock ? { ...(call.query as object), link } : call.query
    const asked = query === undefined ? call : { ...call, query: query as never }
    const answer =
      row.route.kind === 'upload'
        ? await of(who).upload(row.route, call.params as never, Buffer.from('x'))
        : await of(who).ask(row.route, asked)
    const found = leaks(who, answer.text)
    if (found.length > 0) wrong.push(`${who} reads ${found.join(', ')} at ${key(row.route)} ${JSON.stringify(call)}`)
    if (answer.status >= 500) wrong.push(`${who} breaks ${key(row.route)}: ${answer.text.slice(0, 200)}`)
    // 429 would hide what is behind the limit
    const refused =
      [401, 403, 404].includes(answer.status) || (row.route === needs.submitNeed && ['files', 'unit'].includes(answer.refusal.code))
    if (row.kind === 'record' && !refused)
      wrong.push(`${who} is let through at ${key(row.route)}: ${answer.status} ${answer.text.slice(0, 120)}`)
  }
  return wrong
}

test('the table has every route of the product, once', () => {
  expect(matrix.map(({ route }) => key(route)).toSorted()).toEqual(api.app.routes.map(key).toSorted())
  for (const { route, kind } of matrix) if (kind === 'self') expect(route.path).not.toContain(':')
})

test.each(knockers)(
  '%s gets nothing of other people’s records, and changes nothing',
  async (who) => {
    const wrong: string[] = []
    await trace.none(async () => {
      for (const row of matrix) {
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
      for (const row of matrix) {
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
  expect((await of('firm').ask(needs.listMyNeeds)).text).toContain('密题')
})

test('a link that opens one part opens nothing of another, whichever part and whichever link', async () => {
  const clocks = await world.asOwner<{ id: string; assignment: string | null }>('select id, assignment_id as assignment from needs.clock')
  expect(new Set(clocks.map(({ assignment }) => assignment)).size).toBeGreaterThan(5)
  const holders = links.map((one) => ({ ...one, browser: api.browser() }))
  for (const { browser, token } of holders) await browser.get(needs.signByLink, { params: { token } })
  const files = await Promise.all(holders.map(({ browser, token }) => browser.upload(needs.attachByLink, { token }, photo)))
  for (const [at, { browser, token, assignmentId }] of holders.entries()) {
    const page = await browser.get(needs.getLink, { params: { token } })
    const shown = JSON.stringify(page)
    const may = at === 0 ? [] : ['密题', receipt.number, '密处', '密档', '密外']
    expect(Object.keys(secrets).filter((secret) => shown.includes(secret) && !may.includes(secret))).toEqual([])
    const foreign = links.filter((other) => other.token !== token)
    for (const clock of clocks) {
      const explained = await browser.ask(needs.explainClock, { params: { clockId: clock.id }, query: { link: token } })
      expect([explained.status, clock.assignment]).toEqual([clock.assignment === assignmentId ? 200 : 404, clock.assignment])
    }
    await trace.none(async () => {
      for (const other of foreign) {
        const asId = await browser.ask(needs.replyByLink, { params: { token: other.assignmentId }, body: reply })
        expect([asId.status, asId.refusal.code]).toEqual([404, 'link-unknown'])
      }
      const theirs = files[1 - at]?.body.file.id ?? ''
      const withFile = await browser.ask(needs.replyByLink, { params: { token }, body: { ...reply, files: [theirs] } })
      expect([withFile.status, withFile.refusal.code]).toEqual([422, 'files'])
      for (const id of [ids.part, ids.lead, ...foreign.map((other) => other.assignmentId)]) {
        const asDesk = await browser.ask(needs.replyAssignment, { params: { assignmentId: id }, body: reply })
        expect(asDesk.status).toBe(401)
      }
    })
  }
})

test('those whose records they are do get in', async () => {
  const reached = new Map<string, Set<string>>()
  for (const row of matrix) {
    if (row.route.method !== 'GET' || row.kind === 'self' || row.may.length === 0) continue
    for (const who of row.may) {
      for (const call of row.calls(ids)) {
        const answer = await of(who).ask(row.route, call)
        if (answer.status === 200) reached.set(key(row.route), (reached.get(key(row.route)) ?? new Set()).add(who))
      }
    }
    expect([...(reached.get(key(row.route)) ?? [])].toSorted(), key(row.route)).toEqual(row.may.toSorted())
  }
  const seen = async (who: Knocker, route: Route, asked: object = {}) => (await of(who).ask(route, asked)).text
  expect(await seen('head', needs.listWork, { query: { tab: 'all', limit: 100 } })).toContain('密题')
  expect(await seen('tax', needs.listWork, { query: { tab: 'all', limit: 100 } })).toContain('密题')
  expect(await seen('street', needs.listCallbacks, { query: { tab: 'done', limit: 100 } })).not.toContain('密题')
  expect(await seen('head', needs.listCallbacks, { query: { tab: 'bad', limit: 100 } })).toContain('密结')
  expect(await seen('otherFirm', needs.trackNeed, { params: { needId: hidden } })).toContain('密报')
  expect(await seen('firm', needs.getReceipt, { params: { needId: ids.need } })).toContain('8888')
  expect(await seen('otherDistrict', needs.getNeed, { params: { needId: farIds.need } })).toContain('外密')
})

test('those whose turn it is are answered by the rule, not turned away at the door', async () => {
  const wrong: string[] = []
  for (const row of matrix) {
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
