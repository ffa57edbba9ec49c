import type { Ctx } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'

/** What a view is built from: inside a command its transaction, on a page the database. A `Work` is one. */
export type Sight = { tx: Db; ctx: Ctx; now: Temporal.Instant }

export const sight = (ctx: Ctx): Sight => ({ tx: ctx.db, ctx, now: ctx.now() })
