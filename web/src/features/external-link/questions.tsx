import type { LinkView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { Tag } from '../../kit/ui/tag.tsx'

const useText = texts({
  zh: { title: '您问过的', waiting: '等答复', answered: '答复了' },
  en: { title: 'What you asked', waiting: 'Waiting', answered: 'Answered' },
})

export function Questions({ questions }: { questions: LinkView['questions'] }): ReactNode {
  const t = useText()
  const when = useWhen()
  if (questions.length === 0) return null
  return (
    <section className="part">
      <h2>{t.title}</h2>
      <ul className="card list units">
        {questions.map((question) => (
          <li key={question.id}>
            <div className="row">
              <b className="own-words">{question.text}</b>
              {question.answer === null ? <Tag tone="soon">{t.waiting}</Tag> : <Tag tone="done">{t.answered}</Tag>}
            </div>
            {question.answer !== null && <p className="own-words">{question.answer}</p>}
            <p className="s muted">{when(question.answeredAt ?? question.askedAt)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
