import { Agent, get } from 'node:http'
import { randomUUID } from 'node:crypto'
import { workTabs } from '@liti/contract/needs'
import pg from 'pg'
import { demoPassword, demoSignIns } from '../../../server/src/seed/seed.ts'
import type { Options } from '../options.ts'
import { type Served, serveProduct } from '../product.ts'
import type { Stage } from '../stage.ts'
import { type Figure, figure, quantile, ratios } from '../stats.ts'
import { fill } from './fill.ts'

/** One building, the whole place, and a bureau that leads in many. */
const readers = ['今鼎大厦 站长', '八角街道 楼宇专班', '区人社局 联络员']
const tabs = workTabs
type Tab = (typeof tabs)[number]
const samples = 80

export type TabResult = { tab: Tab | 'together'; small: Figure; large: Figure; ratio: Figure }
export type WorkResult = { buildings: number; needs: [number, number]; open: [number, number]; tabs: TabResult[]; samples: number }

type Side = { server: Served; cookies: string[]; buildings: number; needs: number; open: number }

/** The worklist over HTTP with a session, on two databases of different size, question by question in turn. */
export async function measureWork(stage: Stage, options: Options, say: (line: string) => void): Promise<WorkResult> {
  const sides: Side[] = []
  try {
    for (const [name, count] of [
      ['bench_small', options.small],
      ['bench_large', options.large],
    ] as const) {
      await stage.copy(name)
      say(`${count} needs are written`)
      await fill(stage.urls(name).DATABASE_URL, count, say)
      sides.push(await side(stage, name))
    }
    const [small, large] = sides
    if (!small || !large) throw new Error('Two sizes are needed')
    return await compare(small, large, options.runs, say)
  } finally {
    await Promise.all(sides.map((one) => one.server.stop()))
  }
}

async function side(stage: Stage, database: string): Promise<Side> {
  const urls = stage.urls(database)
  const server = await serveProduct(stage.folder, { ...urls, WORKER: 'off' })
  const cookies = await Promise.all(readers.map((who) => signIn(server, who)))
  const db = new pg.Client({ connectionString: urls.DATABASE_URL })
  await db.connect()
  const { rows } = await db.query<Pick<Side, 'buildings' | 'needs' | 'open'>>(
    `select (select count(*)::int from directory.governance_unit) as buildings, (select count(*)::int from needs.need) as needs, (select count(distinct need_id)::int from needs.inbox) as open`,
  )
  await db.end()
  const [counts = { buildings: 0, needs: 0, open: 0 }] = rows
  return { server, cookies, ...counts }
}

async function signIn(server: Served, who: string): Promise<string> {
  const phone = demoSignIns.find((one) => one.who === who)?.phone
  const answer = await fetch(`${server.url}/api/sign-in/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ phone, password: demoPassword }),
  })
  if (!answer.ok) throw new Error(`${who} could not sign in: ${await answer.text()}`)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

async function compare(small: Side, large: Side, runs: number, say: (line: string) => void): Promise<WorkResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const p95 = Object.fromEntries([...tabs, 'together'].map((tab) => [tab, []])) as unknown as Record<Tab | 'together', [number, number][]>
  for (let run = 0; run <= runs; run += 1) {
    const times = Object.fromEntries(tabs.map((tab) => [tab, [[], []]])) as unknown as Record<Tab, [number[], number[]]>
    for (let at = 0; at < samples; at += 1) {
      for (const tab of tabs) {
        for (const reader of readers.keys()) {
          // first the one, then the other: whoever comes second finds the processor warmer
          const turn = at % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)
          for (const which of turn) {
            const one = which === 0 ? small : large
            times[tab][which].push(await ask(agent, `${one.server.url}/api/desk/work?tab=${tab}`, one.cookies[reader] ?? ''))
          }
        }
      }
    }
    if (run === 0) continue // plans and caches are warm now
    for (const tab of tabs) p95[tab].push([quantile(times[tab][0], 0.95), quantile(times[tab][1], 0.95)])
    const all = ([0, 1] as const).map((which) =>
      quantile(
        tabs.flatMap((tab) => times[tab][which]),
        0.95,
      ),
    )
    p95.together.push([all[0] ?? 0, all[1] ?? 0])
    say(`worklist ${run}/${runs}: p95 ${(all[0] ?? 0).toFixed(1)} ms at ${small.needs}, ${(all[1] ?? 0).toFixed(1)} ms at ${large.needs}`)
  }
  agent.destroy()
  return {
    buildings: large.buildings,
    needs: [small.needs, large.needs],
    open: [small.open, large.open],
    samples: samples * readers.length,
    tabs: [...tabs, 'together' as const].map((tab) => {
      const [below, above] = [p95[tab].map((one) => one[0]), p95[tab].map((one) => one[1])]
      return { tab, small: figure(below), large: figure(above), ratio: ratios(above, below) }
    }),
  }
}

/** Milliseconds until the whole list is there. */
function ask(agent: Agent, url: string, cookie: string): Promise<number> {
  const started = performance.now()
  return new Promise((done, fail) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      let length = 0
      response.on('data', (bytes: Buffer) => (length += bytes.length))
      response.on('end', () => {
        if (response.statusCode === 200 && length > 0) done(performance.now() - started)
        else fail(new Error(`The worklist answered ${response.statusCode}`))
      })
    }).on('error', fail)
  })
}
