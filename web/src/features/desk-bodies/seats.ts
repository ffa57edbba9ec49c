import type { Text } from '@liti/contract/common'
import type { BodyView, SeatView } from '@liti/contract/directory'

export type SeatGroup = { word: string; seats: SeatView[] }

/** A committee's seats by who chooses them, other bodies' by what they are; in the order the server gives. */
export function seatGroups(body: BodyView): SeatGroup[] {
  const byChooser = body.seats.some(({ constituency }) => constituency !== null)
  const groups = Map.groupBy(body.seats, (seat) => (byChooser ? (seat.constituency ?? seat.kind) : seat.kind))
  return [...groups].map(([word, seats]) => ({ word, seats }))
}

const leading = new Set(['chair', 'head', 'secretary'])
/** Whether the seat leads its body; a Party secretary who sits on the committee does not lead that. */
export const leads = (seat: SeatView, body: BodyView): boolean =>
  leading.has(seat.kind) && !(seat.kind === 'secretary' && body.kind === 'committee')

/** What a chip says: the firm a seat belongs to where the title says no more than member, both where it says more. */
export function seatText(seat: SeatView, title: string, tx: (text: Text) => string, joined: (...pieces: string[]) => string): string {
  if (seat.organisation === null || seat.vacant || seat.constituency !== 'tenant') return title
  return seat.kind === 'member' ? tx(seat.organisation) : joined(tx(seat.organisation), title)
}

export const vacancies = (body: BodyView): SeatView[] => body.seats.filter(({ vacant }) => vacant)

const day = 86_400_000
/** How far a term has run, in percent. */
export function termShare(from: string, to: string, now: number): number {
  const [start, end] = [Date.parse(`${from}T00:00:00+08:00`), Date.parse(`${to}T00:00:00+08:00`)]
  return Math.min(100, Math.max(0, ((now - start) / Math.max(end - start, day)) * 100))
}
