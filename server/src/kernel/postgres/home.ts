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
import { dirname, join } from 'node:path'
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
    lock: join(below, 'supervisor.json'),
  })
  try {
    if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) {
      const target = readlinkSync(link)
      if (existsSync(target)) {
        claim(folder, dirname(target))
        return home(dirname(target))
      }
      rmSync(link)
    }
    // With this the account passes through to its cluster, and other accounts see nothing.
    if (account) chmodSync(folder, 0o711)
    else if (!existsSync(link)) chmodSync(folder, 0o700)
    if (!account || mayEnter(account, folder)) return home(folder)
  } catch (error) {
    throw error instanceof PostgresProblem ? error : folderProblem(folder, error)
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
    claim(folder, below)
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

/**
 * Notes beside a cluster that lies elsewhere whose it is. A copied data folder links to the same cluster as the one it was
 * copied from: two products on one database would not know of each other, and each could stop the other's server.
 */
function claim(folder: string, below: string): void {
  const note = join(below, 'belongs-to')
  const owner = existsSync(note) ? readFileSync(note, 'utf8').trim() : folder
  if (owner !== folder && linksTo(owner, below)) {
    throw new PostgresProblem(
      'shared',
      `${folder} 是 ${owner} 的副本，两个文件夹指向同一个数据库（${below}）。要搬家，请先移走 ${owner}；要一份独立的副本，请停下后把 ${below} 也复制一份，再执行：ln -sfn 新文件夹/cluster ${folder}/cluster`,
      `${folder} is a copy of ${owner}: both lead to one database (${below}). To move, take ${owner} away first; for a copy of its own, stop it, copy ${below} too, and run: ln -sfn THE-COPY/cluster ${folder}/cluster`,
    )
  }
  writeFileSync(`${note}.new`, `${folder}\n`, { mode: 0o600 })
  renameSync(`${note}.new`, note)
}

function linksTo(folder: string, below: string): boolean {
  try {
    return dirname(readlinkSync(join(folder, 'cluster'))) === below
  } catch {
    return false // it is gone, or has its cluster in itself
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
