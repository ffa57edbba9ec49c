import type { Lang } from '@liti/contract/common'
import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'

/**
 * The language a visitor is answered in: the one they chose (cookie `lang`), else what their browser asks for (Accept-Language, RFC 9110 12.5.4).
 * Somebody who reads neither language gets English; nobody's wish is Chinese.
 */
export function languageOf({ cookies, headers }: Pick<FastifyRequest, 'cookies' | 'headers'>): Lang {
  const chosen = cookies['lang']
  if (chosen === 'zh' || chosen === 'en') return chosen
  if (!headers['accept-language']) return 'zh'
  return new Negotiator({ headers }).language(['zh', 'en']) === 'zh' ? 'zh' : 'en'
}
