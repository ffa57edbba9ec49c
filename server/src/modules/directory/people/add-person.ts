import type { Lang } from '@liti/contract/common'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { mayFound } from '../record/model.ts'
import { insertPerson, type NewPerson } from '../record/persons.ts'

export type AddPerson = { name: string; phone?: string; email?: string; lang?: Lang }

/** `name` is how the product addresses them: a role (联络员 王女士), not a name from an identity card. */
export const addPerson = (ctx: Ctx, actor: Actor, input: AddPerson): Promise<{ id: string }> =>
  commit(ctx, actor, async (work) => {
    work.permit(mayFound, null)
    const person: NewPerson = { name: input.name, phone: input.phone ?? null, email: input.email ?? null, lang: input.lang ?? 'zh' }
    const id = await insertPerson(work, person)
    if (id === null) {
      const why = { zh: '这个手机号已经登记过', en: 'This mobile number is on file already' }
      throw new Refusal('conflict', 'phone-known', why, { phone: why })
    }
    work.trace('directory.person-added', id)
    return { id }
  })
