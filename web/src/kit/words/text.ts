import type { Lang, Text } from '@liti/contract/common'
import type { ReactNode } from 'react'
import { currentLang, useLang } from './lang.ts'

type Word = string | ((...parts: never[]) => ReactNode)
type Words = { [name: string]: Word }

/** The other language's words: the same names, and functions of the same arguments. */
type Same<W extends Words> = {
  [Name in keyof W]: W[Name] extends (...parts: infer Parts) => infer Result
    ? (...parts: Parts) => Result extends string ? string : ReactNode
    : string
}

export type UseText<W extends Words> = { (): Same<W>; in(lang: Lang): Same<W> }

/**
 * The words of one screen in both languages. A word that is missing, superfluous or takes other arguments in one of them
 * does not compile.
 *
 *     const useText = texts({
 *       zh: { raise: '提诉求', left: (days: number) => `还有 ${days} 天` },
 *       en: { raise: 'Raise a need', left: (days) => `${days} days left` },
 *     })
 *     const t = useText()      // in a component: the words of the present language
 *     useText.in('en').raise   // anywhere else
 */
export function texts<W extends Words>(both: { zh: W; en: Same<NoInfer<W>> }): UseText<W> {
  const of = (lang: Lang): Same<W> => both[lang] as Same<W>
  return Object.assign(() => of(useLang()), { in: of })
}

/** The present language's side of a text from the server. */
export function tx(text: Text, lang: Lang = currentLang()): string {
  return text[lang] || text.zh
}

/** `tx` that draws again when the language changes: `const tx = useTx()`. */
export function useTx(): (text: Text) => string {
  const lang = useLang()
  return (text) => tx(text, lang)
}
