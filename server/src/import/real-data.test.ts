import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { demoWorld } from '../../test/directory-world.ts'
import { district } from '../../test/system.ts'
import { system as product } from '../kernel/actor.ts'
import { getFigures } from '../modules/needs/index.ts'
import { importNeeds } from './import-needs.ts'

/** Where the real data lies: LITI_DATA, or beside the project. */
const data = process.env['LITI_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const messages = join(data, 'citizen_messages/messages_with_reply_2816.csv')
const requests = join(data, 'sf311/311_service_requests.csv')
const missing = [messages, requests].filter((path) => !existsSync(path))
const name = missing.length === 0 ? 'real history' : `real history (skipped, set LITI_DATA: there is no ${missing.join(' and no ')})`

/** A reader of its own, sign by sign: nothing of the importer's is used to check it. */
function readCsv(path: string): Record<string, string>[] {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === ',') endCell()
    else if (sign === '\n') {
      endCell()
      rows.push([])
    } else if (sign !== '\r') cell += sign
  }
  endCell()
  const [head = [], ...rest] = rows
  return rest.filter((row) => row.length === head.length).map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

/** Days between, by the plain clock: Beijing has had no summer time since 1991, the other file is in UTC. */
const ms = (text: string): number => Date.parse(/[+Z]/.test(text) ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}+08:00`)
const days = (from: string, to: string): number => (ms(to) - ms(from)) / 86_400_000

/** Of n values in order the p-quantile lies at place (n - 1)p, between its neighbours in proportion. */
function quantile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * p
  const [low = Number.NaN, high = low] = sorted.slice(Math.floor(place))
  return low + (high - low) * (place % 1)
}
type Demo = Awaited<ReturnType<typeof demoWorld>>
const tenth = (value: number): number => Math.round(value * 10) / 10

describe.skipIf(missing.length > 0)(name, { timeout: 180_000 }, () => {
  const actor = product(district)
  let ctx: Demo['ctx']
  let world: Demo['world']
  let asOwner: Demo['asOwner']
  beforeAll(async () => void ({ ctx, world, asOwner } = await demoWorld()))

  const imported = async (unit: string, from: string, to: string) => {
    const figures = await getFigures(ctx, actor, { unit: world.unit(unit), from, to })
    return { line: figures.times.find((one) => one.name.zh.includes('导入')), leftOut: figures.leftOut, rates: figures.rates }
  }

  test('2,816 messages with their replies: median, nine in ten and the longest answer are those of the file', async () => {
    const started = Date.now()
    const report = await importNeeds(ctx, actor, { file: messages, unit: 'jinding' })
    console.info(`2,816 messages in ${Date.now() - started} ms`)
    expect(report).toMatchObject({ source: 'citizen-messages', read: 2816, imported: 2816, already: 0, rejectedRows: 0, flagged: [] })
    const used = readCsv(messages).map((row) => days(row['time'] ?? '', row['reply_time'] ?? ''))
    expect(used).toHaveLength(2816)
    const { line, leftOut } = await imported('jinding', '2011-01-01', '2020-12-31')
    expect(line).toMatchObject({
      count: 2816,
      unit: 'days',
      median: tenth(quantile(used, 0.5)),
      p90: tenth(quantile(used, 0.9)),
      max: tenth(Math.max(...used)),
    })
    expect([line?.median, line?.p90, line?.max]).toEqual([11.2, 41, 1160.4])
    expect(leftOut).toEqual([])
  })

  test('10,000 requests: 17 closed before they were opened are told, kept, and in no average', async () => {
    const started = Date.now()
    const report = await importNeeds(ctx, actor, { file: requests, unit: 'rongke' })
    const took = Date.now() - started
    console.info(`10,000 requests in ${took} ms`)
    expect(took).toBeLessThan(60_000)
    expect(report).toMatchObject({ source: 'sf311', read: 10_000, imported: 10_000, already: 0, rejectedRows: 0 })
    expect(report.flagged).toHaveLength(17)
    expect(new Set(report.flagged.map((one) => one.code))).toEqual(new Set(['closed-before-opened']))

    const all = readCsv(requests)
    const closed = all.filter((row) => row['closed_date'] !== '').map((row) => days(row['created_date'] ?? '', row['closed_date'] ?? ''))
    const used = closed.filter((one) => one >= 0)
    expect([closed.length, used.length]).toEqual([9630, 9613])
    const { line, leftOut, rates } = await imported('rongke', '2008-01-01', '2018-12-31')
    expect(line).toMatchObject({
      count: 9613,
      median: tenth(quantile(used, 0.5)),
      p90: tenth(quantile(used, 0.9)),
      max: tenth(Math.max(...used)),
    })
    expect(leftOut.map((one) => one.count)).toEqual([17])
    expect(rates.map((one) => one.bottom)).toEqual([0, 0, 0])

    const states = await asOwner<{ state: string; n: number }>(
      `select state, count(*)::int as n from needs.need where import_source = 'sf311' group by 1 order by 1`,
    )
    expect(states).toEqual([
      { state: 'accepted', n: 370 },
      { state: 'closed', n: 9630 },
    ])
    const [none] = await asOwner<{ clocks: number; inbox: number; wide: number; batches: number }>(
      `select (select count(*)::int from needs.clock) as clocks, (select count(*)::int from needs.inbox) as inbox,
        (select count(*)::int from needs.category where not retired) as wide,
        (select count(*)::int from kernel.audit where event = 'needs.imported') as batches`,
    )
    expect(none).toEqual({ clocks: 0, inbox: 0, wide: 0, batches: 25 + 8 })
  })

  test('once more changes nothing', async () => {
    const before = await asOwner('select count(*)::int, sum(version)::int, max(changed_at) from needs.need')
    const report = await importNeeds(ctx, actor, { file: requests, unit: 'rongke' })
    expect(report).toMatchObject({ read: 10_000, imported: 0, already: 10_000, continuedAfter: 0 })
    expect(await asOwner('select count(*)::int, sum(version)::int, max(changed_at) from needs.need')).toEqual(before)
  })
})
