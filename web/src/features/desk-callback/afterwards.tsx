import type { NeedView } from '@liti/contract/needs'
import { solvedText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { KeyValue } from '../../kit/ui/card.tsx'

const useText = texts({
  zh: {
    title: '记下以后',
    yes: '办结归档，算进解决率和满意率',
    partly: '办结归档，解决率里算部分解决',
    no: (by: string, n: number) => `退回${by}重新办，时限重新算，这是第 ${n} 次。最多两次，再不行交街道`,
    street: '已经重新办过两次，交街道来定',
    low: '满意度 1 或 2',
    lowThen: '立一件差评整改，站长或街道要说清查到什么、怎么改的',
  },
  en: {
    title: 'What follows',
    yes: 'Closed; counts towards resolution and satisfaction',
    partly: 'Closed; counts as partly solved',
    no: (by, n) => `Back to ${by} with new time limits, for the ${n === 1 ? 'first' : 'second'} time; after two the sub-district decides`,
    street: 'It has been taken up twice already; the sub-district decides',
    low: 'Rating 1 or 2',
    lowThen: 'A bad-rating case opens: the head of station or the sub-district says what was found and changed',
  },
})

/** What happens after each answer, said before one presses. */
export function Afterwards({ need }: { need: NeedView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const by = tx(need.answer?.by ?? need.owner.name)
  return (
    <section className="afterwards">
      <h2>{t.title}</h2>
      <KeyValue
        small
        rows={[
          [tx(solvedText.yes), t.yes],
          [tx(solvedText.partly), t.partly],
          [tx(solvedText.no), need.round < 3 ? t.no(by, need.round) : t.street],
          [t.low, t.lowThen],
        ]}
      />
    </section>
  )
}
