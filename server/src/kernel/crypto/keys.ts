import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** A master key of 32 bytes. It is never used as it is: every use derives its own key from it. */
export type Key = { readonly id: string; readonly key: Uint8Array }

/** Where keys come from: a file, the environment, later a hardware module (GB/T 39786-2021 asks for one at level 3). */
export type KeyProvider = {
  /** The key that new envelopes and tokens are made with. */
  current(): Key
  /** Any key that is still needed to open old ones; undefined where there is no such key. */
  byId(id: string): Key | undefined
  /** Key of the blind indexes. It does not rotate with the others: changing it means writing every index again. */
  readonly blindKey: Uint8Array
}

const derived = new WeakMap<Uint8Array, Map<string, KeyObject>>()

/** The key for one use (HKDF-SHA-256 over a master key), so that no two uses ever share a key. */
export function deriveKey(master: Uint8Array, use: string): KeyObject {
  let uses = derived.get(master)
  if (!uses) derived.set(master, (uses = new Map()))
  let key = uses.get(use)
  if (!key) uses.set(use, (key = createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `liti:${use}`, 32)))))
  return key
}
