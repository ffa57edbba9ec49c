import { listDeliveries as deliveriesRoute, listNotices as noticesRoute, markRead as markReadRoute } from '@liti/contract/notices'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Serve } from '../../kernel/http/serve.ts'
import { notFound } from '../../kernel/refusal.ts'
import { listDeliveries } from './list-deliveries.ts'
import { listNotices } from './list-notices.ts'
import { markRead } from './mark-read.ts'

export type NoticeHelp = {
  /** Whether the reader may see the need whose deliveries are asked for. */
  maySee: (ctx: Ctx, actor: Actor, needId: string) => Promise<boolean>
  /** Whether the one who raised it may be named; not where they asked to stay unnamed. */
  mayName?: (ctx: Ctx, needId: string) => Promise<boolean>
  /** Other records notices about the need may be filed under: its assignments. */
  partsOf?: (ctx: Ctx, needId: string) => Promise<{ kind: string; ids: string[] }>
}

const unnamed = '诉求人'

export function noticeRoutes(serve: Serve, { maySee, mayName, partsOf }: NoticeHelp): void {
  serve(noticesRoute, ({ ctx, actor, query }) => listNotices(ctx, actor, query))
  serve(markReadRoute, ({ ctx, actor, body }) => markRead(ctx, actor, body))
  serve(deliveriesRoute, async ({ ctx, actor, params: { needId } }) => {
    if (!(await maySee(ctx, actor, needId))) throw notFound()
    const parts = await partsOf?.(ctx, needId)
    const named = (await mayName?.(ctx, needId)) ?? true
    const own = await listDeliveries(ctx, { kind: 'need', ids: [needId] })
    const all = [...own.map((one) => (named ? one : { ...one, to: unnamed })), ...(parts ? await listDeliveries(ctx, parts) : [])]
    return { deliveries: all.toSorted((a, b) => Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : -1)) }
  })
}
