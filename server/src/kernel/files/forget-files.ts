import type { Ctx } from '../context.ts'

/** With an hour until the next round: within a day. */
const keptHours = 23

/** Uploaded files that no command attached to anything: their rows, then their bytes. */
export async function forgetFiles(ctx: Ctx): Promise<void> {
  const gone = await ctx.db
    .deleteFrom('kernel.file')
    .where('district_id', '=', ctx.district)
    .where('subject_id', 'is', null)
    .where('created_at', '<', ctx.now().subtract({ hours: keptHours }))
    .returning('storage_key')
    .execute()
  for (const { storage_key } of gone) {
    await ctx.files.delete(storage_key).catch((error: unknown) => ctx.log.warn({ err: error, file: storage_key }, 'a file was left over'))
  }
}
