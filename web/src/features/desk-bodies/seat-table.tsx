import type { BodyView } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/text.ts'
import { Name } from '../../kit/ui/name.tsx'
import { seatWord } from './words.ts'

const useText = texts({
  zh: {
    seat: '席位',
    chosen: '谁推选',
    holder: '谁在任',
    of: '单位',
    from: '起',
    to: '止',
    vacant: '空缺',
    fillBy: (day: string) => `空缺，最晚 ${day} 补上`,
  },
  en: {
    seat: 'Seat',
    chosen: 'Chosen by',
    holder: 'Held by',
    of: 'Organisation',
    from: 'From',
    to: 'Until',
    vacant: 'Vacant',
    fillBy: (day) => `Vacant, to be filled by ${day}`,
  },
})

/** The seats on paper: one table a body. On the screen the chips say it. */
export function SeatTable({ body }: { body: BodyView }): ReactNode {
  const t = useText()
  const tx = useTx()
  return (
    <section className="seat-table">
      <h2>
        {tx(body.name)} {body.termFrom && `${body.termFrom} – ${body.termTo ?? ''}`}
      </h2>
      <table className="t">
        <thead>
          <tr>
            {[t.seat, t.chosen, t.holder, t.of, t.from, t.to].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.seats.map((seat) => (
            <tr key={seat.id}>
              <td>{tx(seat.title)}</td>
              <td>{seat.constituency !== null && tx(seatWord(seat.constituency))}</td>
              <td>{seat.vacant ? (seat.fillBy ? t.fillBy(seat.fillBy) : t.vacant) : seat.holder}</td>
              <td>{seat.organisation && <Name of={seat.organisation} />}</td>
              <td>{!seat.vacant && seat.from}</td>
              <td>{!seat.vacant && (seat.to ?? body.termTo)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
