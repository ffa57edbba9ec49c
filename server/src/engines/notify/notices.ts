import type { Lang } from '@liti/contract/common'
import type { z } from 'zod'
import { week, type Template, type Templates, type Words } from './template.ts'

declare const checked: unique symbol

/** A template and its parameters, checked by the compiler where they are written. */
export type Told = { template: string; params: object; readonly [checked]: true }

/** The way a module names what it tells: `notice('need.accepted', { … })`, with the parameters of that template and no others. */
export const noticeFrom =
  <T extends Templates>(_templates: T) =>
  <N extends keyof T & string>(name: N, params: z.output<T[N]['params']>): Told & { template: N; params: z.output<T[N]['params']> } =>
    ({ template: name, params }) as Told & { template: N; params: z.output<T[N]['params']> }

/** All templates of the product, as outbox, inbox and lists read them: a stored row names its template, and its parameters are checked again. */
export type Notices = {
  names: readonly string[]
  /**
   * A notice in the reader's language, plain text.
   * @param link absolute address the reader continues at, or empty
   * @throws {z.ZodError} where the parameters are not the template's, {@link Error} where there is no such template
   */
  render: (name: string, lang: Lang, params: unknown, link?: string) => Words
  /** The same as the product's own inbox shows it: no footer, lines close together, and the link stands beside it. */
  renderApp: (name: string, lang: Lang, params: unknown) => Words
  /** The same as one line with its link: the SMS. Providers count 70 Chinese characters a piece. */
  renderSms: (name: string, lang: Lang, params: unknown, link?: string) => string
  /** Whether a message of this template, written then, should not go out any more; one that is unknown is told apart where it is read. */
  isOutOfDate: (name: string, params: unknown, writtenAt: Temporal.Instant, now: Temporal.Instant) => boolean
}

/**
 * Joins what the modules tell.
 * @throws Error where two of them use one name
 */
export function makeNotices(...tables: Templates[]): Notices {
  const all = new Map<string, Template>()
  for (const [name, template] of tables.flatMap((table) => Object.entries(table))) {
    if (all.has(name)) throw new Error(`Two templates are called ${name}`)
    all.set(name, template)
  }
  const words = (name: string, lang: Lang, params: unknown, link: string): Words => {
    const template = all.get(name)
    if (!template) throw new Error('A message of a template that is gone')
    const { subject, text } = template[lang](template.params.parse(params), link)
    return { subject: oneLine(subject), text }
  }
  const render: Notices['render'] = (name, lang, params, link = '') => {
    const { subject, text } = words(name, lang, params, link)
    return { subject, text: `${text}\n\n-- \n${footer[lang]}\n` }
  }
  return {
    names: [...all.keys()],
    render,
    renderApp(name, lang, params) {
      const { subject, text } = words(name, lang, params, '')
      return { subject, text: text.replace(/\n{2,}/g, '\n') }
    },
    renderSms: (name, lang, params, link = '') =>
      [render(name, lang, params, link).subject, link].filter(Boolean).join({ zh: '：', en: ': ' }[lang]),
    isOutOfDate(name, params, writtenAt, now) {
      const { lasts } = all.get(name) ?? {}
      if (lasts === undefined) return false
      const told = lasts.until === null ? undefined : (params as Record<string, unknown> | null)?.[lasts.until]
      const end = typeof told === 'string' ? Temporal.Instant.from(told) : writtenAt.add({ minutes: Math.round(lasts.hours * 60) })
      const most = writtenAt.add({ hours: week })
      return Temporal.Instant.compare(now, Temporal.Instant.compare(end, most) < 0 ? end : most) > 0
    },
  }
}

const footer = {
  zh: '这封信由立体社区自动发出，请不要直接回复。',
  en: 'Liti sent this mail by itself. Please do not reply to it.',
}

// Names and numbers come from people: a line break in one must not become a header or a second line.
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
