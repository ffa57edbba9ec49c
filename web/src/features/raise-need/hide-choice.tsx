import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { CheckCard } from '../../kit/ui/choices.tsx'

const useText = texts({
  zh: {
    hide: '不让承办单位知道我是谁',
    against: '这一类多半是对人对事有意见，先按不公开填好了，可以改。',
    means: '办理的人看不到您的姓名、单位和电话，只有工作站站长能打开电话联系您，每次都留下记录。您写的内容他们看得到，请不要在里面写名字。',
  },
  en: {
    hide: 'Do not tell the handling units who I am',
    against: 'This kind is mostly a complaint, so it is filled in as not disclosed; you can change it.',
    means:
      'Those who handle it see neither your name nor your firm or phone. Only the head of the workstation can open your number to call you, and each look is logged. They do read what you write, so leave names out of it.',
  },
})

/** Hides the requester from those who handle the need, and says what that means. */
export function HideChoice({
  hidden,
  against,
  onChange,
}: {
  hidden: boolean
  /** The kind is one that is raised against somebody: hidden beforehand. */
  against: boolean
  onChange: (hidden: boolean) => void
}): ReactNode {
  const t = useText()
  return (
    <CheckCard checked={hidden} onChange={onChange} note={against ? `${t.against}${t.means}` : t.means}>
      {t.hide}
    </CheckCard>
  )
}
