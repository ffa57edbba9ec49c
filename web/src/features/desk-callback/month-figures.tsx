import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import type { Reply } from './callback-list.tsx'

const useText = texts({
  zh: {
    title: '本月回访',
    reached: '问到',
    unreached: '没联系上',
    reopened: '重新办',
    of: (top: number, bottom: number) => `${top} / ${bottom}`,
    pieces: ' 件',
  },
  en: {
    title: 'Call-backs this month',
    reached: 'Reached',
    unreached: 'Not reached',
    reopened: 'Taken up again',
    of: (top, bottom) => `${top} of ${bottom}`,
    pieces: '',
  },
})

/** The month in counts, each with its base. */
export function MonthFigures({ month }: { month: Reply['month'] }): ReactNode {
  const t = useText()
  return (
    <section>
      <h2>{t.title}</h2>
      <KeyValue
        small
        rows={[
          [t.reached, <Pieces key="reached" n={t.of(month.reached, month.total)} />],
          [t.unreached, <Pieces key="unreached" n={String(month.unreached)} />],
          [t.reopened, <Pieces key="reopened" n={String(month.reopened)} />],
        ]}
      />
    </section>
  )
}

function Pieces({ n }: { n: string }): ReactNode {
  const t = useText()
  return (
    <>
      <b>{n}</b>
      {t.pieces}
    </>
  )
}
