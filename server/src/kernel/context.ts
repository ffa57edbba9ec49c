import type { FileStore } from './files/file-store.ts'
import type { KeyProvider } from './crypto/keys.ts'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import type { Log } from './log.ts'

/** One call of the API: what makes a command repeatable without doing it twice. */
export type Call = {
  requestId: string
  key: string | null
  route: string
  bodyHash: string
  /** The browser a guest calls from, where it has a cookie of ours: guests do not share their keys. */
  device?: string | null
  /** The browser it came from, where it shows its cookie: limits tell those at one address apart by it. */
  browser?: string | null
}

/** What commands and queries are given: one district's database, and the adapters to the world outside. */
export type Ctx = {
  config: Config
  log: Log
  district: number
  db: Db
  /** Every time in a record comes from here. */
  now: () => Temporal.Instant
  keys: KeyProvider
  files: FileStore
  call: Call | null
}

/** For commands whose reply must not be kept for a repeat, because it would store in the clear what is sealed elsewhere. */
export const unkept = (ctx: Ctx): Ctx => ({ ...ctx, call: ctx.call && { ...ctx.call, key: null } })
