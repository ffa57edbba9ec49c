import { sql } from 'kysely'
import { Refusal } from '../refusal.ts'
import type { Work } from '../work.ts'

/**
 * Ties uploaded files to the record they belong to, inside the command that makes or changes it.
 * @param subject the record, as {@link filesOf} asks for it: `need`, `assignment` …
 * @param draftToken of the browser's draft cookie, where guests may have uploaded
 * @throws Refusal `files` unless this caller uploaded every one of them and nobody has used it yet
 */
export async function attachFiles(
  work: Work,
  fileIds: string[],
  subject: { kind: string; id: string },
  draftToken: string | null = null,
): Promise<void> {
  if (fileIds.length === 0) return
  const { numUpdatedRows } = await work.tx
    .updateTable('kernel.file')
    .set({ subject_kind: subject.kind, subject_id: subject.id })
    .where('district_id', '=', work.ctx.district)
    .where('id', 'in', fileIds)
    .where('subject_id', 'is', null)
    .where('uploaded_by', '=', sql<string>`any(${uploaderKeys(work, draftToken)}::text[])`)
    .executeTakeFirstOrThrow()
  if (Number(numUpdatedRows) !== fileIds.length) {
    throw new Refusal(
      'invalid',
      'files',
      { zh: '有一个附件已经不在了，请重新添加', en: 'One attachment is gone; please add it again' },
      { files: { zh: '请重新添加附件', en: 'Please add the attachment again' } },
    )
  }
}

function uploaderKeys({ actor }: Work, draftToken: string | null): string[] {
  const keys: string[] = []
  if (actor.personId !== null) keys.push(`person:${actor.personId}`)
  if (actor.link) keys.push(`link:${actor.link.id}`)
  if (draftToken !== null) keys.push(`draft:${draftToken}`)
  return keys
}
