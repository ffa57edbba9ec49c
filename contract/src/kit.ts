import { z } from 'zod'

/**
 * Who may knock on a route at all; what they then see or do is decided by the module's own rules.
 * - `anyone`: no sign-in needed (a guest may carry a receipt or draft cookie)
 * - `person`: a signed-in person
 * - `staff`: a signed-in person who holds at least one current seat
 * - `link`: the holder of a signed link to one assignment
 */
export type Access = 'anyone' | 'person' | 'staff' | 'link'

// A structural bound instead of z.ZodType: three times fewer type instantiations (measured, docs/adr/0003).
type Schema = { _zod: { input: unknown; output: unknown } }
export type In<S> = S extends { _zod: { input: infer I } } ? I : never
export type Out<S> = S extends { _zod: { output: infer O } } ? O : never

const nothing = z.object({})
type Nothing = typeof nothing

export type Route<
  Method extends 'GET' | 'POST' = 'GET' | 'POST',
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Reply extends Schema = Schema,
> = {
  method: Method
  path: string
  summary: string
  access: Access
  /** `json` is the rule; `upload` takes multipart, `download` answers bytes, `stream` is server-sent events. */
  kind: 'json' | 'upload' | 'download' | 'stream'
  /** Calls allowed per minute and caller, where it differs from the general limit. */
  perMinute?: number
  params: Params
  query: Query
  body: Body
  reply: Reply
}

/** A read: GET, no effect. */
export function read<P extends Schema = Nothing, Q extends Schema = Nothing, R extends Schema = Nothing>(
  path: string,
  spec: { summary: string; access: Access; params?: P; query?: Q; reply: R; kind?: 'json' | 'download' | 'stream'; perMinute?: number },
): Route<'GET', P, Q, Nothing, R> {
  const { summary, access, reply, kind = 'json', perMinute } = spec
  return {
    method: 'GET',
    path,
    summary,
    access,
    kind,
    reply,
    ...(perMinute === undefined ? {} : { perMinute }),
    params: (spec.params ?? nothing) as P,
    query: (spec.query ?? nothing) as Q,
    body: nothing,
  }
}

/** A command: POST with an `Idempotency-Key` header; the same key answers the same reply once more. */
export function act<P extends Schema = Nothing, B extends Schema = Nothing, R extends Schema = Nothing>(
  path: string,
  spec: { summary: string; access: Access; params?: P; body?: B; reply: R; kind?: 'json' | 'upload'; perMinute?: number },
): Route<'POST', P, Nothing, B, R> {
  const { summary, access, reply, kind = 'json', perMinute } = spec
  return {
    method: 'POST',
    path,
    summary,
    access,
    kind,
    reply,
    ...(perMinute === undefined ? {} : { perMinute }),
    params: (spec.params ?? nothing) as P,
    query: nothing,
    body: (spec.body ?? nothing) as B,
  }
}
