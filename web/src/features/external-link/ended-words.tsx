import { endedLink } from '@liti/contract/needs'
import { replyOutcomeText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { TelLink } from '../../kit/ui/tel-link.tsx'

const useText = texts({
  zh: { yours: '您单位当时的回复', none: '您单位没有回复。', call: '有话要说，打电话', number: (number: string) => `报编号 ${number}` },
  en: {
    yours: 'What your unit replied',
    none: 'Your unit did not reply.',
    call: 'To add something, call',
    number: (number) => `Give the number ${number}`,
  },
})

/** Below a link that opens nothing any more: the unit's own words, and whom to call. */
export function EndedWords({ token, when }: { token: string; when: boolean }): ReactNode {
  const t = useText()
  const tx = useTx()
  const at = useWhen()
  const { data } = useRead(endedLink, { params: { token } }, { when })
  if (!data) return null
  const { said, doors, needNumber } = data
  const numbers = doors
    .filter(({ phone }) => phone !== '')
    .map((door): [string, ReactNode] => [tx(door.name), <TelLink key={door.phone} number={door.phone} />])
  return (
    <>
      {said && (
        <section className="part">
          <h2>{t.yours}</h2>
          <p className="s soft">{said.title}</p>
          {said.reply === null ? (
            <p>{t.none}</p>
          ) : (
            <div className="said">
              {said.outcome !== null && <b>{tx(replyOutcomeText[said.outcome])}</b>}
              <p className="own-words">{said.reply}</p>
              {said.at !== null && <p className="s muted">{at(said.at)}</p>}
            </div>
          )}
        </section>
      )}
      <section className="part">
        <h2>{t.call}</h2>
        <KeyValue small rows={numbers} />
        <p className="s muted">{t.number(needNumber)}</p>
      </section>
    </>
  )
}
