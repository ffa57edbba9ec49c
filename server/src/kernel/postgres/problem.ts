import { OperatorProblem } from '../problem.ts'

export type ProblemCode =
  | 'platform'
  | 'account'
  | 'folder'
  | 'shared'
  | 'disk-full'
  | 'port-taken'
  | 'version'
  | 'locale'
  | 'passwords'
  | 'start'

/** Why the embedded PostgreSQL cannot run, as a sentence that says what to do, in both languages. */
export class PostgresProblem extends OperatorProblem {
  readonly code: ProblemCode

  constructor(code: ProblemCode, zh: string, en: string, cause?: unknown) {
    super(zh, en, cause)
    this.name = 'PostgresProblem'
    this.code = code
  }
}

export function folderProblem(folder: string, cause: unknown): PostgresProblem {
  const code = errorCode(cause)
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFullProblem(folder, cause)
  return new PostgresProblem(
    'folder',
    `数据文件夹 ${folder} 不能写入（${code}）。请把它的属主改为运行本程序的账户，或另选一个文件夹。`,
    `The data folder ${folder} cannot be written (${code}). Give it to the account that runs this program, or choose another folder.`,
    cause,
  )
}

export function diskFullProblem(folder: string, cause?: unknown): PostgresProblem {
  return new PostgresProblem(
    'disk-full',
    `${folder} 所在的磁盘已满。请腾出至少 500 MB 空间后再启动。`,
    `The disk that holds ${folder} is full. Free at least 500 MB, then start again.`,
    cause,
  )
}

export function portProblem(port: number): PostgresProblem {
  return new PostgresProblem(
    'port-taken',
    `端口 ${port} 已被别的程序占用，数据库无法启动。请关掉那个程序，或给数据库换一个端口。`,
    `Port ${port} is taken by another program, so the database cannot start. Stop that program, or give the database another port.`,
  )
}

export function versionProblem(folder: string, found: string, ours: string): PostgresProblem {
  const newer = Number.parseInt(found, 10) > Number.parseInt(ours, 10)
  return newer
    ? new PostgresProblem(
        'version',
        `${folder} 里的数据库是 PostgreSQL ${found} 建的，比本程序自带的 ${ours} 新。请改用更新版本的本程序，或用 DATABASE_URL 连接 PostgreSQL ${found}。`,
        `The database in ${folder} was made by PostgreSQL ${found}, newer than the ${ours} of this program. Use a newer release of this program, or point DATABASE_URL at a PostgreSQL ${found}.`,
      )
    : new PostgresProblem(
        'version',
        `${folder} 里的数据库是 PostgreSQL ${found} 建的，本程序自带的是 ${ours}。请用原来的版本备份，把这个文件夹移到别处，启动后再恢复备份。`,
        `The database in ${folder} was made by PostgreSQL ${found}; this program brings ${ours}. Make a backup with the release you used before, move the folder away, start, then restore the backup.`,
      )
}

/** The errno name or SQLSTATE of anything thrown, or the word "unknown". */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
