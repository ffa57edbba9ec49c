import type { NeedView } from '@liti/contract/needs'
import { callbackResults, callbackResultText, type CallbackResult } from '@liti/contract/needs-words'
import { useState, type ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { Button } from '../../kit/ui/button.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { AttemptDialog } from './attempt-dialog.tsx'
import type { Reply } from './callback-list.tsx'
import { MonthFigures } from './month-figures.tsx'

const useText = texts({
  zh: {
    tries: '打过几次',
    none: '还没打过',
    rule: '没人接的，隔 4 小时以上、换个时段再打。打了 3 次都没通，或者对方不想评价，就记“没联系上”办结，不算解决，也不算没解决。',
    failed: '这次没打成',
    again: (at: string) => `约好 ${at}`,
  },
  en: {
    tries: 'Tries so far',
    none: 'Not called yet',
    rule: 'After no answer, wait 4 hours and call at another time of day. After 3 tries, or when they do not want to rate, it closes as “not reached”: neither solved nor unsolved.',
    failed: 'This call did not work out',
    again: (at) => `agreed for ${at}`,
  },
})

/** How often it was tried, what to note when a call does not work out, and the month. */
export function CallSide({ need, month, over }: { need: NeedView; month: Reply['month'] | undefined; over?: boolean }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const [result, setResult] = useState<CallbackResult | null>(null)
  return (
    <div className="side">
      <section>
        <h2>{t.tries}</h2>
        {need.attempts.length === 0 ? (
          <p className="s soft">{t.none}</p>
        ) : (
          <ul className="card list tries">
            {need.attempts.map((attempt) => (
              <li key={attempt.at}>
                <span>
                  {when(attempt.at)}
                  {(attempt.note || attempt.againAt) && (
                    <span className="s muted">
                      {[attempt.againAt && t.again(when(attempt.againAt)), attempt.note].filter(Boolean).join('　')}
                    </span>
                  )}
                </span>
                <Tag icon={attempt.result === 'later' ? 'cal' : 'cross'}>{tx(callbackResultText[attempt.result])}</Tag>
              </li>
            ))}
          </ul>
        )}
        {!over && <p className="s soft rule">{t.rule}</p>}
      </section>
      {!over && (
        <section className="no-print">
          <h2>{t.failed}</h2>
          <p className="unit-actions">
            {callbackResults.map((one) => (
              <Button key={one} onPress={() => setResult(one)}>
                {tx(callbackResultText[one])}
              </Button>
            ))}
          </p>
        </section>
      )}
      {month && <MonthFigures month={month} />}
      {result && <AttemptDialog need={need} result={result} onClose={() => setResult(null)} />}
    </div>
  )
}
