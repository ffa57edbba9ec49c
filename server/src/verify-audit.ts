import { keepHead, parseHead, readHead, type AuditHead } from './kernel/audit-head.ts'
import { sealAudit, verifyAudit } from './kernel/audit.ts'
import { OperatorProblem } from './kernel/problem.ts'
import type { System } from './kernel/system.ts'

/** The anchor of `--anchor SEQ:HEAD`; null without one. @throws OperatorProblem for anything that is none: nothing would be checked against it */
export function anchorOf(args: string[]): AuditHead | null {
  const at = args.indexOf('--anchor')
  if (at < 0) return null
  const anchor = parseHead(args[at + 1] ?? '')
  if (anchor) return anchor
  throw new OperatorProblem(
    '--anchor 后面要写 序号:链头，例如日志里“audit sealed”那一行的 seq 和 head（64 位十六进制）。',
    '--anchor takes SEQ:HEAD, as seq and head (64 hexadecimal digits) stand in the log beside "audit sealed".',
  )
}

/** Checks the whole chain, against the anchor given and the head this machine saw last. @returns whether it is whole */
export async function checkAudit(system: System, anchor: AuditHead | null, say: (line: string) => void): Promise<boolean> {
  const kept = readHead(system.config.DATA_DIR)
  await sealAudit(system.ownerUrl, system.keys, true)
  const anchors = [anchor, kept].filter((one) => one !== null)
  const report = await verifyAudit(system.ownerUrl, system.keys, anchors)
  say(`${report.rows} rows, ${report.sealed} sealed, ${report.waiting} waiting; head ${report.sealed}:${report.head}`)
  if (kept) say(`Held against ${kept.seq}:${kept.head}, kept in ${system.config.DATA_DIR}`)
  if (report.broken) {
    say(`Broken at ${report.broken.seq}: ${report.broken.why}.`)
    return false
  }
  say('The chain is whole.')
  keepHead(system.config.DATA_DIR, { seq: report.sealed, head: report.head })
  return true
}
