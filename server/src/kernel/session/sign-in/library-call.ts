import type { FastifyReply, FastifyRequest } from 'fastify'
import { maskAddress, deviceName } from '../device.ts'
import type { Config } from '../../config.ts'
import { cookieName, running, secondFactorCookie, sessionCookie } from './library-names.ts'

/** What the library is told of a call: its cookies, and for the session row a masked address and the kind of device. */
export const headersOf = (request: FastifyRequest): Headers => new Headers({ cookie: request.headers.cookie ?? '' })

/** Runs a call of the library; `code` is the one it made in it, if it made one. */
export async function inLibrary<T>(
  request: FastifyRequest,
  method: 'code' | 'password',
  call: () => Promise<T>,
): Promise<{ result: T; code: string | undefined }> {
  const store: { device: string; address: string; method: 'code' | 'password'; code?: string } = {
    device: deviceName(request.headers['user-agent']),
    address: maskAddress(request.ip),
    method,
  }
  const result = await running.run(store, call)
  return { result, code: store.code }
}

/** The code of a refusal by the library; anything else is thrown on. */
export function libraryCode(error: unknown): string {
  if (!(error instanceof Error) || error.name !== 'APIError' || !('statusCode' in error) || Number(error.statusCode) >= 500) throw error
  const body: unknown = 'body' in error ? error.body : null
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
}

/** Hands the library's two cookies to the browser, and no other it may think of. @returns the token of the session it opened, or null where it opened none */
export function passCookies(config: Config, response: FastifyReply, headers: Headers): string | null {
  const [opens, waits] = [cookieName(config, sessionCookie), cookieName(config, secondFactorCookie)]
  const cookies = headers.getSetCookie().filter((cookie) => [opens, waits].includes(cookie.slice(0, cookie.indexOf('='))))
  if (cookies.length > 0) response.header('set-cookie', cookies)
  const own = cookies.findLast((cookie) => cookie.startsWith(`${opens}=`))
  const value = decodeURIComponent(/^[^=]*=([^;]*)/.exec(own ?? '')?.[1] ?? '')
  return value === '' ? null : value.slice(0, value.lastIndexOf('.'))
}
