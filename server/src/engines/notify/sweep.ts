import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { OutsideChannel } from './channels/channels.ts'

const mostAtOnce = 500
const lateSeconds = 30
/** A notice that could not leave for this long is news no more: it is given up, not sent when a mail server is set months later. */
const oldDays = 7

/**
 * Puts messages back into the queue that are due and have no living job: their worker was killed (the queue keeps a dead worker's
 * jobs for hours), or they waited for a setting that is there now.
 * @param open channels a message can leave by
 * @returns how many were put back
 */
export async function sweep(ctx: Pick<Ctx, 'db' | 'district' | 'now'>, open: OutsideChannel[]): Promise<number> {
  const now = ctx.now()
  const { rows } = await sql<{ id: string }>`
    with due as (
      select id, created_at < ${now.subtract({ hours: oldDays * 24 })} as old from notify.message
      where district_id = ${ctx.district} and state in ('waiting', 'failed') and channel = any(${[...open, 'app']}::text[])
        and next_at < ${now.subtract({ seconds: lateSeconds })} and (held_until is null or held_until <= ${now})
      order by next_at limit ${mostAtOnce} for update skip locked
    ), given_up as (
      update notify.message m set state = 'given_up', last_error = 'too old', next_at = null
      from due where m.district_id = ${ctx.district} and m.id = due.id and due.old
    ), again as (
      update notify.message m set next_at = ${now.add({ minutes: 2 })}
      from due where m.district_id = ${ctx.district} and m.id = due.id and not due.old
      returning m.id
    )
    select id, kernel.add_job('notify.deliver', json_build_object('district', ${ctx.district}::int, 'messageId', id), 'notify:' || id) from again
  `.execute(ctx.db)
  return rows.length
}
