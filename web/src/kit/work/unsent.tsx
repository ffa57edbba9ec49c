import type { ReactNode } from 'react'
import { texts } from '../words/text.ts'
import { CopyButton } from '../ui/small.tsx'

const useText = texts({
  zh: {
    title: '您写的没有发出去',
    why: '别人先办了，或者这里已经不收了。还要用，请先复制下来。',
    copy: '复制我写的',
  },
  en: {
    title: 'What you wrote was not sent',
    why: 'Somebody was faster, or nothing is taken here any more. Copy it if you still need it.',
    copy: 'Copy what I wrote',
  },
})

/** What was being written when its form came to an end: shown, so that it is not lost with the form. */
export function Unsent({ text }: { text: string }): ReactNode {
  const t = useText()
  if (text.trim() === '') return null
  return (
    <section className="part no-print" role="status">
      <h2>{t.title}</h2>
      <p className="s soft">{t.why}</p>
      <p className="own-words">{text}</p>
      <CopyButton text={text}>{t.copy}</CopyButton>
    </section>
  )
}
