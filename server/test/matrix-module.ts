import type { In, Route } from '@liti/contract/kit'
import type { Api, Asked, Browser } from './api.ts'
import { cast, type Stage } from './actors.ts'
import type { tracer } from './trace.ts'
import type { World } from './world.ts'
import type { Actor } from '../src/kernel/actor.ts'
import type { Ctx } from '../src/kernel/context.ts'

/** Everybody who knocks. `ended`: the seat at the station ended yesterday; `linkHolder`: came by the link of another need. */
export const staff = [
  'resident',
  'firm',
  'colleague',
  'otherFirm',
  'specialist',
  'head',
  'otherStation',
  'otherHead',
  'property',
  'bureau',
  'tax',
  'market',
  'street',
  'committee',
] as const satisfies (keyof typeof cast)[]
export type Knocker = (typeof staff)[number] | 'guest' | 'receiptHolder' | 'linkHolder' | 'ended' | 'otherDistrict'
export const knockers: Knocker[] = [...staff, 'guest', 'receiptHolder', 'linkHolder', 'ended', 'otherDistrict']

/** The records the rows name. A module adds its own: `declare module '../matrix-module.ts' { interface Ids { … } }`. */
export interface Ids {
  session: string
  notice: string
}

/**
 * How each route is asked for somebody's records.
 * - `record`: the call names a record; only `may` are let through to it
 * - `list`: the call may end well for anybody its door lets in, and shows each reader only their own
 * - `self`: about the caller and nobody else, there is nothing to name
 */
export type Row = {
  route: Route
  kind: 'record' | 'list' | 'self'
  may: Knocker[]
  calls: (ids: Ids, who?: Knocker) => Asked<Route>[]
  /** Codes a call is refused with that names in its body what the caller may not see. */
  refusedBy: string[]
}

export const record = <R extends Route>(
  route: R,
  may: Knocker[],
  calls: (ids: Ids, who?: Knocker) => Asked<R>[],
  refusedBy: string[] = [],
): Row => ({ route, kind: 'record', may, calls: calls, refusedBy })
export const list = <R extends Route>(route: R, calls: (ids: Ids) => Asked<R>[]): Row => ({
  route,
  kind: 'list',
  may: [],
  calls: calls,
  refusedBy: [],
})
export const self = (route: Route): Row => ({ route, kind: 'self', may: [], calls: () => [], refusedBy: [] })

export const station: Knocker[] = ['specialist', 'head']
export const desk: Knocker[] = [...station, 'street']
export const handling: Knocker[] = [...desk, 'bureau', 'tax']
/** Everybody who holds a seat. */
export const seated: Knocker[] = [...handling, 'colleague', 'otherStation', 'otherHead', 'property', 'market', 'committee']
/** Who asked, and a colleague who holds a seat besides. */
export const asker: Knocker[] = ['firm', 'colleague']
export const neighbours: Knocker[] = ['otherFirm', 'property', 'committee', 'ended']

export const text = '我来试试'
export const day = '2026-06-10'
export const unknownToken = 'A'.repeat(40)

/** What must not be read by anybody but these, wherever it stands in whatever answer. */
export type Secrets = Record<string, Knocker[]>

/** An id of a body, tried with what its writer may not see. */
export type Try = { path: string; by: Knocker; route: Route; params?: object; body: object; foreign: string }
export const tried = <R extends Route>(
  route: R,
  by: Knocker,
  path: string,
  foreign: string[],
  body: (id: string) => In<R['body']>,
  params?: object,
): Try[] => foreign.map((id) => ({ path, by, route, body: body(id) as object, foreign: id, ...(params && { params }) }))

/** What there is before a module adds its records. */
export type House = {
  world: World
  api: Api
  stage: Stage
  of: (one: Knocker) => Browser
  /** What is known already: of the directory, and of the modules before. */
  ids: Ids
  /** The id a query of the owner finds. */
  one: (query: string, ...values: unknown[]) => Promise<string>
}
/** The second district: its own context, its one person and the firm they act for. */
export type FarHouse = House & { ctx: Ctx; system: Actor; asker: Actor; browser: Browser }
export type Matrix = House & { farIds: Ids; secrets: Secrets; trace: ReturnType<typeof tracer> }

/** What a module brings to the matrix: exported as `matrix` by server/test/MODULE/matrix.ts. */
export type MatrixModule = {
  /** Its own routes, each once. */
  rows: Row[]
  /** Routes of an engine (a thread, what was sent about a record), asked for records of this module. */
  also?: Row[]
  /** Records with something secret in every place, and people all around them. */
  furnish?: (house: House) => Promise<{ ids: Partial<Ids>; secrets: Secrets }>
  /** The same kinds of records in the second district. */
  furnishFar?: (far: FarHouse) => Promise<Partial<Ids>>
  /** What is to be shown besides, in the same world. */
  checks?: Record<string, (matrix: Matrix) => Promise<void>>
  tries?: (matrix: Matrix) => Promise<Try[]>
  /** Ids of bodies that open nothing, as `POST /path field`, and why. */
  harmless?: Record<string, string>
  /** The tried calls go through with what their writers may see. */
  through?: (matrix: Matrix) => Promise<void>
}
