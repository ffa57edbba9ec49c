import { sql } from 'kysely'
import type { Ctx } from './context.ts'

/** Wakes open screens from outside a command: a background task changed what they show. Within a command, use `work.wake`. */
export async function wake(ctx: Pick<Ctx, 'db' | 'district'>, kind: string, subject: string, topics: string[]): Promise<void> {
  await sql`
    with hint as (
      insert into kernel.live (district_id, topics, kind, subject_id) values (${ctx.district}, ${topics}::text[], ${kind}, ${subject}::uuid)
      returning id, topics, kind, subject_id
    )
    select pg_notify('liti_live', jsonb_build_object('district', ${ctx.district}::int, 'id', id, 'topics', topics, 'kind', kind, 'subject', subject_id)::text)
    from hint`.execute(ctx.db)
}
