import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { Task } from '../../kernel/jobs.ts'
import { nextAttempt } from './channels/back-off.ts'
import { notSet, outside, type Channels } from './channels/channels.ts'
import { DeliveryError, outOfDate } from './channels/delivery-error.ts'
import type { Notices } from './notices.ts'
import { show } from './show.ts'
import { readMessage, type Readable, type Stored } from './read-message.ts'

/** A try is over after this long; the hold outlives it, so that two tries never overlap. */
const tryMs = 45_000
const holdMs = 60_000

type Held = Stored & { attempts: number; created_at: Temporal.Instant }

const Payload = z.object({ messageId: z.uuid() })

/**
 * The task that sends one message and writes down what became of it. Back-off is ours ({@link nextAttempt}): the state is in the
 * row, where the desk sees it, and each further try is a job of its own; the queue's own retry only serves a lost database.
 *
 * One effect per message: a worker first takes the row for a minute by one conditional update (of several workers one gets it), sends
 * outside of any transaction, then marks it. A row that was marked is never sent again. What remains is a crash after the mail server
 * took the mail and before the mark: then the same mail goes out once more, under the same Message-ID (made of the row's id), which
 * mail stores fold into one; the SMS gateway is given the same id to drop the repetition.
 */
export const deliver =
  (channels: Channels, notices: Notices): Task =>
  async (ctx, payload) => {
    const { messageId } = Payload.parse(payload)
    if (await show(ctx, messageId)) return
    const held = await hold(ctx, messageId, channels)
    if (!held) return
    const fault = await send(ctx, held, channels, notices)
    if (fault === null) await markSent(ctx, held)
    else await markFailed(ctx, held, fault)
  }

/** Takes the message for this worker, or null where there is nothing to do: sent, given up, held by another, or no channel for it. */
async function hold(ctx: Ctx, id: string, channels: Channels): Promise<Held | null> {
  const open = outside.filter((channel) => channels[channel] !== null)
  const now = ctx.now()
  const { rows } = await sql<Held>`
    update notify.message m set attempts = m.attempts + 1, held_until = ${now.add({ milliseconds: holdMs })}
    where m.district_id = ${ctx.district} and m.id = ${id} and m.state in ('waiting', 'failed') and m.channel = any(${open}::text[])
      and (m.held_until is null or m.held_until <= ${now})
    returning m.id, m.channel, m.lang, m.template, m.params, m.created_at, m.link, m.address_sealed, m.link_sealed, m.attempts, m.person_id,
      (select p.email_sealed from directory.mail_face p where p.district_id = m.district_id and p.id = m.person_id) as mail_sealed
  `.execute(ctx.db)
  if (rows[0]) return rows[0]
  await sql`update notify.message set last_error = ${JSON.stringify(notSet)}::jsonb ->> channel
    where district_id = ${ctx.district} and id = ${id} and state = 'waiting' and channel <> 'app' and channel <> all(${open}::text[])`.execute(
    ctx.db,
  )
  return null
}

async function send(ctx: Ctx, held: Held, channels: Channels, notices: Notices): Promise<DeliveryError | null> {
  const { id: messageId, channel } = held
  if (notices.isOutOfDate(held.template, held.params, held.created_at, ctx.now())) return new DeliveryError(outOfDate, false)
  const message = readable(ctx, held, notices)
  if (message === null) return new DeliveryError('unreadable', false)
  const { address: to, subject, text, sms, template, params } = message
  if (to === null) return new DeliveryError('no address', false)
  try {
    await inTime(
      channel === 'mail'
        ? channels.mail?.send({ to, subject, text, messageId })
        : channels.sms?.send({ to, template, params, text: sms, messageId }),
    )
    return null
  } catch (error) {
    if (error instanceof DeliveryError) return error
    ctx.log.error({ message: messageId, fault: error instanceof Error ? error.name : 'unknown' }, 'notice: a channel broke')
    return new DeliveryError('unknown', true)
  }
}

/** A row that cannot be opened or rendered will not mend by itself; neither its address nor its words go into the log. */
function readable(ctx: Ctx, held: Held, notices: Notices): Readable | null {
  try {
    return readMessage(ctx, held, notices)
  } catch (error) {
    ctx.log.error(
      { message: held.id, template: held.template, fault: error instanceof Error ? error.name : 'unknown' },
      'notice unreadable',
    )
    return null
  }
}

async function inTime(sending: Promise<void> | undefined): Promise<void> {
  const clock = Promise.withResolvers<never>()
  const timer = setTimeout(() => clock.reject(new DeliveryError('no answer in time', true)), tryMs)
  try {
    await Promise.race([sending, clock.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Sent is sent, even where another worker has taken the row meanwhile. A secret link is forgotten with it. */
async function markSent(ctx: Ctx, { id }: Held): Promise<void> {
  await sql`update notify.message set state = 'sent', sent_at = ${ctx.now()}, last_error = null, next_at = null, held_until = null,
      link_sealed = case when ${ctx.config.DEMO}::boolean then link_sealed end
    where district_id = ${ctx.district} and id = ${id} and state <> 'sent'`.execute(ctx.db)
}

async function markFailed(ctx: Ctx, { id, attempts }: Held, fault: DeliveryError): Promise<void> {
  const wait = fault.retryable ? nextAttempt(attempts) : null
  const next = wait === null ? null : ctx.now().add({ milliseconds: wait })
  await sql`
    with marked as (
      update notify.message set state = ${next === null ? 'given_up' : 'failed'}, last_error = ${fault.code}, next_at = ${next}, held_until = null
      where district_id = ${ctx.district} and id = ${id} and attempts = ${attempts} and state in ('waiting', 'failed')
      returning id
    )
    select kernel.add_job('notify.deliver', json_build_object('district', ${ctx.district}::int, 'messageId', id), 'notify:' || id, ${next}::timestamptz)
    from marked where ${next}::timestamptz is not null`.execute(ctx.db)
}
