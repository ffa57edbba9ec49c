import { sql } from 'kysely'
import type { Ctx } from './context.ts'

/** Wakes open screens where no command does it: a job that only lets something be seen. A command wakes them itself (work.ts). */
export async function hint(
  ctx: Pick<Ctx, 'db' | 'district'>,
  { event, subject, topics }: { event: string; subject: string; topics: string[] },
): Promise<void> {
  await sql`
    with live as (
      insert into kernel.live (district_id, topics, kind, subject_id) values (${ctx.district}, ${topics}::text[], ${event}, ${subject}::uuid)
      returning id, topics, kind, subject_id
    )
    select pg_notify('liti_live', jsonb_build_object('district', ${ctx.district}::int, 'id', id, 'topics', topics, 'kind', kind, 'subject', subject_id)::text) from live`.execute(
    ctx.db,
  )
}
