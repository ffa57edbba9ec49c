import type { Lang } from '@liti/contract/common'
import { sql } from 'kysely'
import { blindIndex } from '../../kernel/crypto/blind-index.ts'
import { seal } from '../../kernel/crypto/seal.ts'
import type { Work } from '../../kernel/work.ts'
import { holdOf } from './hold-back.ts'
import { notSet, openTo, type OutsideChannel } from './channels/channels.ts'
import type { Told } from './notices.ts'

type Address = { address: { mail: string } | { phone: string }; lang: Lang }
/** A person of the directory, or an address of somebody without an account. */
export type Receiver = { personId: string } | Address

/** Where the reader continues: a path of the product (`/n/…`) or a whole address. A secret link opens something by itself: kept sealed until sent. */
type Way = { to: Receiver; link: string; secretLink?: never } | { to: Address; secretLink: string; link?: never }

export type Message = Told &
  Way & {
    /** The record it is about: its delivery is listed there. */
    subject: { kind: string; id: string }
    /** The event, e.g. `need.answered:<id>:<round>`: one receiver is told of it once, however often it is said. */
    dedupe: string
    /** For a person: fewer channels than in the product and by mail. */
    channels?: ('app' | 'mail')[]
  }

type Row = {
  id: string | null
  dedupe: string
  channel: 'app' | OutsideChannel
  person_id: string | null
  address_sealed: string | null
  link_sealed: string | null
  lang: Lang
  template: string
  params: unknown
  link: string
  subject_kind: string
  subject_id: string
}

export const addressPlace = (id: string) => `notify.message.address:${id}` as const
export const linkPlace = (id: string) => `notify.message.link:${id}` as const

/**
 * Writes notices within the command's transaction: they exist if and only if it commits, and go out afterwards.
 * A person is told in the product, and by mail where the directory knows an address; an address gets the one message it can take.
 * Where the command's messages are held back ({@link holdBack}) they wait, those in the product too. Who is not in the directory, or whose account is closed, is told nothing. Addresses and secret links are stored sealed.
 */
export async function tell(work: Work, messages: Message[]): Promise<void> {
  const { ctx } = work
  const direct = messages.filter(({ to }) => 'address' in to).length
  const ids = direct > 0 ? await newIds(work, direct) : []
  const rows = messages.flatMap((message) => rowsOf(work, message, ids))
  if (rows.length === 0) return
  const open = openTo(ctx.config)
  const hold = holdOf(work)
  const runAt = hold && { runAt: hold.until }
  const { rows: written } = await sql<{ id: string; channel: Row['channel']; person_id: string | null }>`
    insert into notify.message (district_id, id, dedupe, channel, person_id, address_sealed, link_sealed, lang, template, params, link,
      subject_kind, subject_id, created_at, state, sent_at, next_at, last_error, hold_id)
    select ${ctx.district}, coalesce(m.id, kernel.new_id()), m.dedupe, m.channel, m.person_id, m.address_sealed, m.link_sealed,
      coalesce(p.lang, m.lang), m.template, m.params, m.link, m.subject_kind, m.subject_id, ${work.now},
      case when m.channel = 'app' and ${hold === null}::boolean then 'sent' else 'waiting' end,
      case when m.channel = 'app' and ${hold === null}::boolean then ${work.now}::timestamptz end,
      case when m.channel = 'app' then ${hold?.until ?? null}::timestamptz else ${hold?.until ?? work.now}::timestamptz end,
      case when m.channel <> 'app' and m.channel <> all(${open}::text[]) then ${JSON.stringify(notSet)}::jsonb ->> m.channel end,
      ${hold?.id ?? null}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(id uuid, dedupe text, channel text, person_id uuid, address_sealed text,
      link_sealed text, lang text, template text, params jsonb, link text, subject_kind text, subject_id uuid)
    left join directory.person_face p on p.district_id = ${ctx.district} and p.id = m.person_id
    where m.person_id is null or (p.id is not null and p.closed_at is null and (m.channel = 'app' or p.has_mail))
    on conflict (district_id, dedupe, channel) do nothing
    returning id, channel, person_id`.execute(work.tx)
  for (const { id, channel, person_id } of written) {
    if (channel === 'app' && !hold) work.wake('notices.new', id, [`person:${person_id}`])
    else if (channel === 'app' || open.includes(channel)) work.later('notify.deliver', { messageId: id }, { key: `notify:${id}`, ...runAt })
  }
}

function rowsOf({ ctx }: Work, message: Message, ids: string[]): Row[] {
  const { to, link = '', secretLink, subject, dedupe, template, params, channels = ['app', 'mail'] } = message
  const base = { template, params, subject_kind: subject.kind, subject_id: subject.id }
  if ('personId' in to) {
    const person = (channel: 'app' | 'mail'): Row => ({
      ...base,
      id: null,
      channel,
      person_id: to.personId,
      address_sealed: null,
      link_sealed: null,
      link,
      lang: 'zh', // where the directory knows better, it does
      dedupe: `${dedupe} person:${to.personId}`,
    })
    return channels.map(person)
  }
  const id = ids.pop() ?? ''
  const [channel, address] = 'mail' in to.address ? (['mail', to.address.mail] as const) : (['sms', to.address.phone] as const)
  if (address === '') return []
  return [
    {
      ...base,
      id,
      channel,
      person_id: null,
      address_sealed: seal(ctx.keys, address, addressPlace(id)),
      link_sealed: secretLink === undefined ? null : seal(ctx.keys, secretLink, linkPlace(id)),
      link,
      lang: to.lang,
      dedupe: `${dedupe} address:${blindIndex(ctx.keys, address, 'notify.message.address')}`,
    },
  ]
}

/** Ids before the rows: a sealed value is bound to the row it is in. */
async function newIds(work: Work, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select kernel.new_id() as id from generate_series(1, ${count}::int)`.execute(work.tx)
  return rows.map((row) => row.id)
}
