import { expect, test } from 'vitest'
import { Mobile } from './common.ts'

test('a mobile number is taken however it was typed', () => {
  for (const typed of [
    '138 0000 0000',
    '+86 138-0000-0000',
    '8613800000000',
    '１３８ ００００ ００００',
    '（138）0000.0000',
    '138–0000－0000',
  ])
    expect(Mobile.parse(typed)).toBe('13800000000')
  for (const typed of ['1380000000', '22800000000', '138000000001', '138 0000 000O', ''])
    expect(Mobile.safeParse(typed).success).toBe(false)
})
