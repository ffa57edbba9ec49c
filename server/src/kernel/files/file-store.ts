import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'

/** Where the bytes of files are kept; what a file is and who may open it stands in the database. */
export type FileStore = {
  /** Resolves when the bytes are safe under the key (a key already there is replaced); after an error the key is as before. */
  put(key: string, body: Uint8Array | Readable): Promise<void>
  /** @throws {FileMissing} before the stream is handed out */
  get(key: string): Promise<Readable>
  /** Afterwards there is nothing under the key, whether or not there was. */
  delete(key: string): Promise<void>
  /** Rejects where the store cannot be written, which it tries: for the readiness check, a few times a minute at most. */
  check(): Promise<void>
}

export class FileMissing extends Error {
  override readonly name = 'FileMissing'
  constructor(key: string) {
    super(`no file under ${key}`)
  }
}

/** The bytes in the store are not the ones that were put there. */
export class FileDamaged extends Error {
  override readonly name = 'FileDamaged'
  constructor(key: string) {
    super(`the file under ${key} has changed in the store`)
  }
}

/** Throws unless the key is made of plain path segments, such as `110107/2026/019a3b7c`: it becomes a path. */
export function checkKey(key: string): void {
  if (key.length > 200 || !/^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/.test(key)) throw new TypeError('file key is not a plain path')
}

/**
 * The whole file, checked against the digest noted when it was taken in.
 * @throws {FileMissing} {@link FileDamaged} also where it is longer than `size`
 */
export async function readWhole(store: FileStore, key: string, expected: { sha256: string; size: number }): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of await store.get(key)) {
    size += (chunk as Uint8Array).length
    if (size > expected.size) throw new FileDamaged(key)
    chunks.push(chunk as Uint8Array)
  }
  const bytes = Buffer.concat(chunks)
  if (createHash('sha256').update(bytes).digest('hex') !== expected.sha256) throw new FileDamaged(key)
  return bytes
}
