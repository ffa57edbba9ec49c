import { keepHead, readHead } from './kernel/audit/audit-head.ts'
import { sealAudit, type Sealing } from './kernel/audit/audit.ts'
import type { System } from './kernel/system.ts'

const sealEveryMs = 2000
/** Another process may be sealing each time we ask; for so long it is no trouble. */
const patienceMs = 60_000
const mostNamed = 10

/** Seals the audit every two seconds, and says once, in log and figures, what does not belong. `stop` seals what is left. */
export function keepAudit(system: System): { stop: () => Promise<void> } {
  const { log } = system
  const folder = system.config.DATA_DIR
  let first = true
  let said = ''
  let since = Date.now()
  let running: Promise<void> | null = null

  const seal = async (): Promise<void> => {
    const known = readHead(folder)
    const sealing = await sealAudit(system.ownerUrl, system.keys, first, known)
    if (!sealing) {
      if (Date.now() - since > patienceMs) throw new Error('another process holds the sealing')
      return
    }
    since = Date.now()
    first = false
    system.auditFindings = sealing.foreign.length + (sealing.holds ? 0 : 1)
    report(sealing, known?.seq ?? 0)
    if (!sealing.holds || (sealing.sealed === 0 && (known || sealing.seq === 0))) return
    // outside the database: a chain cut off at its end is found by it
    keepHead(folder, { seq: sealing.seq, head: sealing.head })
    log.info({ seq: sealing.seq, head: sealing.head }, 'audit sealed')
  }

  function report({ foreign, holds, late }: Sealing, known: number): void {
    if (late > 0) log.warn({ rows: late }, 'audit rows were sealed late: verify-audit says what that means')
    const found = `${foreign.join()} ${holds}`
    if (found === said) return
    said = found
    if (!holds) log.error({ kept: known }, 'the audit chain does not pass through the head kept here: check it with verify-audit')
    if (foreign.length > 0)
      log.error(
        { rows: foreign.length, ids: foreign.slice(0, mostNamed) },
        'audit rows were not written by the product: check them with verify-audit',
      )
  }

  /** One at a time: with a frozen database they would pile up. */
  const sealNow = (): Promise<void> => {
    running ??= seal()
      .catch((error: unknown) => log.warn({ err: error, forSeconds: Math.round((Date.now() - since) / 1000) }, 'the audit was not sealed'))
      .finally(() => (running = null))
    return running
  }
  const timer = setInterval(() => void sealNow(), sealEveryMs)
  void sealNow()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
      await sealNow()
    },
  }
}
