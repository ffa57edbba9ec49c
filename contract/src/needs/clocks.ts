import { z } from 'zod'
import { Day, Id, Instant, Text } from '../common.ts'
import { DeadlineView, RuleUnit } from '../deadline.ts'
import { read } from '../kit.ts'
import { clockKinds } from '../needs-words.ts'

export const standings = ['met', 'met-late', 'running', 'soon', 'overdue', 'long-overdue', 'paused', 'cancelled'] as const
/** One clock as a sentence: how long is left or was used, and the rule that set it. */
export const ClockView = z.object({
  id: Id,
  kind: z.enum(clockKinds),
  bodyId: Id,
  standing: z.enum(standings),
  dueAt: Instant,
  metAt: Instant.nullable(),
  progress: z.number().min(0).max(100),
  time: Text, // 还有 3 小时 | 用了 22 分钟 | 超时 18 小时
  rule: Text, // 派单后 24 小时内要联系诉求人
})
export type ClockView = z.infer<typeof ClockView>

export const explainClock = read('/api/needs/clocks/:clockId', {
  summary: '这个期限是怎么算的',
  access: 'anyone',
  params: z.object({ clockId: Id }),
  query: z.object({ link: z.string().max(400).optional() }),
  reply: z.object({ title: Text, deadline: DeadlineView }),
})

/** A time limit in force: what it is for, how long, how the time is counted, and where that is written. */
export const TimeLimit = z.object({
  id: z.string(),
  kind: z.enum(clockKinds),
  text: Text,
  amount: Text,
  unit: RuleUnit,
  source: Text,
  since: Day,
  version: z.number().int(),
})
export type TimeLimit = z.infer<typeof TimeLimit>
export const listTimeLimits = read('/api/needs/time-limits', {
  summary: '现行的办理时限',
  access: 'anyone',
  reply: z.object({ limits: z.array(TimeLimit) }),
})
