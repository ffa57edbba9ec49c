import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { OperatorProblem } from '../problem.ts'
import type { Key, KeyProvider } from './keys.ts'

/** The keys cannot be used as they are; the message tells the operator what to do and never holds key material. */
export class KeysUnusable extends OperatorProblem {
  override readonly name = 'KeysUnusable'
}

const Secret = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32)
const KeyId = z.string().regex(/^[A-Za-z0-9_-]{1,32}$/)
const KeySet = z.object({ current: KeyId, keys: z.record(KeyId, Secret), blind: Secret })
type KeySet = z.infer<typeof KeySet>

/**
 * Keys from the text of `LITI_KEYS`: `{"current":"k1","keys":{"k1":"<32 bytes, base64>"},"blind":"<32 bytes, base64>"}`.
 * @throws {KeysUnusable}
 */
export function keysFromText(text: string): KeyProvider {
  return provide(parse(text, 'LITI_KEYS'))
}

/**
 * Keys from a file of the same form. With `create`, a missing file is made (readable by its owner only); pass it only while
 * the database holds nothing yet, since what was sealed with lost keys stays sealed.
 * A key id it does not know makes it look at the file again, so a running process learns of a rotation by itself.
 * @throws {KeysUnusable}
 */
export function keysFromFile(path: string, { create = false }: { create?: boolean } = {}): KeyProvider {
  if (create) createKeyFile(path)
  let seen = modified(path)
  let keys = provide(read(path))
  const { blindKey } = keys
  return {
    current: () => keys.current(),
    blindKey,
    byId(id) {
      const known = keys.byId(id)
      if (known) return known
      const now = modified(path)
      if (now === seen) return undefined
      seen = now
      keys = provide(read(path))
      return keys.byId(id)
    },
  }
}

/** Adds a fresh key to the file and makes it the current one; the old keys stay, to open what they sealed. Returns the new key's id. */
export function addKey(path: string): string {
  const old = read(path)
  let id: string
  do id = freshId()
  while (id in old.keys)
  const part = `${path}.${process.pid}.part`
  writePrivate(part, { ...old, current: id, keys: { ...old.keys, [id]: secret() } })
  renameSync(part, path)
  return id
}

function createKeyFile(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const id = freshId()
  const part = `${path}.${process.pid}.part`
  writePrivate(part, { current: id, keys: { [id]: secret() }, blind: secret() })
  // A link is made whole or not at all: of two processes that start together one wins, and both read the winner's keys.
  try {
    linkSync(part, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(part)
  }
}

function writePrivate(path: string, keys: KeySet): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, `${JSON.stringify(keys, null, 2)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function read(path: string): KeySet {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found)
    throw new KeysUnusable(
      `找不到密钥文件 ${path}。请从备份里放回来：没有它，所有手机号都读不出来。`,
      `The key file ${path} is missing. Put it back from the backup: without it no phone number can be read.`,
    )
  if (process.platform !== 'win32' && (found.mode & 0o007) !== 0) {
    throw new KeysUnusable(
      `这台机器上谁都能打开密钥文件 ${path}。请收紧权限：chmod 600 ${path}`,
      `Everybody on this machine can reach the key file ${path}. Close it: chmod 600 ${path}`,
    )
  }
  return parse(readFileSync(path, 'utf8'), path)
}

function parse(text: string, source: string): KeySet {
  let keys: KeySet
  try {
    keys = KeySet.parse(JSON.parse(text))
  } catch {
    // The parser's own message could quote a key, so it goes no further.
    throw new KeysUnusable(
      `${source} 里的密钥读不懂。应当是 {"current":编号,"keys":{编号:32 字节的 base64},"blind":32 字节的 base64}。`,
      `The keys in ${source} cannot be read. Expected {"current":id,"keys":{id:base64 of 32 bytes},"blind":base64 of 32 bytes}.`,
    )
  }
  if (!Object.hasOwn(keys.keys, keys.current)) {
    throw new KeysUnusable(
      `${source} 把 "${keys.current}" 写作当前密钥，但里面没有这把密钥。`,
      `The keys in ${source} name "${keys.current}" as current, but hold no key of that name.`,
    )
  }
  return keys
}

function provide(set: KeySet): KeyProvider {
  const keys = new Map(Object.entries(set.keys).map(([id, text]): [string, Key] => [id, { id, key: Buffer.from(text, 'base64') }]))
  const current = keys.get(set.current) as Key
  return { current: () => current, byId: (id) => keys.get(id), blindKey: Buffer.from(set.blind, 'base64') }
}

const modified = (path: string) => statSync(path, { bigint: true, throwIfNoEntry: false })?.mtimeNs
const secret = () => randomBytes(32).toString('base64')
const freshId = () => `k${randomBytes(4).toString('hex')}`
