import type pg from 'pg'
import type { Journal } from '../journal.ts'
import type { Finding } from './finding.ts'

type Row = { id: string; channel: string; state: string; template: string; subject_id: string; attempts: number }
/** Commands that tell the requester, and by which notice. */
const tells: Record<string, string> = {
  submitted: 'need.received',
  accepted: 'need.accepted',
  dispatched: 'need.dispatched',
  answered: 'need.answered',
}

/**
 * Every notice with one effect: in the product its row is the delivery; outside, the receiver has it at least once and, with
 * repetitions folded by their id, exactly once. Nothing is left waiting, and nothing went out that is not stored.
 */
export async function checkNotices(db: pg.Client, journal: Journal, taken: Map<string, number>): Promise<Finding> {
  const { rows } = await db.query<Row>('select id, channel, state, template, subject_id, attempts from notify.message')
  const violations: Finding['violations'] = []
  const wrong = (text: string): void => void violations.push({ of: 'notice', text })
  const outside = rows.filter((row) => row.channel !== 'app')
  for (const row of rows) {
    if (row.state !== 'sent') wrong(`${row.channel} ${row.id} (${row.template}) is ${row.state} after ${row.attempts} tries`)
    else if (row.channel !== 'app' && !taken.has(row.id))
      wrong(`${row.channel} ${row.id} (${row.template}) is marked sent and never arrived`)
  }
  const known = new Set(outside.map((row) => row.id))
  for (const id of taken.keys()) if (!known.has(id)) wrong(`${id} arrived and is not stored`)

  const about = Map.groupBy(rows, (row) => `${row.subject_id} ${row.template}`)
  const told = Map.groupBy(
    journal.acks.filter((ack) => tells[ack.event] !== undefined),
    (ack) => `${ack.needId} ${tells[ack.event]}`,
  )
  for (const [what, acks] of told) {
    for (const channel of ['app', 'mail', 'sms']) {
      const count = (about.get(what) ?? []).filter((row) => row.channel === channel).length
      if (count > acks.length) wrong(`${what}: ${count} notices by ${channel} for ${acks.length} commands`)
    }
    if ((about.get(what) ?? []).length < acks.length)
      wrong(`${what}: ${(about.get(what) ?? []).length} notices for ${acks.length} commands`)
  }
  const count = (channel: string): number => rows.filter((row) => row.channel === channel).length
  const repeated = [...taken.values()].filter((times) => times > 1).length
  return {
    name: 'notices',
    line: `app ${count('app')}, mail ${count('mail')}, SMS ${count('sms')}; ${repeated} delivered more than once and folded by their id`,
    violations,
  }
}

/** Waits until no notice is waiting: a worker's hold outlives it by a minute, and the sweep comes twice a minute. */
export async function settleNotices(db: pg.Client, withinMs: number): Promise<number> {
  const until = Date.now() + withinMs
  for (;;) {
    const { rows } = await db.query<{ n: number }>(`select count(*)::int as n from notify.message where state in ('waiting', 'failed')`)
    const waiting = rows[0]?.n ?? 0
    if (waiting === 0 || Date.now() > until) return waiting
    await new Promise((done) => setTimeout(done, 500))
  }
}
