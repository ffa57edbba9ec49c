import { listDeliveries as deliveriesRoute, listNotices as noticesRoute, markRead as markReadRoute } from '@liti/contract/notices'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Serve } from '../../kernel/http/serve.ts'
import { notFound } from '../../kernel/refusal.ts'
import { listDeliveries } from './list-deliveries.ts'
import { listNotices } from './list-notices.ts'
import { markRead } from './mark-read.ts'
import type { Notices } from './notices.ts'

/** What was sent about one kind of record, for the desk that may see it. */
export type DeliveriesOf = {
  maySee: (ctx: Ctx, actor: Actor, id: string) => Promise<boolean>
  /** What stands for the name of the one who is told; null where they may be named. */
  unnamed?: (ctx: Ctx, id: string) => Promise<string | null>
  /** Other records notices about it may be filed under. */
  parts?: (ctx: Ctx, id: string) => Promise<{ kind: string; ids: string[] }>
}

/** The caller's notices, and what was sent about a record of any kind. */
export function noticeRoutes(serve: Serve, notices: Notices, deliveries: Record<string, DeliveriesOf>): void {
  serve(noticesRoute, ({ ctx, actor, query }) => listNotices(ctx, actor, query, notices))
  serve(markReadRoute, ({ ctx, actor, body }) => markRead(ctx, actor, body))
  serve(deliveriesRoute, async ({ ctx, actor, params: { kind, id } }) => {
    const of = Object.hasOwn(deliveries, kind) ? deliveries[kind] : undefined
    if (!of || !(await of.maySee(ctx, actor, id))) throw notFound()
    const parts = await of.parts?.(ctx, id)
    const unnamed = (await of.unnamed?.(ctx, id)) ?? null
    const own = await listDeliveries(ctx, notices, { kind, ids: [id] })
    const all = [
      ...own.map((one) => (unnamed === null ? one : { ...one, to: unnamed })),
      ...(parts ? await listDeliveries(ctx, notices, parts) : []),
    ]
    return { deliveries: all.toSorted((a, b) => Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : -1)) }
  })
}
