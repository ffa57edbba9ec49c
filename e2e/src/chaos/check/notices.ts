import type pg from 'pg'
import type { Journal } from '../journal.ts'
import type { Finding } from './finding.ts'

type Row = { id: string; channel: string; state: string; template: string; subject_id: string; attempts: number; past: boolean }
/** Commands that tell the requester, and by which notice. */
const tells: Record<string, string> = {
  submitted: 'need.received',
  accepted: 'need.accepted',
  dispatched: 'need.dispatched',
  answered: 'need.answered',
}

/**
 * Every notice with one effect: in the product its row is the delivery; outside, the receiver has it at least once and, with
 * repetitions folded by their id, exactly once; by each channel its receiver has, so that a channel that is lost is seen. Nothing is
 * left waiting, and nothing went out that is not stored.
 */
export async function checkNotices(db: pg.Client, journal: Journal, taken: Map<string, number>): Promise<Finding> {
  // what was written before anybody was at work is the demonstration's past: its news may be over
  const began = Math.min(...journal.acks.map(({ sent }) => sent))
  const { rows } = await db.query<Row>(
    `select id, channel, state, template, subject_id, attempts,
      state = 'given_up' and last_error in ('too old', 'out of date') and created_at < to_timestamp($1 / 1000.0) as past
    from notify.message`,
    [began],
  )
  const violations: Finding['violations'] = []
  const wrong = (text: string): void => void violations.push({ of: 'notice', text })
  const outside = rows.filter((row) => row.channel !== 'app')
  for (const row of rows) {
    if (row.past) continue
    if (row.state !== 'sent') wrong(`${row.channel} ${row.id} (${row.template}) is ${row.state} after ${row.attempts} tries`)
    else if (row.channel !== 'app' && !taken.has(row.id))
      wrong(`${row.channel} ${row.id} (${row.template}) is marked sent and never arrived`)
  }
  const known = new Set(outside.map((row) => row.id))
  for (const id of taken.keys()) if (!known.has(id)) wrong(`${id} arrived and is not stored`)

  const channels = await channelsOf(db)
  const about = Map.groupBy(rows, (row) => `${row.subject_id} ${row.template} ${row.channel}`)
  const told = Map.groupBy(
    journal.acks.filter((ack) => tells[ack.event] !== undefined),
    (ack) => `${ack.needId} ${tells[ack.event]}`,
  )
  for (const [what, acks] of told) {
    const expected = channels.get(what.split(' ')[0] ?? '') ?? []
    if (expected.length === 0) wrong(`${what}: nobody to tell`)
    for (const channel of ['app', 'mail', 'sms']) {
      const count = about.get(`${what} ${channel}`)?.length ?? 0
      const due = expected.includes(channel) ? acks.length : 0
      if (count !== due)
        violations.push({ of: 'channel', text: `${what}: ${count} notices by ${channel}, ${due} due for ${acks.length} commands` })
    }
  }
  for (const link of await uninvited(db)) wrong(`link ${link} was made and no mail took it to its unit`)
  const count = (channel: string): number => rows.filter((row) => row.channel === channel).length
  const repeated = [...taken.values()].filter((times) => times > 1).length
  return {
    name: 'notices',
    line: `app ${count('app')}, mail ${count('mail')}, SMS ${count('sms')}; ${repeated} delivered more than once and folded by their id`,
    violations,
  }
}

/** By which channels the requester of each need is told: who signed in in the product, and by mail with an address; a guest by SMS. */
async function channelsOf(db: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ id: string; guest: boolean; mail: boolean }>(`
    select n.id, n.requester_person_id is null as guest, p.email_sealed is not null as mail
    from needs.need n left join directory.person p on p.district_id = n.district_id and p.id = n.requester_person_id`)
  return new Map(rows.map(({ id, guest, mail }) => [id, guest ? ['sms'] : mail ? ['app', 'mail'] : ['app']]))
}

/** Links of units with an address that were never mailed. */
async function uninvited(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(`
    select l.id from needs.assignment_link l
    join needs.assignment a on a.district_id = l.district_id and a.id = l.assignment_id
    join directory.body b on b.district_id = a.district_id and b.id = a.body_id
    where coalesce(b.contact_email, '') <> '' and not exists (
      select from notify.message m where m.district_id = a.district_id and m.channel = 'mail' and m.dedupe like 'assignment.invited:' || l.id || ' %')`)
  return rows.map(({ id }) => id)
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
