import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import { countAttempt, countVisit } from '../limits/attempts.ts'
import type { Ctx } from '../context.ts'
import type { Db } from '../db.ts'
import { Refusal } from '../refusal.ts'

/** What may wait with one draft (or one person, one link) before a command attaches it: one may choose anew, and again. */
export const mostWaiting = { files: 20, bytes: 100 * 1024 * 1024 }
/** Of all guests together; what somebody with an account or a link sends does not wait for them. */
export const mostOfGuests = { files: 5000, bytes: 1024 * 1024 * 1024 }
const aDay = { visitor: 60, person: 300 }

/** Counts a sending against its day. @throws Refusal `too-many` at the field of the file */
export async function countUpload(ctx: Ctx, actor: Actor): Promise<void> {
  const counted =
    actor.personId === null
      ? countVisit(ctx, actor, 'upload', aDay.visitor, 1440)
      : countAttempt(ctx.db, ctx.now(), 'upload-person', actor.personId, aDay.person, 1440)
  await counted.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    const text = { zh: '今天传的文件太多了，请明天再传', en: 'Too many files were sent today; please go on tomorrow' }
    throw new Refusal('too-many', 'files-day', text, { file: text })
  })
}

/**
 * Whether what waits leaves room for one more. Asked before the bytes are read, and in the command again: under a lock, so that many at
 * once are no way past it.
 * @throws Refusal `files-draft` or `files-full`, at the field of the file
 */
export async function refuseTooMuch(db: Db, district: number, owner: string, size: number, locked: boolean): Promise<void> {
  const guest = owner.startsWith('draft:')
  const whose = guest ? 'guests' : owner
  if (locked) await sql`select pg_advisory_xact_lock(hashtext('kernel.file'), hashtext(${`${district} ${whose}`}))`.execute(db)
  const { rows } = await sql<{ files: number; bytes: number; allFiles: number; allBytes: number }>`
    select count(*) filter (where uploaded_by = ${owner})::int as files,
      coalesce(sum(size) filter (where uploaded_by = ${owner}), 0)::float8 as bytes,
      count(*)::int as "allFiles", coalesce(sum(size), 0)::float8 as "allBytes"
    from kernel.file where district_id = ${district} and subject_id is null
      and ${guest ? sql`uploaded_by like 'draft:%'` : sql`uploaded_by = ${owner}`}`.execute(db)
  const { files = 0, bytes = 0, allFiles = 0, allBytes = 0 } = rows[0] ?? {}
  if (files >= mostWaiting.files || bytes + size > mostWaiting.bytes) {
    const text = {
      zh: '加的文件太多了，请先把这件事提交，再补充别的',
      en: 'Too many files were added; send this first and add the others afterwards',
    }
    throw new Refusal('invalid', 'files-draft', text, { file: text })
  }
  if (guest && (allFiles >= mostOfGuests.files || allBytes + size > mostOfGuests.bytes)) {
    const text = {
      zh: '现在传文件的人太多，存不下了。可以先不带文件提交，过一会儿再补充',
      en: 'There is no room for files just now; send without them and add them later',
    }
    throw new Refusal('unavailable', 'files-full', text, { file: text })
  }
}
