import type { BodyView, SeatView } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { SeatSheet } from './seat-sheet.tsx'
import { leads, seatText } from './seats.ts'
import { useJoined } from '../../kit/words/joined.ts'

const useText = texts({
  zh: { vacant: (title: string) => `空缺 ${title}`, open: (title: string) => `${title}，看这一席` },
  en: { vacant: (title) => `Vacant: ${title}`, open: (title) => `${title}, see this seat` },
})

/** A seat as a chip that opens what is known of it and what one may do. */
export function SeatChip({ seat, body }: { seat: SeatView; body: BodyView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const joined = useJoined()
  const [open, setOpen] = useState(false)
  const title = tx(seat.title)
  const look = seat.vacant ? 'seat open' : leads(seat, body) ? 'seat chair' : 'seat'
  const text = seat.vacant ? t.vacant(title) : seatText(seat, title, tx, joined)
  return (
    <>
      <button type="button" className={look} aria-haspopup="dialog" aria-label={t.open(text)} onClick={() => setOpen(true)}>
        {seat.vacant && <Icon name="clock" />}
        {text}
      </button>
      {open && <SeatSheet seat={seat} body={body} onClose={() => setOpen(false)} />}
    </>
  )
}
