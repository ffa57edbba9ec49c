import type { Text } from '@liti/contract/common'
import type { BodyView } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useJoined } from '../../kit/words/joined.ts'
import { withinUnit } from '../../kit/within-unit.ts'

const useText = texts({
  zh: {
    sits: '它们还坐在哪些桌上',
    hears: '谁可以来听、来说',
    table: '哪张桌',
    guest: '谁来',
    seats: '席位',
    note: '说明',
    goes: (body: string, seats: number) => `${body} ${seats} 席`,
    comes: (body: string, seats: number) => (seats > 0 ? `${body}，${seats} 席` : `列席${body}`),
    noVote: '不投票',
    none: '没有登记。',
  },
  en: {
    sits: 'Tables they sit at',
    hears: 'Who may come and speak',
    table: 'Table',
    guest: 'Who comes',
    seats: 'Seats',
    note: 'Note',
    goes: (body, seats) => `${body}, ${seats} seat${seats === 1 ? '' : 's'}`,
    comes: (body, seats) => (seats > 0 ? `${body}, ${seats} seat${seats === 1 ? '' : 's'}` : `attends ${body}`),
    noVote: 'no vote',
    none: 'Nothing on file.',
  },
})

/** Where the three bodies sit beside others, and who sits with them; `unit` is the one the page is about. */
export function Tables({ bodies, unit }: { bodies: readonly BodyView[]; unit?: Text }): ReactNode {
  const t = useText()
  const tx = useTx()
  const joined = useJoined()
  const said = (name: Text): string => tx(unit ? withinUnit(name, unit) : name)
  const sits = bodies.flatMap((body) => body.sitsOn.map((link) => ({ body, link, text: t.goes(said(body.name), link.seats) })))
  const hears = bodies.flatMap((body) => body.members.map((link) => ({ body, link, text: t.comes(said(body.name), link.seats) })))
  const rows = (title: string, head: string, list: typeof sits): ReactNode => (
    <div>
      <h2>{title}</h2>
      {list.length === 0 ? (
        <p className="s muted">{t.none}</p>
      ) : (
        <table className="t">
          <thead className="vh">
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{t.seats}</th>
              <th scope="col">{t.note}</th>
            </tr>
          </thead>
          <tbody>
            {list.map(({ body, link, text }) => (
              <tr key={body.id + link.bodyId}>
                <th scope="row">{said(link.name)}</th>
                <td className="soft">{joined(text, !link.voting && t.noVote)}</td>
                <td className="soft">{link.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
  return (
    <section className="card net">
      {rows(t.sits, t.table, sits)}
      {rows(t.hears, t.guest, hears)}
    </section>
  )
}
