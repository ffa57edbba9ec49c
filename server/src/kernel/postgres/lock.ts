import { spawnSync } from 'node:child_process'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { errorCode, folderProblem } from './problem.ts'

/** `file`: the lock itself, because a data folder may be copied while it is held. */
type Holder = { pid: number; started: string; file?: string }

/**
 * One process looks after a cluster. Returns how to let go, or `undefined` while another living process holds it.
 * A holder is recognised by its process id and starting time, because ids are used again after a restart.
 */
export function takeLock(file: string): (() => void) | undefined {
  const mine: Holder = { pid: process.pid, started: startedAt(process.pid), file }
  const draft = `${file}.${process.pid}`
  try {
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
    for (;;) {
      if (tryLink(draft, file)) return () => rmSync(file, { force: true })
      if (isHeld(file)) return undefined
      rmSync(file, { force: true })
    }
  } catch (error) {
    throw folderProblem(file, error)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Whether a living process looks after the cluster. */
export function isHeld(file: string): boolean {
  const holder = readHolder(file)
  if (holder === undefined || (holder.file !== undefined && holder.file !== file)) return false
  return isAlive(holder.pid) && startedAt(holder.pid) === holder.started
}

function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Holder) : undefined
  } catch {
    return undefined
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

function startedAt(pid: number): string {
  try {
    if (process.platform !== 'linux') return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command name may hold spaces and brackets, so count from its closing bracket: field 22 is the 20th after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '')
  } catch {
    return ''
  }
}
