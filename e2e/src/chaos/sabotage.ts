import type pg from 'pg'
import type { Journal } from './journal.ts'
import type { Fault } from './options.ts'
import type { Sinks } from './sinks.ts'

/** Makes the faults asked for, after the load and before the checks: whoever checks must see them. (`key` is made by the clients.) */
export async function sabotage(faults: Fault[], db: pg.Client, journal: Journal, sinks: Sinks): Promise<void> {
  for (const fault of faults) {
    switch (fault) {
      case 'key':
        break
      case 'lost': {
        const some = journal.acks.find((ack) => ack.event === 'submitted')
        if (some) journal.acks.push({ ...some, needId: crypto.randomUUID(), marker: `${some.marker}0000` })
        break
      }
      case 'history':
        await db.query(
          `update needs.event set kind = 'answered' where id = (select id from needs.event where kind = 'accepted' order by at desc limit 1)`,
        )
        break
      case 'inbox':
        await db.query(
          `delete from needs.inbox where (body_id, need_id) = (select body_id, need_id from needs.inbox order by due_at desc limit 1)`,
        )
        break
      case 'audit':
        await db.query(`delete from kernel.audit where id = (select audit_id from kernel.audit_seal order by seq desc offset 5 limit 1)`)
        break
      case 'notice':
        sinks.forgetOne()
        break
      case 'channel':
        await db.query(
          `delete from notify.message where id = (select id from notify.message where channel = 'app' and template = 'need.received' limit 1)`,
        )
        break
    }
  }
}
