import type { Lang } from '@liti/contract/common'
import type { Ctx } from '../../kernel/context.ts'
import { openMail } from '../../kernel/crypto/person-mail.ts'
import { open } from '../../kernel/crypto/seal.ts'
import { addressPlace, linkPlace } from './tell.ts'
import type { Notices } from './notices.ts'

/** A row of the outbox as it is stored; `mail_sealed` is the person's address of today, read only where a mail goes out. */
export type Stored = {
  id: string
  channel: string
  lang: string
  template: string
  params: unknown
  link: string
  address_sealed: string | null
  link_sealed: string | null
  person_id: string | null
  mail_sealed: string | null
}

export type Readable = {
  template: string
  params: Record<string, unknown>
  lang: Lang
  address: string | null
  subject: string
  text: string
  sms: string
}

/**
 * Opens and renders a stored message as it goes out: absolute link, the receiver's language.
 * @throws where the row cannot be opened or its template no longer fits; the error holds nothing of its content
 */
export function readMessage(ctx: Pick<Ctx, 'keys' | 'config'>, row: Stored, notices: Notices): Readable {
  const { id, template, params } = row
  const lang = row.lang === 'en' ? 'en' : 'zh'
  const address = addressOf(ctx, row)
  const link = row.link_sealed === null ? row.link : open(ctx.keys, row.link_sealed, linkPlace(id))
  const whole = link.startsWith('/') ? `${ctx.config.PUBLIC_URL.replace(/\/$/, '')}${link}` : link
  const words = { ...notices.render(template, lang, params, whole), sms: notices.renderSms(template, lang, params, whole) }
  return { template, params: params as Record<string, unknown>, lang, address, ...words }
}

function addressOf({ keys }: Pick<Ctx, 'keys'>, { id, address_sealed, person_id, mail_sealed }: Stored): string | null {
  if (address_sealed !== null) return open(keys, address_sealed, addressPlace(id))
  return person_id === null || mail_sealed === null ? null : openMail(keys, person_id, mail_sealed)
}
