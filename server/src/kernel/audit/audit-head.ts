import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { OperatorProblem } from '../problem.ts'

/** A place of the audit chain: whoever knows it notices when the chain is cut off or replaced there. */
export type AuditHead = { seq: number; head: string }

const Head = z.object({ seq: z.number().int().nonnegative(), head: z.string().regex(/^[0-9a-f]{64}$/) })
const fileOf = (folder: string): string => join(folder, 'audit-head.json')

/** The head this machine saw last, kept beside the keys and outside the database; null before the first. */
export function readHead(folder: string): AuditHead | null {
  try {
    return Head.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new OperatorProblem(
      `${fileOf(folder)} 读不懂。它记着审计链最后的位置；核对过审计以后可以删掉它。`,
      `${fileOf(folder)} cannot be read. It notes the end of the audit chain; remove it once the audit has been checked.`,
      error,
    )
  }
}

export function keepHead(folder: string, head: AuditHead): void {
  const file = fileOf(folder)
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(head)}\n`, { mode: 0o600 })
  renameSync(`${file}.${process.pid}`, file)
}

/** `SEQ:HEAD` as the log and verify-audit print it; null for anything else. */
export function parseHead(text: string): AuditHead | null {
  const [seq = '', head = '', ...rest] = text.split(':')
  const parsed = Head.safeParse({ seq: /^\d{1,15}$/.test(seq) ? Number(seq) : -1, head })
  return parsed.success && rest.length === 0 ? parsed.data : null
}
