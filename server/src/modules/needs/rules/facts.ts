/** What rules ask for besides the need itself. */

/** What a call-back wrote down in the requester's name, in the present round. */
export type Recorded = { id: string; at: Temporal.Instant; personId: string | null; objected: boolean }
/** An objection that waits for somebody. */
export type OpenObjection = { id: string; verdictId: string; callerId: string | null }

/** A step that can be taken back. */
export type UndoKind = 'accept' | 'dispatch' | 'accept-and-dispatch'

/** How much longer than shown the way back is open: a press in the last second may take so long to get here. */
export const graceSeconds = 2

/** The last step on a need that could be taken back, and what has happened since. */
export type LastStep = {
  id: string
  kind: UndoKind
  person_id: string
  until: Temporal.Instant
  undone: boolean
  /** The need or its timeline has gone on. */
  moved: boolean
}
