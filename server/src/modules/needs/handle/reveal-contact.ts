import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { open } from '../../../kernel/crypto/seal.ts'
import { look, noteLook, personPhone } from '../../directory/index.ts'
import { lockNeed } from '../record/lock-need.ts'
import { mayReveal } from '../rules/rules.ts'
import { contactNamePlace, phonePlace } from '../record/insert-need.ts'

/** Opens the requester's phone for somebody who handles the need; the look is kept with its reason. */
export const revealContact = (
  ctx: Ctx,
  actor: Actor,
  needId: string,
  reason: string,
): Promise<{ phone: string | null; name: string | null }> =>
  look(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    work.permit(mayReveal, need)
    const row = await work.tx
      .selectFrom('needs.need')
      .select(['phone_sealed', 'contact_name_sealed', 'requester_person_id'])
      .where('district_id', '=', ctx.district)
      .where('id', '=', needId)
      .executeTakeFirstOrThrow()
    const own = row.phone_sealed === null ? null : open(ctx.keys, row.phone_sealed, phonePlace(needId))
    const phone = own ?? (row.requester_person_id === null ? null : await personPhone(ctx, row.requester_person_id, work.tx))
    const name = row.contact_name_sealed === null ? null : open(ctx.keys, row.contact_name_sealed, contactNamePlace(needId))
    await noteLook(work, 'needs.need.phone', needId, reason)
    return { phone, name }
  })
