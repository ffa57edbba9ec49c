import { getThread } from '@liti/contract/threads'
import type { Serve } from '../../kernel/http/serve.ts'
import { threadOf, type Describers } from './thread-of.ts'

/** GET /api/threads/:kind/:id. A kind nobody describes is not found. */
export function threadRoutes(serve: Serve, describers: Describers): void {
  serve(getThread, ({ ctx, actor, params }) => threadOf(ctx, actor, params.kind, params.id, describers))
}
