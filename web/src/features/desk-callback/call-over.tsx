import { ratingLevels, type Text } from '@liti/contract/common'
import type { NeedView } from '@liti/contract/needs'
import { solvedText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Unsent } from '../../kit/work/unsent.tsx'
import { unsentWords } from './call-form.tsx'
import { CallSide } from './call-side.tsx'
import type { Reply } from './callback-list.tsx'

const useText = texts({
  zh: {
    done: '回访记下了',
    unreached: '没联系上，已办结。不算解决，也不算没解决。',
    solved: '解决没有',
    rating: '满意不满意',
    words: '原话',
    at: '什么时候',
    case: '已立差评整改，由站长或街道回话。',
    not: '现在不用您打',
  },
  en: {
    done: 'The call-back is noted',
    unreached: 'Not reached; closed. It counts neither as solved nor as unsolved.',
    solved: 'Solved',
    rating: 'Rating',
    words: 'In their words',
    at: 'When',
    case: 'A bad-rating case is open; the head of station or the sub-district answers it.',
    not: 'Nothing to call about now',
  },
})

/** After the call, or where it is not the reader's to make: what was said, or why not. */
export function CallOver({ need, why, month }: { need: NeedView; why: Text; month: Reply['month'] | undefined }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const verdict = need.verdicts.toSorted((a, b) => b.round - a.round)[0]
  const level = ratingLevels.find((each) => each.level === verdict?.rating)
  const written = unsentWords(need)
  const reopened = need.state !== 'closed' && need.state !== 'answered'
  return (
    <div className="cols">
      <div className="call">
        {verdict && (need.state === 'closed' || reopened) ? (
          <section>
            <h2>
              <Icon name="check" /> {t.done}
            </h2>
            {verdict.reached ? (
              <KeyValue
                rows={[
                  [t.solved, verdict.solved ? tx(solvedText[verdict.solved]) : ''],
                  [t.rating, level ? `${level.level} ${tx(level.text)}` : ''],
                  ...(verdict.words ? [[t.words, verdict.words] as const] : []),
                  [t.at, when(verdict.at)],
                ]}
              />
            ) : (
              <p>{t.unreached}</p>
            )}
            {need.badRatingCase && !need.badRatingCase.endedAt && <p className="due soon">{t.case}</p>}
          </section>
        ) : (
          <section>
            <h2>{t.not}</h2>
            <p className="soft">{tx(why)}</p>
          </section>
        )}
        {written !== verdict?.words && <Unsent text={written} />}
      </div>
      <CallSide need={need} month={month} over />
    </div>
  )
}
