import { setLanguage } from '@liti/contract/session'
import type { ReactNode } from 'react'
import { setLang, useLang } from '../../kit/words/lang.ts'
import { useAct } from '../../kit/api/query.tsx'
import { setSize, useSize } from '../../kit/size.ts'
import { texts } from '../../kit/words/text.ts'
import { RadioCards } from '../../kit/ui/choices.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'

const useText = texts({
  zh: { title: '怎么看', lang: '语言', langNote: '通知也用这种语言', size: '字号', normal: '标准版', large: '大字版，也叫关怀版' },
  en: {
    title: 'Display',
    lang: 'Language',
    langNote: 'Messages use it too',
    size: 'Size of type',
    normal: 'Standard',
    large: 'Large text',
  },
})

/** Language and size of type; who is signed in also gets messages in that language. */
export function ViewSection({ signedIn }: { signedIn: boolean }): ReactNode {
  const t = useText()
  const lang = useLang()
  const size = useSize()
  const tell = useAct(setLanguage)
  const change = (next: 'zh' | 'en'): void => {
    setLang(next)
    if (signedIn) tell.run({ body: { lang: next } })
  }
  return (
    <section className="part">
      <h2>{t.title}</h2>
      <div className="stack">
        <ErrorSummary error={tell.error} />
        <RadioCards
          legend={t.lang}
          {...(signedIn && { hint: t.langNote })}
          value={lang}
          onChange={change}
          options={[
            { value: 'zh', label: <span lang="zh-CN">中文</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
        />
        <RadioCards
          legend={t.size}
          value={size}
          onChange={setSize}
          options={[
            { value: 'normal', label: t.normal },
            { value: 'large', label: t.large },
          ]}
        />
      </div>
    </section>
  )
}
