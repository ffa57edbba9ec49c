import type { ReactNode } from 'react'
import { texts } from '../../kit/text.ts'
import { CheckCard } from '../../kit/ui/choices.tsx'

const useText = texts({
  zh: {
    hide: '不让承办单位知道我是谁',
    means: '承办、协办单位看不到您的姓名、单位和电话，由楼宇工作站转达。有的事不知道是谁提的就办不了，工作站会先问您。',
  },
  en: {
    hide: 'Do not tell the handling units who I am',
    means:
      'The units that handle it see neither your name nor your firm or phone; the building workstation passes things on. Some matters cannot be handled without knowing who asks: the workstation will ask you first.',
  },
})

/** Hides the requester from those who handle the need, and says what that means. */
export function HideChoice({ hidden, onChange }: { hidden: boolean; onChange: (hidden: boolean) => void }): ReactNode {
  const t = useText()
  return (
    <CheckCard checked={hidden} onChange={onChange} note={t.means}>
      {t.hide}
    </CheckCard>
  )
}
