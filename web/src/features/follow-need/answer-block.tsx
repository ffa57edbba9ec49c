import { ratingLevels } from '@liti/contract/common'
import type { TrackView } from '@liti/contract/needs'
import { replyOutcomeText, solvedText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, useWhen } from '../../kit/words/time.ts'

const useText = texts({
  zh: {
    of: (by: string) => `${by}的答复`,
    yours: '您的评价',
    comma: '，',
    quote: (words: string) => `“${words}”`,
    part: (body: string, came: string) => `${body}${came && `（${came}）`}：`,
  },
  en: {
    of: (by) => `Answer of ${by}`,
    yours: 'Your verdict',
    comma: ', ',
    quote: (words) => `“${words}”`,
    part: (body, came) => `${body}${came && ` (${came})`}: `,
  },
})

/** The one answer, from the lead, with what the co-units contributed; and what the requester said of it. */
export function AnswerBlock({ answer, verdict }: { answer: NonNullable<TrackView['answer']>; verdict?: TrackView['verdict'] }): ReactNode {
  const t = useText()
  const tx = useTx()
  const day = useWhen((moment, now) => dayText(moment, { now }))
  const rating = ratingLevels.find(({ level }) => level === verdict?.rating)
  return (
    <div className="said done">
      <p>
        <b>{t.of(tx(answer.by))}</b>
        {'　'}
        <time dateTime={answer.at}>{day(answer.at)}</time>
      </p>
      <p>{answer.text}</p>
      {answer.parts.map((part) => (
        <p key={part.body.zh + part.text} className="s soft">
          {t.part(tx(part.body), part.outcome === 'partly' || part.outcome === 'cannot' ? tx(replyOutcomeText[part.outcome]) : '')}
          {part.text}
        </p>
      ))}
      {verdict && (
        <p className="verdict">
          <b>{t.yours}</b>
          {'　'}
          {[verdict.solved && tx(solvedText[verdict.solved]), rating && tx(rating.text)].filter(Boolean).join(t.comma)}
          {verdict.words && ` ${t.quote(verdict.words)}`}
        </p>
      )}
    </div>
  )
}
