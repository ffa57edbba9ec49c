import type { Lang } from '@liti/contract/common'
import type { Ctx } from '../../kernel/context.ts'
import { open } from '../../kernel/crypto/seal.ts'
import { addressPlace, linkPlace } from './tell.ts'
import { isTemplateName, render, renderSms, type TemplateName } from './templates.ts'

/** A row of the outbox as it is stored; `email` is the person's address of today. */
export type Stored = {
  id: string
  channel: string
  lang: string
  template: string
  params: unknown
  link: string
  address_sealed: string | null
  link_sealed: string | null
  email: string | null
}

export type Readable = {
  template: TemplateName
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
export function readMessage(ctx: Pick<Ctx, 'keys' | 'config'>, row: Stored): Readable {
  const { id, template, params } = row
  if (!isTemplateName(template)) throw new Error('A message of a template that is gone')
  const lang = row.lang === 'en' ? 'en' : 'zh'
  const address = row.address_sealed === null ? row.email || null : open(ctx.keys, row.address_sealed, addressPlace(id))
  const link = row.link_sealed === null ? row.link : open(ctx.keys, row.link_sealed, linkPlace(id))
  const whole = link.startsWith('/') ? `${ctx.config.PUBLIC_URL.replace(/\/$/, '')}${link}` : link
  const words = { ...render(template, lang, params, whole), sms: renderSms(template, lang, params, whole) }
  return { template, params: params as Record<string, unknown>, lang, address, ...words }
}
