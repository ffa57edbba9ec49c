import { expect, test } from 'vitest'
import { z } from 'zod'
import { nextAttempt } from './channels/back-off.ts'
import { makeNotices } from './notices.ts'
import { signInNotices } from './sign-in-notices.ts'
import { lasts, lastsUntil, template } from './template.ts'

const code = { code: '204816', minutes: 5 }
const words = { zh: () => ({ subject: '一', text: '' }), en: () => ({ subject: 'one', text: '' }) }
const notices = makeNotices(signInNotices, {
  'some.news': template(z.object({ n: z.int() }), lasts(24), words),
  'some.time': template(z.object({ by: z.string() }), lastsUntil('by', 24), words),
  'some.year': template(z.object({}), lasts(24 * 365), words),
})

test('a sign-in code, in the house style and as an SMS of one line', () => {
  const [zh, en] = [notices.render('sign-in.code', 'zh', code), notices.render('sign-in.code', 'en', code)]
  expect(notices.renderSms('sign-in.code', 'zh', code)).toBe('验证码 204816，5 分钟内有效')
  expect(zh.text).toContain('工作人员不会向您要验证码')
  expect(zh.text).not.toMatch(/[!！]|你|用户|[A-Za-z]{2,}/)
  expect(en.text).not.toMatch(/\p{sc=Han}/u)
})

test('a name that is none, and parameters of another shape, are not rendered', () => {
  for (const name of ['toString', 'some.other']) expect(() => notices.render(name, 'zh', {})).toThrow('a template that is gone')
  expect(() => notices.render('some.news', 'zh', { n: 'x' })).toThrow()
  expect(notices.names).toEqual(['sign-in.code', 'some.news', 'some.time', 'some.year'])
})

test('two templates of one name are refused', () => {
  expect(() => makeNotices(signInNotices, signInNotices)).toThrow('Two templates are called sign-in.code')
})

test('news lasts its hours, what leads up to a time until then, nothing more than a week', () => {
  const written = Temporal.Instant.from('2026-06-10T02:00:00Z')
  const over = (name: string, params: unknown, hours: number) => notices.isOutOfDate(name, params, written, written.add({ hours }))
  expect([over('some.news', { n: 1 }, 24), over('some.news', { n: 1 }, 25)]).toEqual([false, true])
  const by = { by: '2026-06-12T02:00:00Z' }
  expect([over('some.time', by, 47), over('some.time', by, 49), over('some.time', {}, 25)]).toEqual([false, true, true])
  expect([over('some.year', {}, 7 * 24), over('some.year', {}, 7 * 24 + 1)]).toEqual([false, true])
  expect(over('some.other', {}, 9999)).toBe(false)
})

test('back-off: seven tries over a day, then no more', () => {
  const waits = [1, 2, 3, 4, 5, 6].map((n) => nextAttempt(n) ?? Number.NaN)
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000
  expect(hours).toBeGreaterThan(23)
  expect(hours).toBeLessThan(25)
  expect([nextAttempt(7), nextAttempt(8), nextAttempt(0)]).toEqual([null, null, 60_000])
})
