import { createHmac, randomUUID } from 'node:crypto'
import type { Text } from '@liti/contract/common'
import type { In, Out, Route } from '@liti/contract/kit'
import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { deriveKey } from '../crypto/keys.ts'
import { Refusal } from '../refusal.ts'
import { readDevice, readDraftToken } from '../session/device-cookies.ts'
import { tooMany } from './answer-error.ts'
import { idCheck, type SeeIds } from './check-ids.ts'
import { fieldText } from './field-text.ts'
import { unfitText } from './unfit-text.ts'
import { withoutUnseen } from './without-unseen.ts'

export type Asked<R extends Route> = {
  ctx: Ctx
  actor: Actor
  params: Out<R['params']>
  query: Out<R['query']>
  body: Out<R['body']>
  /** For the few routes that set cookies, stream or answer bytes. */
  request: FastifyRequest
  response: FastifyReply
}
export type Handler<R extends Route> = (asked: Asked<R>) => Promise<In<R['reply']>> | In<R['reply']>
export type Serve = <R extends Route>(route: R, handler: Handler<R>) => void

type Parser = { safeParse: (value: unknown) => { success: true; data: unknown } | { success: false; error: z.ZodError } }

/** Finds who is asking; what is asked of the session part of the kernel. */
export type Door = (request: FastifyRequest, requestId: string) => Promise<{ ctx: Ctx; actor: Actor }>

/**
 * How many callers' worth of calls one address may make: all firms of a tower, or the customers of a mobile carrier, are often one.
 * Who can be told apart (a person, a browser that shows its cookie) is held to one's own share.
 */
export const callersPerAddress = 50

/**
 * Binds contract routes to an application. Input is checked, the caller identified and let through the
 * route's door, and the reply cut to what the contract promises: a field it does not name never leaves.
 * @param perMinute calls a caller may make where the route does not say; more answer 429
 * @param see which ids a caller may name in a body; without it none is checked
 * @returns serve, and the list of routes served so far (held against OpenAPI and the access table by a test)
 */
export function makeServe(app: FastifyInstance, door: Door, perMinute: number, see?: SeeIds): { serve: Serve; served: Route[] } {
  const served: Route[] = []
  const callers = new WeakMap<FastifyRequest, string>()
  const limitOf = (max: number) => ({
    own: app.createRateLimit({ max, timeWindow: 60_000, keyGenerator: (request) => callers.get(request) ?? '' }),
    shared: app.createRateLimit({ max: max * callersPerAddress, timeWindow: 60_000, keyGenerator: addressOf }),
  })
  const general = limitOf(perMinute)
  const serve: Serve = (route, handler) => {
    served.push(route)
    const limit = route.perMinute === undefined ? general : limitOf(route.perMinute)
    const checkIds = see && idCheck(route, see)
    app.route({
      method: route.method,
      url: route.path,
      handler: async (request, response) => {
        const { ctx, actor } = await door(request, request.id)
        const browser = readDevice(ctx, request)
        // a person is one caller wherever they are signed in; a guest is their browser, and one of many at their address
        const caller = actor.personId ?? browser
        if (caller !== null) callers.set(request, caller)
        for (const counts of [...(caller === null ? [] : [limit.own]), ...(actor.personId === null ? [limit.shared] : [])]) {
          const counted = await counts(request)
          if (!counted.isAllowed && counted.isExceeded) {
            response.header('retry-after', counted.ttlInSeconds)
            throw tooMany(counted.ttl)
          }
        }
        letThrough(route, actor)
        const asked = {
          params: parse(route.params, request.params, 'params'),
          query: parse(route.query, request.query, 'query'),
          body: route.kind === 'upload' ? {} : parse(route.body, request.body ?? {}, 'body'),
        }
        await checkIds?.(ctx, actor, asked.body)
        const call = {
          requestId: request.id,
          key: keyOf(route, request),
          route: `${route.method} ${request.url}`,
          bodyHash: hashOf(ctx, request.body),
          device: readDraftToken(ctx, request),
          browser,
        }
        // what is saved or shown is kept by whoever saves it, not by a browser several people use
        if (route.kind === 'download') response.header('cache-control', 'no-store')
        const result = await handler({ ctx: { ...ctx, call }, actor, request, response, ...asked } as unknown as Asked<typeof route>)
        if (route.kind === 'stream' || route.kind === 'download') return result
        const reply = (route.reply as unknown as Parser).safeParse(result)
        if (!reply.success) throw new Error(`The reply of ${route.path} breaks its contract: ${reply.error.message}`)
        return response.header('cache-control', 'no-store').send(reply.data)
      },
    })
  }
  return { serve, served }
}

function letThrough(route: Route, actor: Actor): void {
  const signedIn = actor.kind === 'person'
  if ((route.access === 'person' || route.access === 'staff') && !signedIn) {
    throw new Refusal('signed-out', 'signed-out', { zh: '请先登录', en: 'Please sign in first' })
  }
  if (route.access === 'staff' && actor.seats.length === 0) {
    throw new Refusal('forbidden', 'no-seat', {
      zh: '这里给有席位的人用。您现在没有席位，或者任期到了',
      en: 'This is for people who hold a seat. You hold none now, or its term has ended',
    })
  }
}

function parse(schema: unknown, value: unknown, where: 'params' | 'query' | 'body'): unknown {
  const unfit = unfitText(value)
  const result = unfit ? null : (schema as Parser).safeParse(withoutUnseen(value))
  if (result?.success) return result.data
  if (where === 'params') throw new Refusal('not-found', 'not-found', { zh: '没有找到', en: 'Not found' })
  const fields: Record<string, Text> = unfit ?? {}
  for (const issue of result?.error.issues ?? []) fields[issue.path.join('.') || '_'] ??= fieldText(issue)
  throw new Refusal('invalid', 'invalid', { zh: '有几处要改一下', en: 'A few things need to be changed' }, fields)
}

function keyOf(route: Route, request: FastifyRequest): string | null {
  if (route.method !== 'POST') return null
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length < 8 || key.length > 255) {
    throw new Refusal('invalid', 'key-missing', {
      zh: '请求缺少 Idempotency-Key（8 到 255 个字符）',
      en: 'The request lacks an Idempotency-Key header (8 to 255 characters)',
    })
  }
  return key
}

/** Keyed: a phone number in a short body could be guessed from a plain hash. */
export const hashOf = (ctx: Ctx, body: unknown): string =>
  createHmac('sha256', deriveKey(ctx.keys.blindKey, 'idempotency'))
    .update(JSON.stringify(body ?? null))
    .digest('base64url')

export const newRequestId = (): string => randomUUID()

/** Where a request comes from, as the limits count it: an address, or for IPv6 the network of one customer. */
export const addressOf = (request: FastifyRequest): string => normalizeIP(request.ip, 64)
