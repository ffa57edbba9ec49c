export type ClockRow = {
  id: string
  kind: string
  body_id: string
  assignment_id: string | null
  round: number
  rule_id: string
  rule_version: number
  started_at: Temporal.Instant
  due_at: Temporal.Instant
  met_at: Temporal.Instant | null
  cancelled_at: Temporal.Instant | null
  pauses: unknown
  again: boolean
}

export const clockColumns = [
  'id',
  'kind',
  'body_id',
  'assignment_id',
  'round',
  'rule_id',
  'rule_version',
  'started_at',
  'due_at',
  'met_at',
  'cancelled_at',
  'pauses',
  'again',
] as const
