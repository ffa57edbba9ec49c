import { describe, expect, test } from 'vitest'
import { deviceName, deviceText, maskAddress } from '../device.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { passwordFault } from './password-policy.ts'

describe('policy', () => {
  test.each([
    'short one',
    'password12345',
    'Password2026',
    'P@ssw0rd2026',
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '12341234123412',
    '5201314520',
    'admin@2026!!',
    'iloveyou1314',
    'woaini5201314',
    'my13800000000x',
    '中'.repeat(9),
  ])('refuses %s', (password) => expect(passwordFault(password, 'asvs', '13800000000')).not.toBeNull())

  test.each([
    'tree river lamp nine',
    'mjq7vtzk3n',
    '春眠不觉晓处处闻啼鸟',
    'correcthorsebattery',
    '   spaces count   ',
    'x'.repeat(3) + 'Liti 八角'.repeat(3),
  ])('takes %s without asking for kinds of characters', (password) => expect(passwordFault(password, 'asvs', '13800000000')).toBeNull())

  test('the graded-protection profile asks for three kinds', () => {
    expect(passwordFault('tree river lamp nine', 'mlps', null)?.zh).toMatch(/三种/)
    expect(passwordFault('Tree river lamp 9', 'mlps', null)).toBeNull()
  })
})

describe('hash', () => {
  test('fits its password and no other, whichever way the characters are composed', async () => {
    const hash = await hashPassword('Ｔree river é')
    expect(await verifyPassword(hash, 'Tree river e\u0301')).toBe(true)
    expect(await verifyPassword(hash, 'Tree river e')).toBe(false)
    expect(await verifyPassword('not a hash', 'Tree river e')).toBe(false)
    expect(await hashPassword('Ｔree river é')).not.toBe(hash)
  })

  test('a rush waits its turn and all are answered', async () => {
    const hash = await hashPassword('tree river lamp nine')
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => verifyPassword(hash, n % 2 ? 'wrong' : 'tree river lamp nine')))
    expect(answers).toEqual([true, false, true, false, true, false, true, false])
  })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge，Windows', 'Edge, Windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15', 'Safari，macOS', 'Safari, macOS'],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 MicroMessenger/8.0',
    '微信，Android',
    'WeChat, Android',
  ],
  ['curl/8', '其他设备', 'Other device'],
])('device of %s', (agent, zh, en) => {
  expect(deviceName(agent)).toBe(zh)
  expect(deviceText(deviceName(agent), 'en')).toBe(en)
})

test.each([
  ['203.0.113.9', '203.0.*.*'],
  ['::ffff:203.0.113.9', '203.0.*.*'],
  ['2001:db8:1::5', '2001:db8:*'],
  ['::1', '1:*'],
  ['', ''],
])('address %s', (address, masked) => expect(maskAddress(address)).toBe(masked))
