import type { Lang } from '@liti/contract/common'
import type { Actor } from '../../actor.ts'
import type { Ctx } from '../../context.ts'
import { sealMail } from '../../crypto/person-mail.ts'
import { commit } from '../../work.ts'
import { anyone } from './account.ts'

/** The language a person reads pages and notices in. */
export const setLanguage = (ctx: Ctx, actor: Actor, personId: string, lang: Lang): Promise<void> =>
  commit(ctx, actor, async (work) => {
    work.permit(anyone)
    await work.tx.updateTable('directory.person').set({ lang }).where('district_id', '=', ctx.district).where('id', '=', personId).execute()
    work.trace('person.language-set', personId, { lang })
  })

/** Where a person's notices also go by mail; an empty address takes it away. */
export const setMail = (ctx: Ctx, actor: Actor, personId: string, mail: string): Promise<void> =>
  commit(ctx, actor, async (work) => {
    work.permit(anyone)
    await work.tx
      .updateTable('directory.person')
      .set({ email_sealed: mail === '' ? null : sealMail(ctx.keys, personId, mail) })
      .where('district_id', '=', ctx.district)
      .where('id', '=', personId)
      .execute()
    work.trace(mail === '' ? 'person.mail-removed' : 'person.mail-set', personId)
  })
