import type { Refused } from '@liti/contract/common'
import type { In, Out, Route } from '@liti/contract/kit'
import { NetworkError, RefusedError, ServerError } from './errors.ts'
import { noteAnswer, noteServerTime } from './server-time.ts'

type Part<Name extends string, T> = {} extends T ? { [N in Name]?: T } : { [N in Name]: T }

/** What a route takes: `params` of the path, `query` and `body`, each only where the route has them. */
export type InputOf<R extends Route> = Part<'params', In<R['params']>> & Part<'query', In<R['query']>> & Part<'body', In<R['body']>>
export type ReplyOf<R extends Route> = Out<R['reply']>

/** The last argument of a call: may be left out where nothing in the input is required. */
export type Optional<T> = {} extends T ? [input?: T] : [input: T]

export type CallOptions = { signal?: AbortSignal | undefined; idempotencyKey?: string | undefined; timeoutMs?: number | undefined }

type Target = Pick<Route, 'method' | 'path'>
type Input = { params?: unknown; query?: unknown; body?: unknown }

let background = false

/** Calls begun in here are nobody's doing: they do not keep a session alive. */
export function inBackground<T>(begin: () => T): T {
  background = true
  try {
    return begin()
  } finally {
    background = false
  }
}

/**
 * Asks one route of the contract and gives its reply.
 * Throws RefusedError (the server's reason), NetworkError (no answer) or ServerError (5xx); AbortError when `signal` ends it.
 * A command without `idempotencyKey` gets one of its own; callers that retry pass theirs.
 */
export async function call<R extends Route>(route: R, input: InputOf<R>, options: CallOptions = {}): Promise<ReplyOf<R>> {
  const { signal, idempotencyKey = crypto.randomUUID(), timeoutMs = 20_000 } = options
  const command = route.method === 'POST'
  const deadline = AbortSignal.timeout(timeoutMs)
  const unasked = background
  try {
    const answer = await fetch(urlOf(route, input), {
      method: route.method,
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      headers: {
        accept: 'application/json',
        ...(unasked && { 'liti-background': '1' }),
        ...(command && { 'content-type': 'application/json', 'idempotency-key': idempotencyKey }),
      },
      ...(command && { body: JSON.stringify((input as Input).body ?? {}) }),
    })
    noteServerTime(answer.headers.get('date'))
    if (!unasked) noteAnswer()
    return read(answer.status, answer.headers.get('x-request-id'), await answer.text()) as ReplyOf<R>
  } catch (error) {
    throw networkErrorOf(error, signal, deadline)
  }
}

/** Path and query of a route filled in; also the address for a link to a download. */
export function urlOf(route: Target, input: Input): string {
  const { params = {}, query = {} } = input as { params?: Record<string, unknown>; query?: Record<string, unknown> }
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined && each !== null) search.append(name, String(each))
  }
  return search.size > 0 ? `${path}?${search}` : path
}

/** Turns an answer into its reply or the error it stands for. */
export function read(status: number, requestId: string | null, text: string): unknown {
  const body = parse(text)
  if (status >= 200 && status < 300 && body !== undefined) return body
  if (status < 500 && isRefused(body)) throw new RefusedError(body, status, requestId ?? undefined)
  throw new ServerError(status, requestId ?? undefined)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRefused(body: unknown): body is Refused {
  return typeof body === 'object' && body !== null && 'kind' in body && 'code' in body && 'message' in body
}

function networkErrorOf(error: unknown, signal: AbortSignal | undefined, deadline: AbortSignal): unknown {
  if (error instanceof RefusedError || error instanceof ServerError || signal?.aborted) return error
  if (deadline.aborted) return new NetworkError('timeout')
  return new NetworkError(isOffline() ? 'offline' : 'unreachable')
}

/** Node has a navigator without `onLine`: only a browser that says so is offline. */
const isOffline = (): boolean => 'onLine' in navigator && !navigator.onLine
