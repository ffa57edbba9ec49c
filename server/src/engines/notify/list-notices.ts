import type { BoundedCount, Lang } from '@liti/contract/common'
import type { In, Out } from '@liti/contract/kit'
import type { listNotices as route } from '@liti/contract/notices'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { cursorOf, readCursor } from '../../kernel/keyset.ts'
import type { Notices } from './notices.ts'

const mostCounted = 100

/** A person's own messages, newest first, in both languages: which one is read is the page's choice. */
export async function listNotices(
  ctx: Ctx,
  actor: Actor,
  { after, limit }: Out<(typeof route)['query']>,
  notices: Notices,
): Promise<In<(typeof route)['reply']>> {
  const from = readCursor(after)
  const rows = await ctx.db
    .selectFrom('notify.message')
    .select(['id', 'template', 'params', 'link', 'created_at', 'read_at'])
    .where('district_id', '=', ctx.district)
    .where('person_id', '=', actor.personId)
    .where('channel', '=', 'app')
    .where('state', '=', 'sent')
    .$if(from !== null, (query) => query.where(sql<boolean>`(created_at, id) < (${from?.at}::timestamptz, ${from?.id}::uuid)`))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ id, template, params, link, created_at, read_at }) => {
      const [zh, en] = [words(ctx, notices, 'zh', template, params), words(ctx, notices, 'en', template, params)]
      return {
        id,
        subject: { zh: zh.subject, en: en.subject },
        text: { zh: zh.text, en: en.text },
        link,
        at: created_at.toString(),
        readAt: read_at?.toString() ?? null,
      }
    }),
    next: rows.length > limit && last ? cursorOf(last.created_at, last.id) : null,
    unread: await countUnread(ctx.db, ctx.district, actor.personId),
  }
}

/** Messages a person has not read, exact up to 100. */
export async function countUnread(db: Db, district: number, personId: string | null): Promise<BoundedCount> {
  if (personId === null) return { count: 0, more: false }
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
      select from notify.message where district_id = ${district} and person_id = ${personId} and channel = 'app' and read_at is null and state = 'sent'
      limit ${mostCounted + 1}) as unread`.execute(db)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, mostCounted), more: count > mostCounted }
}

/** One row that no longer fits its template must not take the list away. */
function words(ctx: Ctx, notices: Notices, lang: Lang, template: string, params: unknown): { subject: string; text: string } {
  try {
    return notices.renderApp(template, lang, params)
  } catch {
    ctx.log.error({ template }, 'notice unreadable')
  }
  return {
    subject: { zh: '这条消息的内容显示不出来，请打开链接看', en: 'This message cannot be shown; please open its link' }[lang],
    text: '',
  }
}
