import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'

const numerals = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九']
const useText = texts({
  zh: { title: (n: number) => (n === 1 ? '请您做这件事' : `请您做${numerals[n] ?? ` ${n} `}件事`) },
  en: { title: (n) => (n === 1 ? 'What is asked of you' : `The ${n} things asked of you`) },
})

/** What the lead asks, one line each. */
export function AskedList({ ask }: { ask: readonly string[] }): ReactNode {
  const t = useText()
  if (ask.length === 0) return null
  return (
    <section className="part">
      <h2>{t.title(ask.length)}</h2>
      <ol className="card list asks">
        {ask.map((line) => (
          <li key={line}>
            <div>{line}</div>
          </li>
        ))}
      </ol>
    </section>
  )
}
