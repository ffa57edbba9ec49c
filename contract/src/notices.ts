import { z } from 'zod'
import { BoundedCount, Id, Instant, page, PageQuery, RecordKind, Text } from './common.ts'
import { idOf } from './ids.ts'
import { act, read } from './kit.ts'

export const NoticeRow = z.object({
  id: Id,
  subject: Text,
  text: Text,
  link: z.string(),
  at: Instant,
  readAt: Instant.nullable(),
})
export type NoticeRow = z.infer<typeof NoticeRow>
export const listNotices = read('/api/notices', {
  summary: '消息',
  access: 'person',
  query: PageQuery,
  reply: page(NoticeRow).extend({ unread: BoundedCount }),
})
export const markRead = act('/api/notices/read', {
  summary: '标为已读',
  access: 'person',
  body: z.object({ ids: z.array(idOf('notice')).max(100).optional() }),
  reply: z.object({ unread: BoundedCount }),
})

/** Delivery state of the notices about one record, newest first: visible to the desk that may see the record. `to` is a role or a masked address. */
export const Delivery = z.object({
  id: Id,
  channel: z.enum(['app', 'mail', 'sms']),
  to: z.string(),
  subject: z.string(),
  state: z.enum(['waiting', 'sent', 'failed', 'given_up', 'cancelled']),
  attempts: z.number().int(),
  error: Text.nullable(),
  at: Instant,
  sentAt: Instant.nullable(),
  /** The whole message, only in the demonstration. */
  text: z.string().nullable(),
})
export type Delivery = z.infer<typeof Delivery>
export const listDeliveries = read('/api/desk/records/:kind/:id/deliveries', {
  summary: '通知发到了没有',
  access: 'staff',
  params: z.object({ kind: RecordKind, id: Id }),
  reply: z.object({ deliveries: z.array(Delivery) }),
})
