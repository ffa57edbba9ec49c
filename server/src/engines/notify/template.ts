import { Instant, Text, type Lang } from '@liti/contract/common'
import { dateTimeText } from '@liti/contract/time-text'
import { z } from 'zod'

/** `subject` says it all in one line and holds nothing private: it is also the SMS, the line in the app and what a locked screen shows. */
export type Words = { subject: string; text: string }

export type Template<P extends z.ZodType = z.ZodType> = {
  params: P
  zh: (params: z.output<P>, link: string) => Words
  en: (params: z.output<P>, link: string) => Words
}

/** Ties the words of a template to its parameters. */
export const template = <P extends z.ZodType>(params: P, words: Omit<Template<P>, 'params'>): Template<P> => ({ params, ...words })

/** The parameters most notices begin with: the number people know the need by, and their own words for it. */
export const aboutNeed = { number: z.string(), title: z.string() }
export const instant = Instant
export const bilingual = Text

/** 6 月 26 日 周五 18:00 · Fri 26 June, 18:00 */
export const at = (moment: string, lang: Lang): string => dateTimeText(moment)[lang]

/** Paragraphs of a mail; what is empty or does not apply is left out. */
export const paragraphs = (...parts: (string | null | false)[]): string => parts.filter(Boolean).join('\n\n')

/** A link under its label, on a line of its own so that every mail reader finds its end. */
export const linked = (label: string, link: string): string | false => link !== '' && `${label}\n${link}`
