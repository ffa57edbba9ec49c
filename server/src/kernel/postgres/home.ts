import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Account, mayEnter } from './account.ts'
import { PostgresProblem, diskFullProblem, folderProblem } from './problem.ts'

/** Where everything of one embedded server lies. `cluster` is what PostgreSQL calls its data directory. */
export type Home = { folder: string; cluster: string; programs: string; log: string; lock: string }

export type Settings = { port?: number; ownerPassword: string; appPassword: string }

const enoughForFirstStart = 300 * 1024 * 1024
const elsewhere = '/var/lib/liti'

/** Makes the data folder, or says why it cannot. */
export function prepareFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch (error) {
    throw folderProblem(folder, error)
  }
}

/**
 * Settles where the cluster lies. Normally in the data folder; where the account of PostgreSQL cannot get there (a
 * project below /root, say), in a fresh folder of its own, with a link from the data folder to it.
 */
export function settleHome(folder: string, account: Account): Home {
  const link = join(folder, 'cluster')
  const home = (below: string): Home => ({
    folder,
    cluster: join(below, 'cluster'),
    programs: below,
    log: join(folder, 'postgres.log'),
    lock: join(folder, 'supervisor.json'),
  })
  try {
    if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) {
      const target = readlinkSync(link)
      if (existsSync(target)) return home(join(target, '..'))
      rmSync(link)
    }
    // With this the account passes through to its cluster, and other accounts see nothing.
    if (account) chmodSync(folder, 0o711)
    else if (!existsSync(link)) chmodSync(folder, 0o700)
    if (!account || mayEnter(account, folder)) return home(folder)
  } catch (error) {
    throw folderProblem(folder, error)
  }
  return home(makeElsewhere(folder, link, account))
}

function makeElsewhere(folder: string, link: string, account: Account): string {
  try {
    mkdirSync(elsewhere, { recursive: true, mode: 0o711 })
    if (!mayEnter(account, elsewhere)) throw new Error('closed')
    const below = mkdtempSync(join(elsewhere, 'data-'))
    chmodSync(below, 0o711)
    if (existsSync(link)) renameSync(link, join(below, 'cluster'))
    symlinkSync(join(below, 'cluster'), link)
    return below
  } catch (error) {
    throw new PostgresProblem(
      'folder',
      `数据库以普通账户运行，进不了 ${folder}（上级文件夹不对它开放）。请把数据文件夹放到别处，例如 /var/lib/liti，或用普通账户启动。`,
      `The database runs as an unprivileged account that cannot enter ${folder} (a parent folder is closed to it). Put the data folder elsewhere, for example in /var/lib/liti, or start as a plain user.`,
      error,
    )
  }
}

/** Refuses a first start on a disk that would be full soon. */
export function checkRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < enoughForFirstStart) throw diskFullProblem(folder)
}

/** Passwords and the chosen port, made at the first start and kept readable for this account alone; `made` when just now. */
export function loadSettings(folder: string): { settings: Settings; made: boolean } {
  const found = readSettings(folder)
  if (found) return { settings: found, made: false }
  const settings = { ownerPassword: newPassword(), appPassword: newPassword() }
  saveSettings(folder, settings)
  return { settings, made: true }
}

/** Undefined when there are none, or when the file is broken. */
export function readSettings(folder: string): Settings | undefined {
  const file = join(folder, 'settings.json')
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Settings) : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw folderProblem(file, error)
  }
}

export function saveSettings(folder: string, settings: Settings): void {
  const file = join(folder, 'settings.json')
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify(settings, undefined, 2)}\n`, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  } catch (error) {
    throw folderProblem(folder, error)
  }
}

const newPassword = (): string => randomBytes(24).toString('base64url')
