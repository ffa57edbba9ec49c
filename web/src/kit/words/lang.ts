import type { Lang } from '@liti/contract/common'
import { makeSetting } from '../setting.ts'

const tags: Record<Lang, string> = { zh: 'zh-CN', en: 'en' }

/** The page came in the language the browser asks for. */
const asked: Lang = typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'zh'

const setting = makeSetting<Lang>(
  'lang',
  ['zh', 'en'],
  (lang) => {
    document.documentElement.lang = tags[lang]
  },
  asked,
)

export const useLang = setting.use
export const currentLang = setting.get
export const setLang = setting.set
