import { AsyncLocalStorage } from 'node:async_hooks'

// Apart from library.ts, so that a start need not wait for the library: it takes a second to load and is first wanted at a sign-in.
export const sessionCookie = 'liti_session'
export const secondFactorCookie = 'liti_second_factor'
export const sessionDays = 30
export const codeMinutes = 5
export const codePrefix = 'phone-number-otp-'

/** What the library's callbacks are told about the call they run in. */
type Running = { device: string; address: string; method: 'code' | 'password'; code?: string }
export const running = new AsyncLocalStorage<Running>()
