import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkKey, FileMissing, type FileStore } from './file-store.ts'

const INCOMING = '.incoming'
const HOUR = 3_600_000
const probeBytes = 64 * 1024

/**
 * Files in a folder. A file appears whole or not at all: written beside, fsynced, renamed, its folder fsynced.
 * What a killed process left half written is cleared when it is more than an hour old.
 */
export async function openLocalStore(root: string): Promise<FileStore> {
  const incoming = join(root, INCOMING)
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await clearLeftovers(incoming)

  const place = (key: string) => {
    checkKey(key)
    return join(root, key)
  }

  return {
    async put(key, body) {
      const path = place(key)
      const part = join(incoming, randomUUID())
      try {
        const file = await open(part, 'wx', 0o600)
        try {
          await file.writeFile(body)
          await file.sync()
        } finally {
          await file.close()
        }
        const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await rename(part, path)
        await syncFolder(dirname(path))
        if (made) await syncFolder(dirname(made))
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },

    async get(key) {
      const path = place(key)
      const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' || error.code === 'ENOTDIR' ? new FileMissing(key) : error
      })
      return file.createReadStream()
    },

    async delete(key) {
      await rm(place(key), { force: true })
    },

    async check() {
      const probe = join(incoming, `probe-${randomUUID()}`)
      const file = await open(probe, 'wx', 0o600)
      try {
        await file.writeFile(new Uint8Array(probeBytes)) // an empty file has room on a full disk
      } finally {
        await file.close()
        await rm(probe, { force: true })
      }
    },
  }
}

async function clearLeftovers(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > HOUR) await rm(path, { force: true })
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
