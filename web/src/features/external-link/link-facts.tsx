import type { LinkView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { dateTimeText, useNow } from '../../kit/words/time.ts'
import { KeyValue } from '../../kit/ui/card.tsx'

const useText = texts({
  zh: {
    title: '这个链接',
    until: '有效到',
    early: '，这件事办结时提前失效',
    can: '能做',
    canOnly: '只能办这一件，不能看别的诉求',
    log: '记录',
    logged: '打开、签收、回复都记时间和单位',
    keep: '拿到链接就能回复，请不要外传。发错了找牵头单位换。',
  },
  en: {
    title: 'This link',
    until: 'Valid until',
    early: '; it ends earlier when the matter is closed',
    can: 'Good for',
    canOnly: 'This one matter only, no other need',
    log: 'Kept',
    logged: 'Opening, signing and replying, each with time and unit',
    keep: 'Whoever has the link can reply: please do not pass it on. If it went astray, the lead unit replaces it.',
  },
})

export function LinkFacts({ view }: { view: LinkView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  return (
    <section className="part">
      <h2>{t.title}</h2>
      <KeyValue
        small
        rows={[
          [
            t.until,
            <span key="until">
              <b>{tx(dateTimeText(view.expiresAt, { now }))}</b>
              {t.early}
            </span>,
          ],
          [t.can, t.canOnly],
          [t.log, t.logged],
        ]}
      />
      <p className="s muted slip-note">{t.keep}</p>
    </section>
  )
}
