import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addKey, keysFromFile, keysFromText, KeysUnusable } from './key-file.ts'
import { needsRotation, open, seal } from './seal.ts'

const folder = mkdtempSync(join(tmpdir(), 'liti-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name, 'keys.json')

test('the first start makes a file only its owner can read, the second uses it', () => {
  const path = file('fresh')
  const made = keysFromFile(path, { create: true })
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(folder, 'fresh'))).toEqual(['keys.json'])
  const again = keysFromFile(path, { create: true })
  expect(again.current().id).toBe(made.current().id)
  expect(open(again, seal(made, 'x', 'a.b:1'), 'a.b:1')).toBe('x')
  expect(Buffer.from(again.blindKey)).toEqual(Buffer.from(made.blindKey))
})

test('a missing file is not quietly replaced', () => expect(() => keysFromFile(file('gone'))).toThrow(/missing/))

test('a file that everybody can read is refused with the command that closes it', () => {
  const path = file('wide')
  keysFromFile(path, { create: true })
  chmodSync(path, 0o644)
  expect(() => keysFromFile(path)).toThrow(/chmod 600/)
})

test('a running process opens what another one sealed after a rotation', () => {
  const path = file('rotated')
  const running = keysFromFile(path, { create: true })
  const old = seal(running, '13800000000', 'a.b:1')
  addKey(path)
  const restarted = keysFromFile(path)
  expect(needsRotation(restarted, old)).toBe(true)
  expect(open(restarted, old, 'a.b:1')).toBe('13800000000')
  expect(open(running, seal(restarted, 'fresh', 'a.b:2'), 'a.b:2')).toBe('fresh')
  expect(running.current().id).toBe(restarted.current().id)
  expect(Buffer.from(restarted.blindKey)).toEqual(Buffer.from(running.blindKey))
})

test('keys from the environment', () => {
  const path = file('text')
  const fromFile = keysFromFile(path, { create: true })
  const fromText = keysFromText(readFileSync(path, 'utf8'))
  expect(open(fromText, seal(fromFile, 'x', 'a.b:1'), 'a.b:1')).toBe('x')
})

test.each([
  ['not json', 'sesame'],
  ['a short key', JSON.stringify({ current: 'k1', keys: { k1: 'c2VzYW1l' }, blind: 'c2VzYW1l' })],
  [
    'no current key',
    JSON.stringify({ current: 'k2', keys: { k1: Buffer.alloc(32).toString('base64') }, blind: Buffer.alloc(32).toString('base64') }),
  ],
])('%s: refused without quoting it', (_, text) => {
  expect(() => keysFromText(text)).toThrow(KeysUnusable)
  expect(() => keysFromText(text)).not.toThrow(/sesame|c2VzYW1l/)
})
