import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { guest, system as product } from '../../kernel/actor.ts'
import { sealMail } from '../../kernel/crypto/person-mail.ts'
import { commit } from '../../kernel/work.ts'
import { district, type TestSystem } from '../../../test/system.ts'
import { tell, type Message } from './tell.ts'
import { makeNotices, noticeFrom } from './notices.ts'
import { signInNotices } from './sign-in-notices.ts'
import { bilingual, instant, lasts, lastsUntil, linked, paragraphs, template, week } from './template.ts'

const bureau = { zh: '石景山区人社局', en: 'Shijingshan HR and Social Security Bureau' }
/** What a module of these tests tells. */
const told = {
  'example.answered': template(z.object({ title: z.string(), by: bilingual }), lasts(week), {
    zh: ({ title, by }, link) => ({
      subject: `${by.zh}答复了您的“${title}”`,
      text: paragraphs(`${by.zh}答复了您的“${title}”。`, linked('看一看：', link)),
    }),
    en: ({ title, by }, link) => ({
      subject: `"${title}" is answered`,
      text: paragraphs(`${by.en} has answered "${title}".`, linked('See it:', link)),
    }),
  }),
  'example.arrived': template(z.object({ by: instant }), lastsUntil('by', 24), {
    zh: () => ({ subject: '来了一件', text: '来了一件' }),
    en: () => ({ subject: 'One has come', text: 'One has come' }),
  }),
  'example.urged': template(z.object({ title: z.string() }), lasts(48), {
    zh: ({ title }) => ({ subject: `催办“${title}”`, text: '' }),
    en: ({ title }) => ({ subject: `"${title}" is urged`, text: '' }),
  }),
}
export const notices = makeNotices(signInNotices, told)
export const notice = noticeFrom({ ...told, ...signInNotices })
export const needId = '019a3b7c-0000-7000-8000-000000000001'

/** A message nobody has been sent yet, with what a test wants to be different. */
export const answered = (to: Message['to'], dedupe = 'example.answered'): Message => ({
  ...notice('example.answered', { title: '外地招工 300 人，需要证明', by: bureau }),
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
