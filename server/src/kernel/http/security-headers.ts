import { ServerResponse, IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'
import type { Config } from '../config.ts'

const directives: Record<string, string[]> = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/** A built script or stylesheet; its name carries its hash. */
export const isProgram = (url: string): boolean => /^\/assets\/[^?#/]+\.(js|css)$/.test(url)

const ofPrograms = ['x-content-type-options', 'cross-origin-resource-policy', 'strict-transport-security']

/**
 * What remains of them for a script or a stylesheet. The others say how a page behaves, and nothing is ever opened from a program by itself;
 * a page asks for a dozen programs, and on a slow line their headers alone took half a second.
 */
export const programHeaders = (all: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => ofPrograms.includes(name)))

/** What every answer carries so that a browser holds it to its own place. The same for all of them: worked out once, not for each. */
export function securityHeaders({ PUBLIC_URL }: Config): Record<string, string> {
  const secure = PUBLIC_URL.startsWith('https:')
  const set = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  const request = new IncomingMessage(new Socket())
  const answer = new ServerResponse(request)
  set(request, answer, () => undefined)
  return {
    ...(answer.getHeaders() as Record<string, string>),
    'permissions-policy': 'geolocation=(), microphone=(), camera=(self), payment=()',
  }
}
