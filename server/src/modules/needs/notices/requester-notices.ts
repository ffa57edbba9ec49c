import { dateText } from '@liti/contract/time-text'
import { Moved } from '@liti/contract/moved'
import { movedText } from '@liti/contract/moved-text'
import { z } from 'zod'
import { at, bilingual, instant, lasts, lastsUntil, linked, paragraphs, template, week } from '../../../engines/notify/index.ts'
import { aboutNeed } from './about-need.ts'
import { follow, later, moved, movedLine } from './moved-line.ts'

/** To the one who asked, until there is an answer. */
export const requesterNotices = {
  'need.received': template(
    z.object({ ...aboutNeed, acceptBy: instant.nullable(), answerBy: instant.nullable() }),
    lastsUntil('acceptBy', 24),
    {
      zh: ({ number, title, acceptBy, answerBy }, link) => ({
        subject: `收到您的诉求，回执号 ${number}`,
        text: paragraphs(
          `您好，您的诉求“${title}”收到了，回执号 ${number}。`,
          acceptBy ? `${at(acceptBy, 'zh')} 前，工作站受理。不归这里管，会告诉您该找谁。` : '工作站已经登记并受理。',
          answerBy && `最晚 ${at(answerBy, 'zh')} 答复您。`,
          linked(follow.zh, link),
          '不登录也能查：在首页点“查进度”，输入回执号和手机尾号 4 位。',
        ),
      }),
      en: ({ number, title, acceptBy, answerBy }, link) => ({
        subject: `We have your need, receipt ${number}`,
        text: paragraphs(
          `We have received your need "${title}". Your receipt number is ${number}.`,
          acceptBy
            ? `By ${at(acceptBy, 'en')} the workstation accepts it, or tells you where to go instead.`
            : 'The workstation has written it down and accepted it.',
          answerBy && `You get an answer by ${at(answerBy, 'en')}.`,
          linked(follow.en, link),
          'You can also look without signing in: choose "Check progress" on the first page and enter the receipt number and the last 4 digits of your phone.',
        ),
      }),
    },
  ),

  'need.accepted': template(z.object({ ...aboutNeed, by: bilingual, answerBy: instant, moved }), lastsUntil('answerBy', week), {
    zh: ({ number, title, by, answerBy, moved }, link) => ({
      subject: `诉求 ${number} 已受理，${later(moved, 'zh') ?? `最晚 ${at(answerBy, 'zh')} 答复您`}`,
      text: paragraphs(
        `您好，${by.zh}受理了您的诉求“${title}”（${number}）。`,
        `最晚 ${at(answerBy, 'zh')} 答复您。`,
        movedLine(moved, 'zh'),
        linked(follow.zh, link),
      ),
    }),
    en: ({ number, title, by, answerBy, moved }, link) => ({
      subject: `Need ${number} accepted, ${later(moved, 'en') ?? `answer by ${at(answerBy, 'en')}`}`,
      text: paragraphs(
        `${by.en} has accepted your need "${title}" (${number}).`,
        `You get an answer by ${at(answerBy, 'en')}.`,
        movedLine(moved, 'en'),
        linked(follow.en, link),
      ),
    }),
  }),

  'need.declined': template(z.object({ ...aboutNeed, by: bilingual, reason: z.string(), instead: z.string() }), lasts(week), {
    zh: ({ number, title, by, reason, instead }, link) => ({
      subject: `诉求 ${number} 不归这里办，请看该找谁`,
      text: paragraphs(
        `您好，您的诉求“${title}”（${number}）${by.zh}不能受理。`,
        `原因：${reason}`,
        `可以找：${instead}`,
        linked('看全文：', link),
      ),
    }),
    en: ({ number, title, by, reason, instead }, link) => ({
      subject: `Need ${number} belongs elsewhere, see where to go`,
      text: paragraphs(
        `${by.en} cannot take on your need "${title}" (${number}).`,
        `Reason: ${reason}`,
        `Where to go: ${instead}`,
        linked('Read it in full:', link),
      ),
    }),
  }),

  'need.dispatched': template(
    z.object({ ...aboutNeed, lead: bilingual, helpers: z.array(bilingual), contactBy: instant, answerBy: instant, moved }),
    lastsUntil('answerBy', week),
    {
      zh: ({ number, title, lead, helpers, contactBy, answerBy, moved }, link) => ({
        subject: [`诉求 ${number} 已派给${lead.zh}`, later(moved, 'zh')].filter(Boolean).join('，'),
        text: paragraphs(
          `您好，您的诉求“${title}”（${number}）已派给${lead.zh}，由它向您答复。`,
          helpers.length > 0 && `协办：${helpers.map((one) => one.zh).join('、')}。`,
          `${at(contactBy, 'zh')} 前，有人打电话给您。`,
          `最晚 ${at(answerBy, 'zh')} 答复您。`,
          movedLine(moved, 'zh'),
          linked(follow.zh, link),
        ),
      }),
      en: ({ number, title, lead, helpers, contactBy, answerBy, moved }, link) => ({
        subject: [`Need ${number} goes to ${lead.en}`, later(moved, 'en')].filter(Boolean).join(', '),
        text: paragraphs(
          `Your need "${title}" (${number}) is now with ${lead.en}, who will answer you.`,
          helpers.length > 0 && `Co-units: ${helpers.map((one) => one.en).join(', ')}.`,
          `Somebody calls you by ${at(contactBy, 'en')}.`,
          `You get an answer by ${at(answerBy, 'en')}.`,
          movedLine(moved, 'en'),
          linked(follow.en, link),
        ),
      }),
    },
  ),

  'need.contacted': template(
    z.object({ ...aboutNeed, by: bilingual, contactedAt: instant, answerBy: instant }),
    lastsUntil('answerBy', 48),
    {
      zh: ({ number, title, by, contactedAt, answerBy }, link) => ({
        subject: `诉求 ${number}：${by.zh}联系过您`,
        text: paragraphs(
          `您好，${by.zh}记下了 ${at(contactedAt, 'zh')} 和您联系过，说的是“${title}”（${number}）。`,
          '没有联系过您的话，请在链接里告诉我们。',
          `最晚 ${at(answerBy, 'zh')} 答复您。`,
          linked(follow.zh, link),
        ),
      }),
      en: ({ number, title, by, contactedAt, answerBy }, link) => ({
        subject: `Need ${number}: ${by.en} has been in touch with you`,
        text: paragraphs(
          `${by.en} has noted that you were contacted on ${at(contactedAt, 'en')} about "${title}" (${number}).`,
          'If nobody contacted you, please say so through the link.',
          `You get an answer by ${at(answerBy, 'en')}.`,
          linked(follow.en, link),
        ),
      }),
    },
  ),

  'need.part-day': template(
    z.object({ ...aboutNeed, unit: bilingual, day: z.string().nullable(), was: z.string().nullable(), why: z.string() }),
    lasts(72),
    {
      zh: ({ number, title, unit, day, was, why }, link) => ({
        subject:
          day === null
            ? `诉求 ${number}：${unit.zh}原定 ${saidDay(was).zh} 办好，办不成了`
            : was
              ? `诉求 ${number}：${unit.zh}从 ${saidDay(was).zh} 改到 ${saidDay(day).zh}`
              : `诉求 ${number}：${unit.zh}定在 ${saidDay(day).zh} 办好`,
        text: paragraphs(
          day === null
            ? `您好，您的诉求“${title}”（${number}），${unit.zh}原来说好 ${saidDay(was).zh} 办好，现在不能照办了。`
            : was
              ? `您好，您的诉求“${title}”（${number}），${unit.zh}原来说好 ${saidDay(was).zh} 办好，改到 ${saidDay(day).zh}。`
              : `您好，您的诉求“${title}”（${number}），${unit.zh}说它那一份可以办，${saidDay(day).zh} 办好。`,
          why && `原因：${why}`,
          linked(follow.zh, link),
        ),
      }),
      en: ({ number, title, unit, day, was, why }, link) => ({
        subject:
          day === null
            ? `Need ${number}: ${unit.en} cannot keep ${saidDay(was).en}`
            : was
              ? `Need ${number}: ${unit.en} moves from ${saidDay(was).en} to ${saidDay(day).en}`
              : `Need ${number}: ${unit.en} does its part by ${saidDay(day).en}`,
        text: paragraphs(
          day === null
            ? `On your need "${title}" (${number}), ${unit.en} had named ${saidDay(was).en} and cannot keep to it.`
            : was
              ? `On your need "${title}" (${number}), ${unit.en} had named ${saidDay(was).en}; now it is ${saidDay(day).en}.`
              : `On your need "${title}" (${number}), ${unit.en} can do its part, by ${saidDay(day).en}.`,
          why && `Reason: ${why}`,
          linked(follow.en, link),
        ),
      }),
    },
  ),

  'need.due-moved': template(z.object({ ...aboutNeed, moved: z.array(Moved).min(1) }), lasts(72), {
    zh: ({ number, title, moved }, link) => ({
      subject: `诉求 ${number}：${later(moved, 'zh') ?? '日期改了'}`,
      text: paragraphs(`您好，您的诉求“${title}”（${number}）有日期改了。`, movedText(moved).zh, linked(follow.zh, link)),
    }),
    en: ({ number, title, moved }, link) => ({
      subject: `Need ${number}: ${later(moved, 'en') ?? 'a date has moved'}`,
      text: paragraphs(`A date of your need "${title}" (${number}) has moved.`, movedText(moved).en, linked(follow.en, link)),
    }),
  }),
}

const saidDay = (day: string | null) => dateText(day ?? '1970-01-01')
