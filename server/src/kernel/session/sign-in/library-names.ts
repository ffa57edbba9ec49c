import { AsyncLocalStorage } from 'node:async_hooks'
import type { Config } from '../../config.ts'

// Apart from library.ts, so that a start need not wait for the library: it takes a second to load and is first wanted at a sign-in.
export const sessionCookie = 'liti_session'
export const secondFactorCookie = 'liti_second_factor'

export const isSecure = ({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): boolean => PUBLIC_URL.startsWith('https:')

/**
 * How a cookie that opens something is called at this address. Over https a browser takes one of this name only from this very
 * host, by TLS and for all of it: no neighbouring host can plant it, and one that was set without the prefix opens nothing.
 */
export const cookieName = (config: Pick<Config, 'PUBLIC_URL'>, name: string): string => (isSecure(config) ? `__Host-${name}` : name)
export const sessionDays = 30
export const codeMinutes = 5
export const codePrefix = 'phone-number-otp-'

/** What the library's callbacks are told about the call they run in. */
type Running = { device: string; address: string; method: 'code' | 'password'; code?: string }
export const running = new AsyncLocalStorage<Running>()
