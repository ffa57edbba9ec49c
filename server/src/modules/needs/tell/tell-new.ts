import { sql } from 'kysely'
import { named } from '../../../kernel/named.ts'
import { tell, type Message } from '../../../engines/notify/index.ts'
import { system } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { commit } from '../../../kernel/work.ts'
import { bodyName } from '../../directory/index.ts'
import { tellPeople } from './tell-people.ts'
import { notice } from '../notices/index.ts'
import { peopleAtWork } from '../record/working-seats.ts'

type New = {
  body_id: string
  need_id: string
  due_at: Temporal.Instant
  number: string
  title: string
  grade: string
  unit: string
  unit_en: string
}

const mostAtOnce = 500

/**
 * Tells workstations of the needs that came in since the last time: one line for all of them, and one of its own for each where
 * there is danger, by mail too. A job does it, and not the intake, so that whoever asks does not wait for it; rows it has told of are marked.
 */
export async function tellNew(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ body_id: string }>`select distinct body_id from needs.inbox
    where district_id = ${ctx.district} and kind = 'accept' and told_at is null`.execute(ctx.db)
  for (const { body_id } of rows) await tellOne(ctx, body_id)
}

async function tellOne(ctx: Ctx, bodyId: string): Promise<void> {
  const people = await peopleAtWork(ctx.db, ctx.district, bodyId)
  const body = await bodyName(ctx.db, ctx.district, bodyId)
  await commit(ctx, system(ctx.district), async (work) => {
    work.permit(() => true) // the product itself
    const { rows } = await sql<New>`
      with untold as (
        select i.body_id, i.need_id from needs.inbox i where i.district_id = ${ctx.district} and i.body_id = ${bodyId} and i.kind = 'accept' and i.told_at is null
        limit ${mostAtOnce} for update skip locked
      ), told as (
        update needs.inbox i set told_at = ${work.now} from untold u
        where i.district_id = ${ctx.district} and i.body_id = u.body_id and i.need_id = u.need_id and i.kind = 'accept'
        returning i.body_id, i.need_id, i.due_at
      )
      select t.body_id, t.need_id, t.due_at, n.number, n.title, n.grade, f.name as unit, f.name_en as unit_en from told t
      join needs.need n on n.district_id = ${ctx.district} and n.id = t.need_id
      join directory.unit_face f on f.district_id = n.district_id and f.id = n.unit_id
      order by t.due_at, t.need_id`.execute(work.tx)
    for (const row of rows.filter(({ grade }) => grade === 'danger')) {
      const place = named(row.unit, row.unit_en)
      const told = notice('need.danger', { number: row.number, title: row.title, place, acceptBy: row.due_at.toString() })
      await tellPeople(work, { id: row.need_id }, people, told, { event: row.need_id, mail: true })
    }
    const plain = rows.filter(({ grade }) => grade !== 'danger')
    const first = plain[0]
    if (first) {
      const told = notice('needs.arrived', { body, count: plain.length, acceptBy: first.due_at.toString() })
      const messages = people.map((personId): Message => ({
        ...told,
        to: { personId },
        link: '/desk/needs',
        subject: { kind: 'body', id: bodyId },
        dedupe: `needs.arrived:${first.need_id}`,
        channels: ['app'],
      }))
      await tell(work, messages)
    }
    work.trace('needs.new-told', bodyId, { needs: rows.length, people: people.length })
  })
}
