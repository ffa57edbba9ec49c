import { live } from '@liti/contract/system'
import { sql } from 'kysely'
import type pg from 'pg'
import { bodyIds, type Actor } from '../actor.ts'
import type { Ctx } from '../context.ts'
import type { Db } from '../db.ts'
import type { Log } from '../log.ts'
import { Refusal } from '../refusal.ts'
import type { Serve } from './serve.ts'

type Hint = { district: number; id: number; topics: string[]; kind: string; subject: string | null }
type Screen = {
  district: number
  topics: Set<string>
  /** Hears that something changed, and nothing of what. */
  blind: boolean
  /** Null for a guest. */
  person: string | null
  /** A person, or a guest's browser; null for who shows neither. */
  caller: string | null
  address: string
  send: (text: string) => void
  end: () => void
}

const beatMs = 25_000
const mostScreens = 5_000
/** Open pages of one caller: the one looked at longest ago gives way to a new one. */
const mostOfCaller = 10
/** A tower may be one address. */
const mostOfAddress = 2_000
/** A stream is opened anew by its browser: whatever ended meanwhile (an idle session, a term at midnight) is heard no longer than this. */
const longestMs = 10 * 60_000
/** After these a person is asked again who they are; the modules add theirs (seats, ties). */
const changesRights = ['session.', 'account.password-set', 'account.access-reset', 'person.closed']

/** Fans one LISTEN out to every open screen. Messages carry ids only; the screen reads what it may see. */
export class LiveHub {
  private readonly screens = new Map<Screen, number>()
  private client: pg.Client | null = null
  private closed = false
  private readonly beat: NodeJS.Timeout
  private readonly connect: () => Promise<pg.Client>
  private readonly log: Log
  private readonly changesRights: string[]

  constructor(connect: () => Promise<pg.Client>, log: Log, alsoChangesRights: string[] = []) {
    this.connect = connect
    this.log = log
    this.changesRights = [...changesRights, ...alsoChangesRights]
    this.beat = setInterval(() => {
      this.closeWhere((_, since) => Date.now() - since > longestMs)
      for (const screen of this.screens.keys()) screen.send(': still here\n\n')
    }, beatMs)
    this.beat.unref()
  }

  async start(): Promise<void> {
    if (this.closed) return
    try {
      const client = await this.connect()
      // most of what is said concerns nobody who is listening here: it is read only where somebody is
      client.on('notification', ({ payload }) => payload && this.screens.size > 0 && this.tell(JSON.parse(payload) as Hint))
      client.on('error', () => this.again())
      client.on('end', () => this.again())
      await client.query('listen liti_live')
      this.client = client
      // what happened while nobody listened: screens read afresh
      for (const screen of this.screens.keys()) screen.send(reloadText())
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
    for (const screen of this.screens.keys()) {
      if (screen.district === hint.district && hint.topics.some((topic) => screen.topics.has(topic))) screen.send(eventText(hint, screen))
    }
    if (!this.changesRights.some((beginning) => hint.kind.startsWith(beginning))) return
    this.closeWhere(({ district, person }) => district === hint.district && hint.topics.includes(`person:${person}`))
  }

  /** Takes a screen in; it hears from now on. Returns how to let go of it. */
  open(screen: Screen): () => void {
    const open = [...this.screens.keys()].filter(({ caller }) => caller !== null && caller === screen.caller)
    for (const oldest of open.slice(0, Math.max(0, open.length - mostOfCaller + 1))) {
      this.screens.delete(oldest)
      oldest.send(fullText)
      oldest.end()
    }
    const neighbours = [...this.screens.keys()].filter(({ address }) => address === screen.address).length
    if (this.screens.size >= mostScreens || neighbours >= mostOfAddress)
      throw new Refusal('too-many', 'too-many-screens', {
        zh: '现在看的人太多，页面不会自动更新',
        en: 'Too many open screens; this page will not update by itself',
      })
    this.screens.set(screen, Date.now())
    return () => this.screens.delete(screen)
  }

  private closeWhere(which: (screen: Screen, since: number) => boolean): void {
    for (const [screen] of [...this.screens].filter(([screen, since]) => which(screen, since))) {
      this.screens.delete(screen)
      screen.end()
    }
  }

  get size(): number {
    return this.screens.size
  }

  async stop(): Promise<void> {
    this.closed = true
    clearInterval(this.beat)
    this.closeWhere(() => true)
    this.client?.removeAllListeners()
    this.client?.on('error', () => {})
    await this.client?.end().catch(() => {})
  }
}

/** The stream ends because newer pages of the same caller took its place: the page waits before it asks again. */
const fullText = 'event: full\ndata: {}\n\n'

type Told = { id: number; kind: string; subject: string | null; topics: string[] }

/** The screen reads everything afresh, because what it missed is not known; `id`: up to where that makes it current. */
const reloadText = (id?: number): string => `${id === undefined ? '' : `id: ${id}\n`}event: reload\ndata: {}\n\n`

/** A screen is told why it hears of something by its own topics: the others name the people and bodies concerned. */
function eventText({ id, kind, subject, topics }: Told, screen: Pick<Screen, 'topics' | 'blind'>): string {
  const data = screen.blind
    ? { kind: 'link.changed', id: null, topics: ['link'] }
    : { kind, id: subject, topics: topics.filter((topic) => screen.topics.has(topic)) }
  return `id: ${id}\nevent: change\ndata: ${JSON.stringify(data)}\n\n`
}

/** Topics a person hears without asking: themselves and the bodies they sit on. */
const ownTopics = (actor: Actor): string[] => [
  ...(actor.personId ? [`person:${actor.personId}`] : []),
  ...bodyIds(actor).map((id) => `body:${id}`),
  ...actor.receipts.map((id) => `need:${id}`),
]

/** Whether the caller may hear of changes to one record of a kind. */
export type MayFollow = (ctx: Ctx, actor: Actor, id: string) => Promise<boolean>
/** The topic (`need:<id>`) the page of a signed link hears of; null where the link is none of this module's, or ended. */
export type TopicOfLink = (ctx: Ctx, actor: Actor, token: string) => Promise<string | null>

/** GET /api/live. */
export function liveRoute(serve: Serve, hub: LiveHub, follows: Record<string, MayFollow>, ofLinks: readonly TopicOfLink[]): void {
  const topicOf = async (ctx: Ctx, actor: Actor, token: string): Promise<string | null> => {
    for (const ofLink of ofLinks) {
      const topic = await ofLink(ctx, actor, token)
      if (topic !== null) return topic
    }
    return null
  }
  serve(live, async ({ ctx, actor, query, request, response }) => {
    const ofLink = query.link === undefined ? null : await topicOf(ctx, actor, query.link)
    const blind = ofLink !== null
    const topics = new Set(blind ? [ofLink] : ownTopics(actor))
    const [kind = '', id = ''] = query.record?.split(':') ?? []
    const mayFollow = Object.hasOwn(follows, kind) ? follows[kind] : undefined
    if (!blind && (await mayFollow?.(ctx, actor, id))) topics.add(`${kind}:${id}`)
    const raw = response.raw
    // heard while the missed ones are read: said after them
    let early: string[] | null = []
    let over = false
    const close = hub.open({
      district: actor.district,
      topics,
      blind,
      person: blind ? null : actor.personId,
      caller: actor.personId ?? ctx.call?.browser ?? null,
      address: actor.address,
      send: (text) => void (early ? early.push(text) : raw.write(text)),
      end: () => {
        over = true
        if (!early) raw.end()
      },
    })
    raw.on('close', close)
    try {
      const missed = await missedSince(ctx.db, ctx.district, request.headers['last-event-id'], { topics, blind })
      response.hijack()
      for (const [name, value] of Object.entries(response.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
      raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      raw.write(`retry: 2000\n\n${missed}${early.join('')}`)
      early = null
      if (over) raw.end()
    } catch (error) {
      close()
      throw error
    }
    return null
  })
}

const mostMissed = 500

/**
 * What happened since the event a screen heard last, as the text of the stream.
 * Ids are given before commits, so a little is repeated rather than missed; hints are harmless twice. Where it cannot be
 * told what was missed (too much, too long ago, an id that is none) the screen is told to read afresh.
 */
async function missedSince(
  db: Db,
  district: number,
  said: string | string[] | undefined,
  screen: Pick<Screen, 'topics' | 'blind'>,
): Promise<string> {
  if (said === undefined || said === '' || said === '0') return ''
  if (typeof said !== 'string' || !/^\d{1,15}$/.test(said)) return reloadText()
  const last = Number(said)
  const { rows } = await sql<Told & { kept: boolean }>`
    select l.id, l.kind, l.subject_id as subject, l.topics,
      exists (select from kernel.live o where o.district_id = ${district} and o.id <= ${last}) as kept
    from (select 1) one left join lateral (
      select id, kind, subject_id, topics from kernel.live
      where district_id = ${district} and id > ${last - 50} and topics && ${[...screen.topics]}::text[]
      order by id desc limit ${mostMissed + 1}) l on true`.execute(db)
  const newest = rows[0]?.id ?? undefined
  if (!rows[0]?.kept || rows.length > mostMissed) return reloadText(newest)
  return rows
    .filter(({ id }) => id !== null)
    .toReversed()
    .map((hint) => eventText(hint, screen))
    .join('')
}
