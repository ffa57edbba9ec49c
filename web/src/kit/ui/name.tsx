import type { Text } from '@liti/contract/common'
import type { ReactNode } from 'react'
import { useLang } from '../words/lang.ts'
import { tx } from '../words/text.ts'

/** A name in the reader's language. One that has no English stays Chinese, and is read aloud as Chinese. */
export function Name({ of }: { of: Text }): ReactNode {
  const lang = useLang()
  const said = tx(of, lang)
  return lang === 'en' && /\p{Script=Han}/u.test(said) ? <span lang="zh-CN">{said}</span> : said
}
