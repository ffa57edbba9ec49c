import { z } from 'zod'
import { BoundedCount, Id, Instant, page, PageQuery } from './common.ts'
import { act, read } from './kit.ts'

export const NoticeRow = z.object({
  id: Id,
  subject: z.string(),
  text: z.string(),
  link: z.string(),
  at: Instant,
  readAt: Instant.nullable(),
})
export const listNotices = read('/api/notices', {
  summary: '消息',
  access: 'person',
  query: PageQuery,
  reply: page(NoticeRow).extend({ unread: BoundedCount }),
})
export const markRead = act('/api/notices/read', {
  summary: '标为已读',
  access: 'person',
  body: z.object({ ids: z.array(Id).max(100).optional() }),
  reply: z.object({ unread: BoundedCount }),
})

/** Delivery state of the notices about one record: visible to those who sent them. */
export const Delivery = z.object({
  id: Id,
  channel: z.enum(['app', 'mail', 'sms']),
  to: z.string(),
  subject: z.string(),
  state: z.enum(['waiting', 'sent', 'failed', 'given_up']),
  attempts: z.number().int(),
  error: z.string().nullable(),
  at: Instant,
  sentAt: Instant.nullable(),
})
export const listDeliveries = read('/api/desk/needs/:needId/deliveries', {
  summary: '通知发到了没有',
  access: 'staff',
  params: z.object({ needId: Id }),
  reply: z.object({ deliveries: z.array(Delivery) }),
})
