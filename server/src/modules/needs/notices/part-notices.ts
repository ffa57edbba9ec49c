import { dateText } from '@liti/contract/time-text'
import { z } from 'zod'
import { earlierLink, openNeed, Part } from './handler-notices.ts'
import { at, bilingual, instant, lasts, lastsUntil, linked, paragraphs, template, week } from '../../../engines/notify/index.ts'

/** About one unit's part: the day it named, and a reply that is to be completed. */
export const partNotices = {
  'part.day': template(
    Part.extend({ day: z.string(), was: z.string().nullable(), why: z.string(), answerBy: instant.nullable() }),
    lasts(72),
    {
      zh: ({ number, title, unit, day, was, why, answerBy }, link) => ({
        subject: was
          ? `${unit.zh}改期 ${number}：${dateText(was).zh} 改到 ${dateText(day).zh}`
          : `${unit.zh}说 ${number} 可以办，定在 ${dateText(day).zh}`,
        text: paragraphs(
          was
            ? `“${title}”（${number}），${unit.zh}原来说好 ${dateText(was).zh} 办好，改到 ${dateText(day).zh}。`
            : `“${title}”（${number}），${unit.zh}说可以办，${dateText(day).zh} 办好。`,
          why && `原因：${why}`,
          answerBy && `这一天晚于答复诉求人的期限 ${at(answerBy, 'zh')}。`,
          '到那天会提醒它，也会告诉您。',
          linked(openNeed.zh, link),
        ),
      }),
      en: ({ number, title, unit, day, was, why, answerBy }, link) => ({
        subject: was
          ? `${unit.en} moves the day for ${number} from ${dateText(was).en} to ${dateText(day).en}`
          : `${unit.en} can do its part of ${number}, on ${dateText(day).en}`,
        text: paragraphs(
          was
            ? `On "${title}" (${number}), ${unit.en} had named ${dateText(was).en}; now it is ${dateText(day).en}.`
            : `On "${title}" (${number}), ${unit.en} can do its part, by ${dateText(day).en}.`,
          why && `Reason: ${why}`,
          answerBy && `That is later than the answer is due to the requester: ${at(answerBy, 'en')}.`,
          'It is reminded when the day is there, and so are you.',
          linked(openNeed.en, link),
        ),
      }),
    },
  ),

  'part.day-due': template(Part.extend({ dueAt: instant, asOf: instant }), lasts(24), {
    zh: ({ number, title, unit, dueAt, asOf }, link) => ({
      subject: isPast(dueAt, asOf) ? `${unit.zh}没有按说好的日子办好 ${number}` : `${number}：${dateText(dueAt).zh} 是${unit.zh}说好的日子`,
      text: paragraphs(
        `“${title}”（${number}），${unit.zh}说好 ${dateText(dueAt).zh} 办好，${isPast(dueAt, asOf) ? '还没有回复' : '已经提醒它'}。`,
        linked(openNeed.zh, link),
      ),
    }),
    en: ({ number, title, unit, dueAt, asOf }, link) => ({
      subject: isPast(dueAt, asOf)
        ? `${unit.en} has not kept its day for ${number}`
        : `${number}: ${dateText(dueAt).en} is the day ${unit.en} named`,
      text: paragraphs(
        `On "${title}" (${number}), ${unit.en} had named ${dateText(dueAt).en}; ${isPast(dueAt, asOf) ? 'it has not replied yet' : 'it has been reminded'}.`,
        linked(openNeed.en, link),
      ),
    }),
  }),

  'part.sent-back': template(
    Part.extend({ by: bilingual, missing: z.string(), replyBy: instant, earlier: z.boolean() }),
    lastsUntil('replyBy', week),
    {
      zh: ({ number, title, unit, by, missing, replyBy, earlier }, link) => ({
        subject: `请补充 ${number} 的回复，${at(replyBy, 'zh')} 前`,
        text: paragraphs(
          `${by.zh}看了${unit.zh}对“${title}”（${number}）的回复，还缺：`,
          missing,
          `时限重新算，请在 ${at(replyBy, 'zh')} 前补充。`,
          earlier && earlierLink.zh,
          linked(openNeed.zh, link),
        ),
      }),
      en: ({ number, title, unit, by, missing, replyBy, earlier }, link) => ({
        subject: `Please complete the reply on ${number} by ${at(replyBy, 'en')}`,
        text: paragraphs(
          `${by.en} has read the reply of ${unit.en} on "${title}" (${number}). Missing:`,
          missing,
          `The time runs anew: please complete it by ${at(replyBy, 'en')}.`,
          earlier && earlierLink.en,
          linked(openNeed.en, link),
        ),
      }),
    },
  ),
}

const isPast = (dueAt: string, asOf: string) => Date.parse(dueAt) <= Date.parse(asOf)
