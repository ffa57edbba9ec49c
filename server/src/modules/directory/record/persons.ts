import type { Lang } from '@liti/contract/common'
import { sql } from 'kysely'
import { sealMail } from '../../../kernel/crypto/person-mail.ts'
import type { Work } from '../../../kernel/work.ts'
import { phoneIndex, phoneTail, readMobile, sealPhone } from './phones.ts'

export type NewPerson = { name: string; phone: string | null; email: string | null; lang: Lang }

/** Writes a person with phone and mail address sealed for its own row; null where the number belongs to somebody already. */
export async function insertPerson(work: Work, { name, phone, email, lang }: NewPerson): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select kernel.new_id() as id`.execute(work.tx)
  const id = rows[0]?.id ?? ''
  const mobile = phone === null ? null : readMobile(phone)
  const made = await work.tx
    .insertInto('directory.person')
    .values({
      district_id: work.ctx.district,
      id,
      display_name: name,
      phone_sealed: mobile === null ? null : sealPhone(work.ctx.keys, id, mobile),
      phone_index: mobile === null ? null : phoneIndex(work.ctx.keys, mobile),
      phone_tail: mobile === null ? null : phoneTail(work.ctx.keys, mobile),
      email_sealed: email === null ? null : sealMail(work.ctx.keys, id, email),
      lang,
      created_at: work.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? null
}

/**
 * Whoever has the number, or a new person with it. A known person keeps the name they are on file with; whoever typed the number
 * is shown the name they typed.
 */
export async function knownOrNew(work: Work, { name, phone }: { name: string; phone: string }): Promise<string> {
  const made = await insertPerson(work, { name, phone, email: null, lang: 'zh' })
  if (made !== null) {
    work.trace('directory.person-added', made)
    return made
  }
  const known = await work.tx
    .selectFrom('directory.person')
    .select('id')
    .where('district_id', '=', work.ctx.district)
    .where('phone_index', '=', phoneIndex(work.ctx.keys, readMobile(phone)))
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return known.id
}
