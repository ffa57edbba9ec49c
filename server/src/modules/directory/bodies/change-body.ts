import type { BodyView, changeBody as route } from '@liti/contract/directory'
import type { Out } from '@liti/contract/kit'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { viewOf } from './fill-seat.ts'
import { lockBody } from '../record/locks.ts'
import { mayShape } from '../record/model.ts'

export type ChangeBody = Out<(typeof route)['body']> & { bodyId: string }

/** How a body is called and reached. One elsewhere is reached by mail alone. */
export const changeBody = (ctx: Ctx, actor: Actor, { bodyId, ...input }: ChangeBody): Promise<BodyView> =>
  commit(ctx, actor, async (work) => {
    const body = await lockBody(work, bodyId)
    work.permit(mayShape, body)
    checkMail(body.external, input.contactEmail)
    await work.tx
      .updateTable('directory.body')
      .set({
        name: input.name,
        short_name: input.shortName,
        name_en: input.nameEn,
        place: input.place,
        place_en: input.placeEn,
        phone: input.phone,
        hours: input.hours,
        hours_en: input.hoursEn,
        contact_email: input.contactEmail,
      })
      .where('district_id', '=', ctx.district)
      .where('id', '=', bodyId)
      .execute()
    work.trace('directory.body-changed', bodyId, { before: { name: body.name }, after: { name: input.name } }, [`body:${bodyId}`])
    return viewOf(work, bodyId)
  })

export function checkMail(external: boolean, contactEmail: string): void {
  if (!external || contactEmail !== '') return
  const why = { zh: '外地单位靠邮件收办理链接，请写邮箱', en: 'A unit elsewhere gets its links by mail: give its address' }
  throw new Refusal('invalid', 'mail-missing', why, { contactEmail: why })
}
