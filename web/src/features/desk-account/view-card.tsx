import { setLanguage } from '@liti/contract/session'
import type { ReactNode } from 'react'
import { setLang, useLang } from '../../kit/words/lang.ts'
import { useAct } from '../../kit/api/query.tsx'
import { setSize, useSize } from '../../kit/size.ts'
import { texts } from '../../kit/words/text.ts'
import { Card } from '../../kit/ui/card.tsx'
import { ErrorState } from '../../kit/ui/states.tsx'
import { Seg } from '../../kit/ui/switches.tsx'

const useText = texts({
  zh: {
    title: '语言和字号',
    lang: '语言',
    langWhy: '发给您的通知也用这种语言。',
    size: '字号',
    normal: '标准版',
    large: '大字版',
    sizeWhy: '只记在这台设备上。',
  },
  en: {
    title: 'Language and size of type',
    lang: 'Language',
    langWhy: 'Messages to you are written in it, too.',
    size: 'Size of type',
    normal: 'Standard',
    large: 'Large',
    sizeWhy: 'Kept on this device only.',
  },
})

/** Language (of the screens and of messages) and size of type. */
export function ViewCard(): ReactNode {
  const t = useText()
  const lang = useLang()
  const size = useSize()
  const save = useAct(setLanguage)
  return (
    <Card title={t.title}>
      <div className="choice">
        <b>{t.lang}</b>
        <Seg
          label={t.lang}
          value={lang}
          onChange={(next) => {
            setLang(next)
            save.run({ body: { lang: next } })
          }}
          options={[
            { value: 'zh', label: <span lang="zh-CN">中文</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
        />
        <span className="s muted">{t.langWhy}</span>
      </div>
      {Boolean(save.error) && <ErrorState error={save.error} />}
      <div className="choice">
        <b>{t.size}</b>
        <Seg
          label={t.size}
          value={size}
          onChange={setSize}
          options={[
            { value: 'normal', label: t.normal },
            { value: 'large', label: t.large },
          ]}
        />
        <span className="s muted">{t.sizeWhy}</span>
      </div>
    </Card>
  )
}
