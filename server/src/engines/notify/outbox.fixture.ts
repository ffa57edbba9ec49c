import { randomUUID } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import { guest, system as product } from '../../kernel/actor.ts'
import { sealMail } from '../../kernel/crypto/person-mail.ts'
import { commit } from '../../kernel/work.ts'
import { district, type TestSystem } from '../../../test/system.ts'
import { tell, type Message } from './tell.ts'
import { notice } from './templates.ts'

const bureau = { zh: '石景山区人社局', en: 'Shijingshan HR and Social Security Bureau' }
export const needId = '019a3b7c-0000-7000-8000-000000000001'

/** A message nobody has been sent yet, with what a test wants to be different. */
export const answered = (to: Message['to'], dedupe = 'need.answered'): Message => ({
  ...notice('need.answered', { number: 'JD-0611-03', title: '外地招工 300 人，需要证明', by: bureau }),
  to,
  link: `/n/${needId}`,
  subject: { kind: 'need', id: needId },
  dedupe,
})

/** Says it in a command, as a module would. */
export const say = ({ ctx }: TestSystem, ...messages: Message[]): Promise<void> =>
  commit(ctx, product(district), async (work) => {
    work.permit(() => true)
    work.trace('test.told', needId)
    await tell(work, messages)
  })

export async function addPerson(
  { asOwner, system }: TestSystem,
  name: string,
  mail: string | null,
  lang: 'zh' | 'en' = 'zh',
): Promise<string> {
  const id = randomUUID()
  const sealed = mail === null ? null : sealMail(system.keys, id, mail)
  await asOwner('insert into directory.person (district_id, id, display_name, email_sealed, lang) values ($1, $2, $3, $4, $5)', [
    district,
    id,
    name,
    sealed,
    lang,
  ])
  return id
}

export const asPerson = (personId: string, lang: 'zh' | 'en' = 'zh'): Actor => ({ ...guest(district, lang), kind: 'person', personId })

export type Stored = {
  id: string
  channel: string
  state: string
  attempts: number
  last_error: string | null
  next_at: Date | null
  link_sealed: string | null
  address_sealed: string | null
  lang: string
}

/** The outbox as it is stored, past the fence. */
export const outbox = ({ asOwner }: TestSystem): Promise<Stored[]> =>
  asOwner<Stored>('select * from notify.message order by created_at, id')
