import { keepHead, parseHead, readHead, type AuditHead } from './kernel/audit/audit-head.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { sealAudit, type Sealing } from './kernel/audit/audit.ts'
import { verifyAudit } from './kernel/audit/check-audit.ts'
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

/** How verify-audit ends; 2 is for what was asked wrongly. */
export const auditCodes = { whole: 0, broken: 1, unsealed: 3, notSealed: 4 } as const
type Outcome = keyof typeof auditCodes

const mostNamed = 10
const named = (ids: number[]): string => `${ids.slice(0, mostNamed).join(', ')}${ids.length > mostNamed ? ' …' : ''}`

/**
 * Checks the chain and every row outside it as they stand, against the anchor given and the head this machine saw last; only then
 * seals what the product wrote since.
 */
export async function checkAudit(system: System, anchor: AuditHead | null, say: (line: string) => void): Promise<Outcome> {
  const folder = system.config.DATA_DIR
  const kept = readHead(folder)
  const report = await verifyAudit(
    system.ownerUrl,
    system.keys,
    [anchor, kept].filter((one) => one !== null),
  )
  const { foreign, late } = report
  const whole = report.broken === null && foreign.length === 0
  const sealing = whole ? await sealPatiently(system, kept) : null
  const waiting = report.waiting - (sealing?.sealed ?? 0)
  say(
    `${report.rows} rows, ${sealing?.seq ?? report.sealed} sealed, ${Math.max(0, waiting)} waiting; head ${sealing?.seq ?? report.sealed}:${sealing?.head ?? report.head}`,
  )
  if (kept) say(`Held against ${kept.seq}:${kept.head}, kept in ${folder}`)
  if (report.broken) say(`Broken at ${report.broken.seq}: ${report.broken.why}.`)
  if (foreign.length > 0) say(`Broken: ${foreign.length} rows were not written by the product, or are copies; ids ${named(foreign)}.`)
  if (!whole) return 'broken'
  if (!sealing) {
    say(`Not sealed: another process holds the sealing. What was sealed before is whole.`)
    return 'notSealed'
  }
  keepHead(folder, { seq: sealing.seq, head: sealing.head })
  if (late.length > 0) {
    say(
      `${late.length} rows had waited over a minute, or lay below the last sealed one; ids ${named(late)}. They carry the mark of the product and are sealed now.`,
    )
    say('What was removed while they waited cannot be seen: ask why they were not sealed.')
    return 'unsealed'
  }
  say('The chain is whole.')
  return 'whole'
}

/** The running product seals for a moment every two seconds: its turn is waited for. */
async function sealPatiently(system: System, known: AuditHead | null): Promise<Sealing | null> {
  for (let tries = 0; tries < 20; tries += 1) {
    const sealing = await sealAudit(system.ownerUrl, system.keys, true, known)
    if (sealing) return sealing
    await sleep(500)
  }
  return null
}
