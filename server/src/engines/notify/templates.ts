import type { Lang } from '@liti/contract/common'
import { z } from 'zod'
import { deskTemplates } from './desk-templates.ts'
import { handlerTemplates } from './handler-templates.ts'
import { partTemplates } from './part-templates.ts'
import { requesterTemplates } from './requester-templates.ts'
import { paragraphs, template, type Template, type Words } from './template.ts'
import { unitTemplates } from './unit-templates.ts'

const signInTemplates = {
  'sign-in.code': template(z.object({ code: z.string(), minutes: z.int().min(1) }), {
    zh: ({ code, minutes }) => ({
      subject: `验证码 ${code}，${minutes} 分钟内有效`,
      text: paragraphs(`您的验证码是 ${code}，${minutes} 分钟内有效。`, '工作人员不会向您要验证码。不是您本人操作，不用理会。'),
    }),
    en: ({ code, minutes }) => ({
      subject: `Your code is ${code}, valid for ${minutes} minutes`,
      text: paragraphs(
        `Your code is ${code}. It is valid for ${minutes} minutes.`,
        'Staff never ask you for it. If you did not ask for a code, you can ignore this message.',
      ),
    }),
  }),
}

export const templates = {
  ...requesterTemplates,
  ...handlerTemplates,
  ...partTemplates,
  ...deskTemplates,
  ...unitTemplates,
  ...signInTemplates,
}

export type TemplateName = keyof typeof templates
export type TemplateParams<N extends TemplateName> = z.output<(typeof templates)[N]['params']>
export const templateNames = Object.keys(templates) as TemplateName[]

const footer = {
  zh: '这封信由立体社区自动发出，请不要直接回复。',
  en: 'Liti sent this mail by itself. Please do not reply to it.',
}

/**
 * A notice in the reader's language, plain text.
 * @param params as written into the outbox by {@link notice}; checked again, since a row may be older than the template
 * @param link absolute address the reader continues at, or empty
 * @throws {z.ZodError} where the parameters are not the template's
 */
export function render(name: TemplateName, lang: Lang, params: unknown, link = ''): Words {
  const { subject, text } = words(name, lang, params, link)
  return { subject, text: `${text}\n\n-- \n${footer[lang]}\n` }
}

/** The same as the product's own inbox shows it: no footer, lines close together, and the link stands beside it. */
export function renderApp(name: TemplateName, lang: Lang, params: unknown): Words {
  const { subject, text } = words(name, lang, params, '')
  return { subject, text: text.replace(/\n{2,}/g, '\n') }
}

function words(name: TemplateName, lang: Lang, params: unknown, link: string): Words {
  // One widening for the whole table: name and parameters are tied together by the check that follows.
  const { params: shape, ...languages } = templates[name] as unknown as Template
  const { subject, text } = languages[lang](shape.parse(params), link)
  return { subject: oneLine(subject), text }
}

/** The same as one line with its link: the SMS. Providers count 70 Chinese characters a piece. */
export const renderSms = (name: TemplateName, lang: Lang, params: unknown, link = ''): string =>
  [render(name, lang, params, link).subject, link].filter(Boolean).join({ zh: '：', en: ': ' }[lang])

/** Parameters for the outbox, checked by the compiler where they are written. */
export const notice = <N extends TemplateName>(template: N, params: TemplateParams<N>): { template: N; params: TemplateParams<N> } => ({
  template,
  params,
})

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templates, name)

// Names and numbers come from people: a line break in one must not become a header or a second line.
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
