import type { ReactNode } from 'react'
import { setLang, useLang } from '../words/lang.ts'
import { setSize, useSize } from '../size.ts'
import { texts } from '../words/text.ts'
import { Icon } from '../ui/icon.tsx'

const useText = texts({ zh: { large: '大字版', normal: '标准版' }, en: { large: 'Large text', normal: 'Standard' } })

/** 大字版 and back. */
export function SizeSwitch({ className }: { className?: string }): ReactNode {
  const t = useText()
  const large = useSize() === 'large'
  return (
    <button type="button" className={className} onClick={() => setSize(large ? 'normal' : 'large')}>
      <Icon name="text" />
      <span>{large ? t.normal : t.large}</span>
    </button>
  )
}

/** The other language, named in itself. */
export function LangSwitch({ className }: { className?: string }): ReactNode {
  const other = useLang() === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className={className} lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLang(other)}>
      <Icon name="globe" />
      <span>{other === 'zh' ? '中文' : 'English'}</span>
    </button>
  )
}
