import type { FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

/**
 * A command must come from our own pages: besides SameSite cookies and the key header (which no form can send), the
 * browser's word on where the page came from is held against the address it was asked at.
 * @throws Refusal `forbidden` for a page of another site, `invalid` for content a form could have sent
 */
export function refuseForeign(request: FastifyRequest, publicUrl: string): void {
  if (request.method !== 'POST') return
  const type = request.headers['content-type']
  if (type !== undefined && !/^(?:application\/json|multipart\/form-data)\s*(?:;|$)/i.test(type)) {
    throw new Refusal('invalid', 'media-type', { zh: '这种格式不能收', en: 'This kind of content is not accepted' })
  }
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site' || (origin !== undefined && !ours(origin, request.headers.host, publicUrl))) {
    throw new Refusal('forbidden', 'foreign-origin', {
      zh: '这个请求来自别的网站，没有执行。请从本站打开再试',
      en: 'This request came from another site and was not carried out. Please open this site and try again',
    })
  }
}

function ours(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false // `null`: a sandboxed or local page
  const from = new URL(origin)
  return from.origin === new URL(publicUrl).origin || from.host === host
}
