import { expect, test } from 'vitest'
import { codeIn, factorIn, tailIn } from './codes.ts'
import { confirmSecondFactor, giveSecondFactor, signInWithCode } from './session.ts'
import { openReceipt } from './needs.ts'

const message = '【立体社区】您的验证码是 123456，5 分钟内有效。不是您本人操作请不用理会。'

test.each([
  '123456',
  '123 456',
  ' 123456 ',
  '123-456',
  '123–456',
  '１２３４５６',
  '123\u00a0456',
  message,
  '2026-11-30 10:05 验证码 123 456',
  '1234567',
])('the code in %s', (typed) => expect(codeIn(typed)).toBe('123456'))
test.each(['1', '12', '12345', ''])('half a code (%s) stays half a code', (typed) => expect(codeIn(typed)).toBe(typed))

test.each(['1234', ' 1234', '1 2 3 4', '１２３４', '12345', '138 0000 1234', '+86 138-0000-1234'])('the tail in %s', (typed) =>
  expect(tailIn(typed)).toBe('1234'),
)

test.each([
  ['123 456', '123456'],
  [message, '123456'],
  ['aB3dE-5fGh7', 'aB3dE-5fGh7'],
  [' aB3dE 5fGh7 ', 'aB3dE-5fGh7'],
  ['aB3dE5fGh7', 'aB3dE-5fGh7'],
  ['12345-67890', '12345-67890'],
  ['aB3dE', 'aB3dE'],
])('the factor in %s', (typed, code) => expect(factorIn(typed)).toBe(code))

test('the routes take codes as they are pasted', () => {
  expect(signInWithCode.body.parse({ phone: '138 0000 0000', code: '123 456' }).code).toBe('123456')
  expect(giveSecondFactor.body.parse({ code: '123-456' }).code).toBe('123456')
  expect(confirmSecondFactor.body.parse({ code: ' 123456' }).code).toBe('123456')
  expect(openReceipt.body.parse({ code: 'JD-261123-07-K3PQ', phoneTail: ' 1234' }).phoneTail).toBe('1234')
  expect(signInWithCode.body.safeParse({ phone: '13800000000', code: '12' }).success).toBe(false)
})
