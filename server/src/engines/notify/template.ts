import { Instant, Text, type Lang } from '@liti/contract/common'
import { dateTimeText } from '@liti/contract/time-text'
import { z } from 'zod'

/** `subject` says it all in one line and holds nothing private: it is also the SMS, the line in the app and what a locked screen shows. */
export type Words = { subject: string; text: string }

/** When a message that could not leave is news no more: at a time it speaks of itself, or so many hours after it was written. */
export type Lasts = { until: string | null; hours: number }

export type Template<P extends z.ZodType = z.ZodType> = {
  params: P
  lasts: Lasts
  zh(params: z.output<P>, link: string): Words
  en(params: z.output<P>, link: string): Words
}

/** Whatever a module tells, by name (`need.accepted`); names are unique over all modules. */
export type Templates = Record<string, Template>

/** Nothing outlasts a week. */
export const week = 7 * 24

/** The news of a message is news for so many hours. */
export const lasts = (hours: number): Lasts => ({ until: null, hours })

/** It leads up to the time in this parameter ("by 16:24 the workstation accepts it") and would be wrong afterwards; so many hours where there is none. */
export const lastsUntil = (until: string, hours: number): Lasts => ({ until, hours })

/** Ties the words of a template to its parameters. */
export const template = <P extends z.ZodType>(params: P, how: Lasts, words: Pick<Template<P>, Lang>): Template<P> => ({
  params,
  lasts: how,
  ...words,
})

export const instant = Instant
export const bilingual = Text

/** 6 月 26 日 周五 18:00 · Fri 26 June, 18:00 */
export const at = (moment: string, lang: Lang): string => dateTimeText(moment)[lang]

/** Paragraphs of a mail; what is empty or does not apply is left out. */
export const paragraphs = (...parts: (string | null | false)[]): string => parts.filter(Boolean).join('\n\n')

/** A link under its label, on a line of its own so that every mail reader finds its end. */
export const linked = (label: string, link: string): string | false => link !== '' && `${label}\n${link}`
