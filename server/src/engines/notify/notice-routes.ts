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
  /** Other records notices about the need may be filed under: its assignments. */
  partsOf?: (ctx: Ctx, needId: string) => Promise<{ kind: string; ids: string[] }>
}

export function noticeRoutes(serve: Serve, { maySee, partsOf }: NoticeHelp): void {
  serve(noticesRoute, ({ ctx, actor, query }) => listNotices(ctx, actor, query))
  serve(markReadRoute, ({ ctx, actor, body }) => markRead(ctx, actor, body))
  serve(deliveriesRoute, async ({ ctx, actor, params: { needId } }) => {
    if (!(await maySee(ctx, actor, needId))) throw notFound()
    const parts = await partsOf?.(ctx, needId)
    return { deliveries: await listDeliveries(ctx, { kind: 'need', ids: [needId] }, ...(parts ? [parts] : [])) }
  })
}
