import { DraftData } from '@liti/contract/needs'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import { unkept, type Ctx } from '../../../kernel/context.ts'
import { open, seal } from '../../../kernel/crypto/seal.ts'
import { fileUrl } from '../../../kernel/http/file-route.ts'
import { commit, json, type Work } from '../../../kernel/work.ts'

type Draft = { id: string; data: DraftData; savedAt: string; gone: string[] }
type Reply = { draft: Draft | null }

const keptDays = 30

/**
 * The draft behind this browser's cookie, with fresh links to the files that were added to it. What somebody signed in typed is
 * theirs alone: the next one at the same computer does not find it.
 */
export async function getDraft(ctx: Ctx, actor: Actor, token: string | null): Promise<Reply> {
  if (token === null) return { draft: null }
  const row = await ctx.db
    .selectFrom('needs.draft')
    .select(['id', 'data', 'contact_sealed', 'updated_at'])
    .where('district_id', '=', ctx.district)
    .where('device', '=', token)
    .where((eb) => eb.or([eb('person_id', 'is', null), eb('person_id', '=', actor.personId)]))
    .executeTakeFirst()
  if (!row) return { draft: null }
  const contact: unknown = row.contact_sealed === null ? {} : JSON.parse(open(ctx.keys, row.contact_sealed, draftPlace(token)))
  const data = DraftData.parse({ ...(row.data as object), ...(contact as object) })
  const own = await waitingFiles(
    ctx,
    token,
    data.files.map((file) => file.id),
  )
  const files = data.files.flatMap((file) => (own.has(file.id) ? [{ ...file, url: fileUrl(ctx, file.id) }] : []))
  const gone = data.files.flatMap((file) => (own.has(file.id) ? [] : [file.name]))
  return { draft: { id: row.id, data: { ...data, files }, savedAt: row.updated_at.toString(), gone } }
}

/** Which of these files were uploaded from this browser and belong to nothing yet: a draft opens no others. */
async function waitingFiles(ctx: Ctx, token: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('kernel.file')
    .select('id')
    .where('district_id', '=', ctx.district)
    .where('id', 'in', ids)
    .where('uploaded_by', '=', `draft:${token}`)
    .where('subject_id', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** What binds the sealed contact of a draft to its row: the browser it is typed in. */
export const draftPlace = (token: string) => `needs.draft.contact:${token}` as const

/** Keeps what was typed so far; phone and name lie sealed. Drafts are forgotten after 30 days. */
export const saveDraft = (ctx: Ctx, actor: Actor, token: string, data: DraftData): Promise<Reply> =>
  commit(unkept(ctx), actor, async (work) => {
    work.permit(() => true) // the cookie opens this one draft and no other
    const { phone, contactName, ...rest } = data
    const kept = json({ ...rest, files: data.files.map((file) => ({ ...file, url: null })) })
    const contact = phone || contactName ? seal(ctx.keys, JSON.stringify({ phone, contactName }), draftPlace(token)) : null
    const change = { person_id: actor.personId, data: kept, contact_sealed: contact, updated_at: work.now }
    const row = await work.tx
      .insertInto('needs.draft')
      .values({ district_id: ctx.district, device: token, ...change })
      .onConflict((clash) => clash.columns(['district_id', 'device']).doUpdateSet(change))
      .returning('id')
      .executeTakeFirstOrThrow()
    work.trace('needs.draft-saved', row.id)
    return { draft: { id: row.id, data, savedAt: work.now.toString(), gone: [] } }
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

/** Drafts nobody came back to; the files that were added to them go with all others that belong to nothing. */
export async function forgetDrafts(ctx: Ctx): Promise<void> {
  await sql`delete from needs.draft where district_id = ${ctx.district} and updated_at < ${ctx.now().subtract({ hours: keptDays * 24 })}`.execute(
    ctx.db,
  )
}
