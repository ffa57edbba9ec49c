import type { Delivery } from '@liti/contract/notices'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { maskPhone } from '../../kernel/crypto/mask.ts'
import { faultText } from './channels/channels.ts'
import { outOfDate } from './channels/delivery-error.ts'
import type { Notices } from './notices.ts'
import { readMessage, type Readable, type Stored } from './read-message.ts'

const mostListed = 200

type Row = Stored & {
  name: string | null
  state: string
  attempts: number
  last_error: string | null
  created_at: Temporal.Instant
  sent_at: Temporal.Instant | null
}

/**
 * What went out about these records and how far it is, newest first. Addresses and receipt codes are masked; a message's whole text
 * is shown only in the demonstration, where the mails are not real.
 */
export async function listDeliveries(
  ctx: Ctx,
  notices: Notices,
  ...records: { kind: string; ids: string[] }[]
): Promise<z.input<typeof Delivery>[]> {
  const kinds = records.flatMap(({ kind, ids }) => ids.map(() => kind))
  const ids = records.flatMap((record) => record.ids)
  const { rows } = await sql<Row>`
    select m.id, m.channel, m.lang, m.template, m.params, m.link, m.address_sealed, m.link_sealed, m.person_id, null as mail_sealed, p.display_name as name, m.state,
      m.attempts, m.last_error, m.created_at, m.sent_at
    from unnest(${kinds}::text[], ${ids}::uuid[]) as s(kind, id)
    join notify.message m on m.district_id = ${ctx.district} and m.subject_kind = s.kind and m.subject_id = s.id
    left join directory.person_face p on p.district_id = m.district_id and p.id = m.person_id
    order by m.created_at desc, m.id desc limit ${mostListed}`.execute(ctx.db)
  return rows.map((row) => view(ctx, row, notices))
}

function view(ctx: Ctx, row: Row, notices: Notices): z.input<typeof Delivery> {
  const read = readable(ctx, row, notices)
  // what waits for a way out is said to be past its time as soon as it is, not only once there is a way
  const waits = row.state === 'waiting' || row.state === 'failed'
  const late = waits && notices.isOutOfDate(row.template, row.params, row.created_at, ctx.now())
  const error = late ? outOfDate : row.last_error
  return {
    id: row.id,
    channel: row.channel as 'app' | 'mail' | 'sms',
    to: row.name ?? masked(row.channel, read?.address ?? ''),
    subject: read?.subject ?? '',
    state: late ? 'given_up' : (row.state as 'waiting' | 'sent' | 'failed' | 'given_up' | 'cancelled'),
    attempts: row.attempts,
    error: error === null ? null : faultText(error),
    at: row.created_at.toString(),
    sentAt: row.sent_at?.toString() ?? null,
    text: ctx.config.DEMO && row.channel !== 'app' ? ((row.channel === 'sms' ? read?.sms : read?.text) ?? null) : null,
  }
}

function readable(ctx: Ctx, row: Row, notices: Notices): Readable | null {
  try {
    return readMessage(ctx, { ...row, params: withoutCode(row.params) }, notices)
  } catch {
    return null // said in the row's own state
  }
}

/** A receipt code is for whoever asked alone, who confirms and rates with it: `JD-260610-01-8FWJ` → `JD-260610-01-****`. */
function withoutCode(params: unknown): unknown {
  const { number } = (params ?? {}) as { number?: unknown }
  return typeof number === 'string' ? { ...(params as object), number: number.replace(/^(\w+-\d{6}-\d{2,})-\w{4}$/, '$1-****') } : params
}

/** `seat@bureau.example` → `s***@bureau.example`; phones as everywhere. */
function masked(channel: string, address: string): string {
  if (channel !== 'mail') return maskPhone(address)
  const at = address.lastIndexOf('@')
  return at < 1 ? '***' : `${address.slice(0, 1)}***${address.slice(at)}`
}
