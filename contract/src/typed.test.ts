import { expect, test } from 'vitest'
import fc from 'fast-check'
import { Mobile } from './common.ts'
import { plainMail, plainText } from './typed.ts'

test('a mobile number is taken however it was typed', () => {
  for (const typed of [
    '138 0000 0000',
    '+86 138-0000-0000',
    '8613800000000',
    '１３８ ００００ ００００',
    '（138）0000.0000',
    '138–0000－0000',
    '\u202D13800000000\u202C',
    '138\u200B0000\u200B0000',
    '008613800000000',
    '+86\u00A0138\u20600000\u20600000',
  ])
    expect(Mobile.parse(typed)).toBe('13800000000')
  for (const typed of ['1380000000', '22800000000', '138000000001', '138 0000 000O', ''])
    expect(Mobile.safeParse(typed).success).toBe(false)
})

test('a mail address is taken as a Chinese keyboard types it', () => {
  expect(plainMail(' name＠example。cn ')).toBe('name@example.cn')
  expect(plainMail('\u202Dname@example.cn\u202C')).toBe('name@example.cn')
})

test('what shows nothing is empty; what turns the line around is taken out; emoji and joined scripts stay', () => {
  for (const unseen of ['\u200B\u200B\u200B', '\u3164', '\u2800', '\u115F\u1160 \u3000', '\uFEFF\u2060', '\u180E', ''])
    expect(plainText(unseen).trim()).toBe('')
  expect(plainText('电梯\u202E停了\u202C')).toBe('电梯停了')
  for (const seen of ['👨‍👩‍👧', '❤️', 'می‌خواهم', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '一', ' 两 头 ', '.']) expect(plainText(seen)).toBe(seen)
})

test('taking the invisible off twice is taking it off once, and takes nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const plain = plainText(typed)
      expect(plainText(plain)).toBe(plain)
      const seen = /[\p{L}\p{N}\p{P}\p{S}]/gu
      // fillers and the empty Braille cell count as letters and signs
      const hidden = /[\p{Default_Ignorable_Code_Point}\u2800]/gu
      expect(plain.replace(hidden, '').match(seen) ?? []).toEqual(typed.replace(hidden, '').match(seen) ?? [])
    }),
  )
})
