import type { Text } from '@liti/contract/common'

/** One line of a need's history, as it is stored. */
export type EventRow = {
  id: string
  kind: string
  at: Temporal.Instant
  note: string
  data: unknown
  by_label: string
  assignment_id: string | null
  body: string | null
  body_en: string | null
}

/** What the sentences of a history name. */
export type Names = {
  lead: Text | null
  /** When the page is read: a date of another year says its year. */
  now: Temporal.Instant
  bodyOf: (id: string) => Text
  partOf: (assignmentId: string | null) => Text | null
  /** Whether that unit was past its time at that moment. */
  wasLate: (assignmentId: string | null, at: Temporal.Instant) => boolean
}
