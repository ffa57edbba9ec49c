import type { ReactNode } from 'react'
import { texts } from '../words/text.ts'

const useText = texts({
  zh: { at: (at: number, of: number) => `第 ${at} 步，共 ${of} 步` },
  en: { at: (at, of) => `Step ${at} of ${of}` },
})

/** Bars and the words 第 2 步，共 4 步; no names, no circles. */
export function Steps({ at, of }: { at: number; of: number }): ReactNode {
  const words = useText().at(at, of)
  return (
    <>
      <div
        className="steps"
        role="progressbar"
        aria-valuenow={at}
        aria-valuemin={1}
        aria-valuemax={of}
        aria-valuetext={words}
        aria-label={words}
      >
        {Array.from({ length: of }, (_, step) => (
          <i key={step} className={step < at ? 'on' : undefined} />
        ))}
      </div>
      <p className="s muted steps-words" aria-hidden="true">
        {words}
      </p>
    </>
  )
}
