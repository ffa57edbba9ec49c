import { DraftData } from '@liti/contract/needs'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { fileUrl } from '../../kernel/http/file-route.ts'
import { commit, json, type Work } from '../../kernel/work.ts'

type Draft = { id: string; data: DraftData; savedAt: string }
type Reply = { draft: Draft | null }

const keptDays = 30

/** The draft behind this browser's cookie, with fresh links to its files. */
export async function getDraft(ctx: Ctx, token: string | null): Promise<Reply> {
  if (token === null) return { draft: null }
  const row = await ctx.db
    .selectFrom('needs.draft')
    .select(['id', 'data', 'updated_at'])
    .where('district_id', '=', ctx.district)
    .where('device', '=', token)
    .executeTakeFirst()
  if (!row) return { draft: null }
  const data = DraftData.parse(row.data)
  return {
    draft: {
      id: row.id,
      data: { ...data, files: data.files.map((file) => ({ ...file, url: fileUrl(ctx, file.id) })) },
      savedAt: row.updated_at.toString(),
    },
  }
}

/** Keeps what was typed so far. Drafts are forgotten after 30 days. */
export const saveDraft = (ctx: Ctx, actor: Actor, token: string, data: DraftData): Promise<Reply> =>
  commit(ctx, actor, async (work) => {
    work.permit(() => true) // the cookie opens this one draft and no other
    const kept = { ...data, files: data.files.map((file) => ({ ...file, url: null })) }
    const row = await work.tx
      .insertInto('needs.draft')
      .values({ district_id: ctx.district, device: token, person_id: actor.personId, data: json(kept), updated_at: work.now })
      .onConflict((clash) => clash.columns(['district_id', 'device']).doUpdateSet({ data: json(kept), updated_at: work.now }))
      .returning('id')
      .executeTakeFirstOrThrow()
    work.trace('needs.draft-saved', row.id)
    return { draft: { id: row.id, data, savedAt: work.now.toString() } }
  })

export const dropDraft = (ctx: Ctx, actor: Actor, token: string | null): Promise<Reply> =>
  commit(ctx, actor, async (work) => {
    work.permit(() => true)
    await dropDraftOf(work, token)
    work.trace('needs.draft-dropped', 'draft')
    return { draft: null }
  })

export async function dropDraftOf(work: Work, token: string | null): Promise<void> {
  if (token === null) return
  await work.tx.deleteFrom('needs.draft').where('district_id', '=', work.ctx.district).where('device', '=', token).execute()
}

/** Drafts nobody came back to, and the files that belong to nothing. */
export async function forgetDrafts(ctx: Ctx): Promise<void> {
  await sql`delete from needs.draft where district_id = ${ctx.district} and updated_at < ${ctx.now().subtract({ hours: keptDays * 24 })}`.execute(
    ctx.db,
  )
  const gone = await ctx.db
    .deleteFrom('kernel.file')
    .where('district_id', '=', ctx.district)
    .where('subject_id', 'is', null)
    .where('created_at', '<', ctx.now().subtract({ hours: (keptDays + 1) * 24 }))
    .returning('storage_key')
    .execute()
  for (const { storage_key } of gone) await ctx.files.delete(storage_key)
}
