import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Options } from '../options.ts'
import { serve, serveProduct } from '../product.ts'
import type { Stage } from '../stage.ts'
import { figure, type Figure, ratios } from '../stats.ts'
import { press, type Pressed } from './press.ts'
import { ahead, playRaw } from './raw.ts'
import { recordIntakes } from './script.ts'

export type IntakeResult = {
  buildings: number
  /** Runs of each kind before those that count. */
  warming: number
  statements: number
  http: Figure
  raw: Figure
  bare: Figure
  ratio: Figure
  bareRatio: Figure
  cpuProduct: Figure
  cpuBare: Figure
  cpuRatio: Figure
  withWorker: Figure
  p50: number
  p99: number
  settings: string
}

const aside = 'bench_intake'
const delivering = 'bench_delivering'
/** The product still gets faster in its second run, a server of forty lines does not. */
const warming = 2

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Intake over HTTP at full function, the same SQL from bare connections, and a bare server with the same SQL, in turn. */
export async function measureIntake(stage: Stage, options: Options, say: (line: string) => void): Promise<IntakeResult> {
  const { clients, seconds, runs } = options
  // copies: those made later are of a world without these needs, and deliveries begin with nothing left over
  for (const database of [aside, delivering]) await stage.copy(database)
  const urls = stage.urls(aside)
  const { units, settings } = await facts(urls.DATABASE_URL)
  const pool = { DB_POOL: String(clients) }
  const quiet = { ...urls, ...pool, WORKER: 'off' }

  const record = join(stage.folder, 'statements.jsonl')
  writeFileSync(record, '')
  const recorder = await serveProduct(stage.folder, { ...quiet, RECORD_TO: record }, [file('record-sql.ts')])
  const script = await recordIntakes(recorder.url, record, units)
  await recorder.stop()
  const scriptFile = join(stage.folder, 'script.json')
  writeFileSync(scriptFile, JSON.stringify(script))
  say(`An intake sends ${script.statements.length} statements`)

  const product = await serveProduct(stage.folder, quiet)
  const bareServer = await serve(stage.folder, [file('bare-server.ts')], '/readyz', {
    ...pool,
    SCRIPT: scriptFile,
    APP_URL: urls.DATABASE_APP_URL,
  })
  const working = await serveProduct(stage.folder, { ...stage.urls(delivering), ...pool })
  const http: Pressed[] = []
  const bare: Pressed[] = []
  const raw: number[] = []
  const withWorker: number[] = []
  const kinds = {
    http: async () => void http.push(await press(product, units, clients, seconds)),
    raw: async () => void raw.push(await playRaw(urls.DATABASE_APP_URL, script, clients, seconds)),
    bare: async () => {
      await fetch(`${bareServer.url}/turns/${ahead * seconds}`, { method: 'POST' })
      bare.push(await press(bareServer, units, clients, seconds))
    },
  }
  const order = ['http', 'raw', 'bare'] as const
  try {
    // runs up to 0 do not count: plans, pools and compiled code are warm afterwards
    for (let run = 1 - warming; run <= runs; run += 1) {
      // each kind comes first, second and third in turn
      for (const at of order.keys()) await kinds[order[(run + warming + at) % order.length] ?? 'http']()
      if (run <= 0) for (const all of [http, raw, bare]) all.length = 0
      else say(line(run, runs, http.at(-1), raw.at(-1), bare.at(-1)))
    }
    for (let run = 1; run <= Math.min(3, runs); run += 1) withWorker.push((await press(working, units, clients, seconds)).perSecond)
  } finally {
    await Promise.all([product.stop(), bareServer.stop(), working.stop()])
  }
  const rates = http.map((one) => one.perSecond)
  const cpuProduct = http.map((one) => one.cpuMs)
  const cpuBare = bare.map((one) => one.cpuMs)
  return {
    buildings: units.length,
    warming,
    statements: script.statements.length,
    http: figure(rates),
    raw: figure(raw),
    bare: figure(bare.map((one) => one.perSecond)),
    ratio: ratios(rates, raw),
    bareRatio: ratios(
      bare.map((one) => one.perSecond),
      raw,
    ),
    cpuProduct: figure(cpuProduct),
    cpuBare: figure(cpuBare),
    cpuRatio: ratios(cpuProduct, cpuBare),
    withWorker: figure(withWorker),
    p50: figure(http.map((one) => one.p50)).median,
    p99: figure(http.map((one) => one.p99)).median,
    settings,
  }
}

const line = (run: number, runs: number, http?: Pressed, raw = 0, bare?: Pressed): string =>
  `intake ${run}/${runs}: ${http?.perSecond.toFixed(0)}/s over HTTP, ${raw.toFixed(0)}/s raw, ${bare?.perSecond.toFixed(0)}/s bare; CPU ${http?.cpuMs.toFixed(2)} and ${bare?.cpuMs.toFixed(2)} ms`

/** The buildings, and proof that a commit is on the disk before it is answered. */
async function facts(ownerUrl: string): Promise<{ units: string[]; settings: string }> {
  const db = new pg.Client({ connectionString: ownerUrl })
  await db.connect()
  const units = await db.query<{ id: string }>('select id from directory.governance_unit')
  const { rows } = await db.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name`,
  )
  await db.end()
  const settings = rows.map((row) => `${row.name}=${row.setting}`).join(' ')
  if (settings !== 'fsync=on full_page_writes=on synchronous_commit=on') throw new Error(`Not durable: ${settings}`)
  return { units: units.rows.map((row) => row.id), settings }
}
