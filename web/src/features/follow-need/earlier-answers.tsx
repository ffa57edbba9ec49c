import type { TrackView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { AnswerBlock } from './answer-block.tsx'

const useText = texts({ zh: { earlier: '以前的答复' }, en: { earlier: 'Earlier answers' } })

/** What was answered in the rounds before this one, and what was said of it. */
export function EarlierAnswers({ answers }: { answers: TrackView['earlierAnswers'] }): ReactNode {
  const t = useText()
  if (answers.length === 0) return null
  return (
    <section className="part">
      <h2>{t.earlier}</h2>
      {answers.map((one) => (
        <AnswerBlock key={one.round} answer={one} verdict={one.verdict} />
      ))}
    </section>
  )
}
