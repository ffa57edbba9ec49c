import { expect, expectTypeOf, test } from 'vitest'
import { texts, tx } from './text.ts'

test('each language has its own words and functions', () => {
  const words = texts({
    zh: { raise: '提诉求', left: (days: number) => `还有 ${days} 天` },
    en: { raise: 'Raise a need', left: (days) => `${days} days left` },
  })
  expect(words.in('zh').raise).toBe('提诉求')
  expect(words.in('en').left(3)).toBe('3 days left')
  expectTypeOf(words.in('zh').left).toEqualTypeOf<(days: number) => string>()
})

test('a language with a missing, superfluous or different word does not compile', () => {
  // @ts-expect-error `send` is missing in English
  texts({ zh: { raise: '提', send: '交' }, en: { raise: 'Raise' } })
  // @ts-expect-error `extra` is not Chinese
  texts({ zh: { raise: '提' }, en: { raise: 'Raise', extra: 'x' } })
  // @ts-expect-error the argument is a number
  texts({ zh: { left: (days: number) => `${days}` }, en: { left: (days: string) => days } })
  // @ts-expect-error a word stays a word
  texts({ zh: { raise: '提' }, en: { raise: () => 'Raise' } })
  expect(texts({ zh: { raise: '提' }, en: { raise: 'Raise' } }).in('en').raise).toBe('Raise')
})

test('a text from the server falls back to the Chinese original', () => {
  expect(tx({ zh: '今鼎大厦', en: 'Jinding Tower' }, 'en')).toBe('Jinding Tower')
  expect(tx({ zh: '今鼎大厦', en: '' }, 'en')).toBe('今鼎大厦')
})
