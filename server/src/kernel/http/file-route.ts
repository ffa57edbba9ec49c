import { getFile } from '@liti/contract/system'
import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { signToken, verifyToken } from '../crypto/token.ts'
import { readWhole } from '../files/file-store.ts'
import { notFound, Refusal } from '../refusal.ts'
import type { Serve } from './serve.ts'

const purpose = 'file'
const Named = z.object({ d: z.number().int(), f: z.uuid() })

/** A link to one file, good for ten minutes; made only for a reader who may see the record the file belongs to. */
export const fileUrl = (ctx: Ctx, fileId: string): string =>
  `/api/files/${signToken(ctx.keys, { d: ctx.district, f: fileId }, purpose, Temporal.Now.instant().add({ minutes: 10 }))}`

/** GET /api/files/:token. Pictures open in the page, everything else is saved; nothing is ever run. */
export function fileRoute(serve: Serve): void {
  serve(getFile, async ({ ctx, params, response }) => {
    const checked = verifyToken(ctx.keys, params.token, purpose, Temporal.Now.instant(), Named)
    if (!checked.ok) {
      throw new Refusal('not-found', 'link-expired', {
        zh: '这个文件链接过期了，请回到原来的页面再打开',
        en: 'This file link has expired; open the file again from its page',
      })
    }
    if (checked.payload.d !== ctx.district) throw notFound()
    const file = await ctx.db
      .selectFrom('kernel.file')
      .select(['storage_key', 'sha256', 'size', 'type', 'name'])
      .where('district_id', '=', ctx.district)
      .where('id', '=', checked.payload.f)
      .executeTakeFirst()
    if (!file) throw notFound()
    const bytes = await readWhole(ctx.files, file.storage_key, { sha256: file.sha256, size: file.size })
    const inline = file.type.startsWith('image/')
    return response
      .type(file.type)
      .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(bytes)
  })
}
