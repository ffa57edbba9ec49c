import type { ServerResponse } from 'node:http'
import { live } from '@liti/contract/system'
import { sql } from 'kysely'
import type pg from 'pg'
import { bodyIds, type Actor } from '../actor.ts'
import type { Log } from '../log.ts'
import { Refusal } from '../refusal.ts'
import type { Serve } from './serve.ts'

type Hint = { district: number; id: number; topics: string[]; kind: string; subject: string | null }
type Screen = { district: number; topics: Set<string>; response: ServerResponse }

const beatMs = 25_000
const mostScreens = 5_000

/** Fans one LISTEN out to every open screen. Messages carry ids only; the screen reads what it may see. */
export class LiveHub {
  private readonly screens = new Set<Screen>()
  private client: pg.Client | null = null
  private closed = false
  private readonly beat: NodeJS.Timeout
  private readonly connect: () => Promise<pg.Client>
  private readonly log: Log

  constructor(connect: () => Promise<pg.Client>, log: Log) {
    this.connect = connect
    this.log = log
    this.beat = setInterval(() => {
      for (const { response } of this.screens) response.write(': still here\n\n')
    }, beatMs)
    this.beat.unref()
  }

  async start(): Promise<void> {
    if (this.closed) return
    try {
      const client = await this.connect()
      client.on('notification', ({ payload }) => payload && this.tell(JSON.parse(payload) as Hint))
      client.on('error', () => this.again())
      client.on('end', () => this.again())
      await client.query('listen liti_live')
      this.client = client
      // what happened while nobody listened: screens read afresh
      for (const { response } of this.screens) response.write(`event: reload\ndata: {}\n\n`)
    } catch (error) {
      this.log.warn({ err: error }, 'live: no database yet')
      this.again()
    }
  }

  private again(): void {
    if (this.closed) return
    this.client?.removeAllListeners()
    this.client?.on('error', () => {})
    this.client = null
    setTimeout(() => void this.start(), 500).unref()
  }

  private tell(hint: Hint): void {
    for (const screen of this.screens) {
      if (screen.district === hint.district && hint.topics.some((topic) => screen.topics.has(topic)))
        screen.response.write(eventText(hint, screen.topics))
    }
  }

  open(screen: Screen): () => void {
    if (this.screens.size >= mostScreens)
      throw new Refusal('too-many', 'too-many-screens', {
        zh: '现在看的人太多，页面不会自动更新',
        en: 'Too many open screens; this page will not update by itself',
      })
    this.screens.add(screen)
    return () => this.screens.delete(screen)
  }

  get size(): number {
    return this.screens.size
  }

  async stop(): Promise<void> {
    this.closed = true
    clearInterval(this.beat)
    for (const { response } of this.screens) response.end()
    this.client?.removeAllListeners()
    this.client?.on('error', () => {})
    await this.client?.end().catch(() => {})
  }
}

type Told = { id: number; kind: string; subject: string | null; topics: string[] }

/** A screen is told why it hears of something by its own topics: the others name the people and bodies concerned. */
function eventText({ id, kind, subject, topics }: Told, own: Set<string>): string {
  const data = { kind, id: subject, topics: topics.filter((topic) => own.has(topic)) }
  return `id: ${id}\nevent: change\ndata: ${JSON.stringify(data)}\n\n`
}

/** Topics a person hears without asking: themselves and the bodies they sit on. */
const ownTopics = (actor: Actor): string[] => [
  ...(actor.personId ? [`person:${actor.personId}`] : []),
  ...bodyIds(actor).map((id) => `body:${id}`),
  ...actor.receipts.map((id) => `need:${id}`),
]

/** GET /api/live. `maySee` answers whether the caller may follow one more need. */
export function liveRoute(
  serve: Serve,
  hub: LiveHub,
  maySee: (ctx: Parameters<Parameters<Serve>[1]>[0]['ctx'], actor: Actor, needId: string) => Promise<boolean>,
): void {
  serve(live, async ({ ctx, actor, query, request, response }) => {
    const topics = new Set(ownTopics(actor))
    if (query.need && (await maySee(ctx, actor, query.need))) topics.add(`need:${query.need}`)
    const last = Number(request.headers['last-event-id'] ?? 0)
    const missed = last > 0 ? await missedSince(ctx.db, ctx.district, last, [...topics]) : []
    response.hijack()
    const raw = response.raw
    for (const [name, value] of Object.entries(response.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write(`retry: 2000\n\n${missed.map((hint) => eventText(hint, topics)).join('')}`)
    const close = hub.open({ district: actor.district, topics, response: raw })
    request.raw.on('close', close)
    return null
  })
}

/** Ids are given before commits, so a little is repeated rather than missed; hints are harmless twice. */
async function missedSince(db: import('../db.ts').Db, district: number, last: number, topics: string[]) {
  if (topics.length === 0) return []
  const rows = await db
    .selectFrom('kernel.live')
    .select(['id', 'kind', 'subject_id', 'topics'])
    .where('district_id', '=', district)
    .where('id', '>', last - 50)
    .where(sql<boolean>`topics && ${topics}::text[]`)
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map((row) => ({ id: row.id, kind: row.kind, subject: row.subject_id, topics: row.topics }))
}
