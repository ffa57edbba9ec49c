import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Actor, guest } from '../actor.ts'
import { languageOf } from '../http/language.ts'
import { addressOf, type Door } from '../http/serve.ts'
import { Refusal } from '../refusal.ts'
import type { System } from '../system.ts'
import { readReceipts } from './device-cookies.ts'
import { type FoundSession, findSession } from './find-session.ts'
import { cookieName, sessionCookie } from './sign-in/library-names.ts'
import { refuseForeign } from './same-origin.ts'
import { districtOf, readSignedCookie } from './session-cookie.ts'
import { isOver, type Standing, standing } from './standing.ts'

export type Present = FoundSession & Standing

const present = new WeakMap<FastifyRequest, Present>()
/** The session a request came with; null for a guest. */
export const sessionOf = (request: FastifyRequest): Present | null => present.get(request) ?? null

/** @throws Refusal `signed-out` for a guest */
export function presentOf(request: FastifyRequest): Present {
  const here = sessionOf(request)
  if (!here) throw new Refusal('signed-out', 'signed-out', { zh: '请先登录', en: 'Please sign in first' })
  return here
}

/** Last use is written down once a minute at most: the idle limit need not be finer. */
const touchMs = 60_000
const hostsMs = 60_000

/**
 * Finds who is asking, on every request and with one statement: cookie, signature, session row with seats and
 * affiliations of today. Whoever is signed out, revoked, closed or gone too long is a guest at once.
 */
export function makeDoor(system: System): Door {
  const districtAt = hostDistricts(system)
  return async (request) => {
    refuseForeign(request, system.config.PUBLIC_URL)
    const here = await districtAt(request)
    const found = await findPresent(system, request, here)
    const district = (found && districtOf(found.token)) ?? here.district
    const ctx = system.ctx(district)
    const receipts = readReceipts(ctx, request)
    if (!found) return { ctx, actor: { ...guest(district, languageOf(request), addressOf(request)), receipts } }
    present.set(request, found)
    return { ctx, actor: { ...personActor(found, district, addressOf(request)), receipts } }
  }
}

async function findPresent(system: System, request: FastifyRequest, here: Here): Promise<Present | null> {
  const token = readSignedCookie(system.keys, request.cookies[cookieName(system.config, sessionCookie)])
  const district = token === null ? null : districtOf(token)
  if (token === null || district === null || (here.fixed && district !== here.district)) return null
  return presentSession(system, district, token, isUse(request))
}

/** What a page does by itself is no use: reading anew after an event, and listening. */
const isUse = (request: FastifyRequest): boolean => !isBackground(request) && !request.url.startsWith('/api/live')

/** Nobody asked for it just now: the page reads again by itself. */
export const isBackground = (request: FastifyRequest): boolean => request.headers['liti-background'] !== undefined

/** A living session with what it owes; `touch` moves its last use. */
export async function presentSession(system: System, district: number, token: string, touch: boolean): Promise<Present | null> {
  const db = system.db(district)
  const found = await findSession(db, district, token)
  const now = system.now()
  if (!found || isOver(found, now, system.config)) return null
  if (touch && now.epochMilliseconds - found.lastSeenAt.epochMilliseconds > touchMs) {
    await sql`update auth.session set last_seen_at = ${now} where district_id = ${district} and id = ${found.id} and last_seen_at < ${now}`.execute(
      db,
    )
    found.lastSeenAt = now
  }
  return { ...found, ...standing(found, now, system.config.DEMO) }
}

/** Rights that are withheld until the second factor is given are not there at all: no route has to remember them. */
export const personActor = (session: Present, district: number, address: string): Actor => ({
  kind: 'person',
  district,
  lang: session.lang,
  address,
  personId: session.personId,
  name: session.name,
  seats: session.withheld ? [] : session.seats,
  organisationIds: session.organisationIds,
  actsForIds: session.actsForIds,
  receipts: [],
  link: null,
})

/** `fixed`: the address belongs to this district and no other may be used at it. */
type Here = { district: number; fixed: boolean }

function hostDistricts(system: System): (request: FastifyRequest) => Promise<Here> {
  let known: { until: number; hosts: Promise<Map<string, number>> } | null = null
  const read = async () => {
    const rows = await system.openDb.selectFrom('kernel.district').select(['id', 'host']).where('host', 'is not', null).execute()
    return new Map(rows.map((row) => [row.host ?? '', row.id]))
  }
  return async (request) => {
    if (!known || known.until < Date.now()) {
      const hosts = read()
      hosts.catch(() => (known = null)) // asked again by the next request
      known = { until: Date.now() + hostsMs, hosts }
    }
    const hosts = await known.hosts
    const district = hosts.get(request.host) ?? hosts.get(request.hostname)
    return { district: district ?? system.config.DISTRICT, fixed: district !== undefined }
  }
}
