import type { FileRef } from '@liti/contract/common'
import type { Ctx } from '../context.ts'
import { fileUrl } from '../http/file-route.ts'

/** Files of a set of records, grouped by record, each with its short-lived link; only for a reader who may see the records. */
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
