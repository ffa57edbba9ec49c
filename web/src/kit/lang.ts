import type { Lang } from '@liti/contract/common'
import { makeSetting } from './setting.ts'

const tags: Record<Lang, string> = { zh: 'zh-CN', en: 'en' }

const setting = makeSetting<Lang>('lang', ['zh', 'en'], (lang) => {
  document.documentElement.lang = tags[lang]
})

export const useLang = setting.use
export const currentLang = setting.get
export const setLang = setting.set
