import type { FileRef } from '@liti/contract/common'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { FileProblem } from '../../kernel/files/file-problem.ts'
import { ingest } from '../../kernel/files/ingest.ts'
import { fileUrl } from '../../kernel/http/file-route.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { commit } from '../../kernel/work.ts'
import { lockAssignment } from './lock-assignment.ts'
import { mayReply } from './rules.ts'

/** Takes one file of a form in; it belongs to nothing until a command attaches it. `owner` says who may do that. */
export async function uploadFile(ctx: Ctx, actor: Actor, request: FastifyRequest, owner: string): Promise<{ file: FileRef }> {
  const part = await request.file()
  if (!part)
    throw new Refusal(
      'invalid',
      'file',
      { zh: '没有收到文件', en: 'No file arrived' },
      { file: { zh: '请选一个文件', en: 'Please choose a file' } },
    )
  const taken = await ingest(part.file, part.filename).catch((error: unknown) => {
    if (error instanceof FileProblem) throw new Refusal('invalid', error.code, error.text, { file: error.text })
    throw error
  })
  return commit(ctx, actor, async (work) => {
    if (actor.link) {
      const { need, assignment } = await lockAssignment(work, actor.link.assignmentId, 'link')
      work.permit(mayReply, need, assignment)
    } else work.permit(() => true) // unattached, a file is visible to nobody but its owner
    const { rows } = await sql<{ id: string }>`select kernel.new_id() as id`.execute(work.tx)
    const id = rows[0]?.id ?? ''
    const key = `${ctx.district}/${work.today.slice(0, 7)}/${id}`
    await ctx.files.put(key, taken.bytes)
    await work.tx
      .insertInto('kernel.file')
      .values({
        district_id: ctx.district,
        id,
        storage_key: key,
        sha256: taken.sha256,
        name: taken.name,
        type: taken.type,
        size: taken.size,
        uploaded_by: owner,
      })
      .execute()
    work.trace('files.uploaded', id, { type: taken.type, size: taken.size })
    return { file: { id, name: taken.name, type: taken.type, size: taken.size, url: fileUrl(ctx, id) } }
  })
}

/** Files of a set of records, grouped by record, each with its short-lived link. */
export async function filesOf(ctx: Ctx, kind: string, ids: string[]): Promise<Map<string, FileRef[]>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('kernel.file')
    .select(['id', 'name', 'type', 'size', 'subject_id'])
    .where('district_id', '=', ctx.district)
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', ids)
    .orderBy('created_at')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({
      subject: row.subject_id ?? '',
      id: row.id,
      name: row.name,
      type: row.type,
      size: row.size,
      url: fileUrl(ctx, row.id),
    })),
    (row) => row.subject,
  )
}
