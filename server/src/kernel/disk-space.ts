import { statfsSync } from 'node:fs'
import { errorCode } from './postgres/problem.ts'

/** Less than one of PostgreSQL's log segments: the next one cannot be begun. */
const least = 16 * 1024 * 1024
/** So long after a write was refused for want of room, this process takes no new visitors. */
const refusedForMs = 15_000

let folders: string[] = []
let refusedAt = 0

/** Names the folders whose disks everything is kept on; missing ones are passed over. */
export const watchSpace = (named: string[]): void => {
  folders = named
}

/** Bytes left to unprivileged accounts on the fullest of the disks; Infinity where none can be asked. */
export function freeSpace(): number {
  const free = folders.map((folder) => {
    try {
      const { bavail, bsize } = statfsSync(folder)
      return bavail * bsize
    } catch {
      return Infinity
    }
  })
  return Math.min(Infinity, ...free)
}

/** Whether nothing more can be kept: a disk is full, or a write was refused for that just now. */
export const isFull = (): boolean => freeSpace() < least || Date.now() - refusedAt < refusedForMs

/** Whether a write failed because there is no room, or because the database takes no writing; remembered for {@link isFull}. */
export function isRefusedWrite(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = errorCode(error)
  const full = ['ENOSPC', 'EDQUOT', 'EROFS', '53100'].includes(code) || /No space left on device|Disk quota exceeded/.test(error.message)
  if (full) refusedAt = Date.now()
  return full || code === '25006'
}
