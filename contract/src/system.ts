import { z } from 'zod'
import { RecordKey } from './common.ts'
import { read } from './kit.ts'

/** Server-sent events: `{topic, kind, id}` only; `Last-Event-ID` catches up what was missed within a day. */
export const live = read('/api/live', {
  summary: '实时更新',
  access: 'anyone',
  kind: 'stream',
  /** `record`: one the caller follows, as `<kind>:<id>`; `link`: the token of a unit without an account, which hears only that something changed. */
  query: z.object({ record: RecordKey.optional(), link: z.string().max(400).optional() }),
  reply: z.unknown(),
})

export const getFile = read('/api/files/:token', {
  summary: '打开文件（短时签名链接）',
  access: 'anyone',
  kind: 'download',
  params: z.object({ token: z.string().max(600) }),
  reply: z.unknown(),
})
