import type { Text } from '@liti/contract/common'
import type { BodyView, SeatView } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
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
export function SeatTable({ body, name }: { body: BodyView; name: Text }): ReactNode {
  const t = useText()
  const tx = useTx()
  const columns: [head: string, of: (seat: SeatView) => ReactNode, look?: string][] = [
    [t.seat, (seat) => tx(seat.title)],
    [t.chosen, (seat) => seat.constituency !== null && tx(seatWord(seat.constituency))],
    [t.holder, (seat) => (seat.vacant ? (seat.fillBy ? t.fillBy(seat.fillBy) : t.vacant) : seat.holder)],
    [t.of, (seat) => seat.organisation && <Name of={seat.organisation} />],
    [t.from, (seat) => !seat.vacant && seat.from, 'day'],
    [t.to, (seat) => !seat.vacant && (seat.to ?? body.termTo), 'day'],
  ]
  const used = columns.filter(([, of]) => body.seats.some((seat) => Boolean(of(seat))))
  return (
    <section className="seat-table">
      <h2>
        {tx(name)} {body.termFrom && `${body.termFrom} – ${body.termTo ?? ''}`}
      </h2>
      <table className="t">
        <thead>
          <tr>
            {used.map(([head]) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.seats.map((seat) => (
            <tr key={seat.id}>
              {used.map(([head, of, look]) => (
                <td key={head} className={look}>
                  {of(seat)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
