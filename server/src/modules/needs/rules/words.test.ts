import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, titleFrom } from './words.ts'

test.each([
  ['王某某女士', '王女士'],
  ['王女士', '王女士'],
  ['欧阳经理', '欧经理'],
  [' 王某某 ', '王**'],
  ['Wang Moumou', 'W.'],
  ['', ''],
])('%s is addressed as %s', (name, address) => expect(addressOf(name)).toBe(address))

test.each([
  ['电梯又停了。昨天也停了。', '电梯又停了'],
  ['三号梯停了两天没人修，员工天天迟到，昨天问过物业，说在等配件', '三号梯停了两天没人修'],
  ['长'.repeat(30), `${'长'.repeat(23)}…`],
  ['  Lift is out!\nAgain', 'Lift is out'],
  ['！！！卫生间漏水了', '卫生间漏水了'],
  ['？？有人吗', '有人吗'],
  ['!!! urgent leak', 'urgent leak'],
  ['；；水', '水'],
  ['……，，电梯', '，，电梯'],
  ['?!', '?!'],
  ['👍', '👍'],
])('%s gets a title of its first clause', (text, title) => expect(titleFrom(text)).toBe(title))

test('whatever can be read gets a title that can be read', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => (titleFrom(text) === '') === (text.trim() === '')))
})
