import { dateText } from '@liti/contract/time-text'
import { z } from 'zod'
import { isLater, Moved, movedText, toTell } from '@liti/contract/moved'
import type { Lang } from '@liti/contract/common'
import { dayText } from '@liti/contract/time-text'
import { aboutNeed, at, bilingual, instant, linked, paragraphs, template } from './template.ts'

const follow = { zh: '看进度：', en: 'See progress:' }

/** Dates that are others than the ones told before; older rows tell of none. */
const moved = z.array(Moved).default([])

/** Old date, new date and why. */
function movedLine(moves: Moved[], lang: Lang): string | false {
  const told = toTell(moves)
  if (told.length === 0) return false
  const { zh, en } = movedText(told)
  return { zh: `和先前说的不一样了：${zh}`, en: `Not as you were told before: ${en}` }[lang]
}

/** For the one line everybody reads, and the whole of a text message: the answer comes later than was said. */
function later(moves: Moved[], lang: Lang): string | null {
  const answer = moves.find((move) => move.kind === 'answer' && isLater(move))
  if (!answer) return null
  const [from, to] = [dayText(answer.from)[lang], dayText(answer.to)[lang]]
  return { zh: `答复由 ${from}改到 ${to}`, en: `answer moved from ${from} to ${to}` }[lang]
}

/** To the one who asked. */
export const requesterTemplates = {
  'need.received': template(z.object({ ...aboutNeed, acceptBy: instant.nullable(), answerBy: instant.nullable() }), {
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
  }),

  'need.accepted': template(z.object({ ...aboutNeed, by: bilingual, answerBy: instant, moved }), {
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

  'need.declined': template(z.object({ ...aboutNeed, by: bilingual, reason: z.string(), instead: z.string() }), {
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

  'need.contacted': template(z.object({ ...aboutNeed, by: bilingual, contactedAt: instant, answerBy: instant }), {
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
  }),

  'need.part-day': template(
    z.object({ ...aboutNeed, unit: bilingual, day: z.string().nullable(), was: z.string().nullable(), why: z.string() }),
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

  'need.answered': template(z.object({ ...aboutNeed, by: bilingual }), {
    zh: ({ number, title, by }, link) => ({
      subject: `诉求 ${number} 有答复了，请您看看解决了没有`,
      text: paragraphs(
        `您好，${by.zh}答复了您的诉求“${title}”（${number}）。`,
        '请您说说解决了没有、满意不满意。没解决可以重办，最多两次。',
        linked('看答复：', link),
      ),
    }),
    en: ({ number, title, by }, link) => ({
      subject: `Need ${number} is answered, please say whether it is solved`,
      text: paragraphs(
        `${by.en} has answered your need "${title}" (${number}).`,
        'Please say whether it is solved and how satisfied you are. If it is not solved, it can be handled again, up to twice.',
        linked('See the answer:', link),
      ),
    }),
  }),

  'need.closed': template(
    z.object({
      ...aboutNeed,
      solved: z.enum(['yes', 'partly', 'no', 'unknown']),
      rated: z.boolean(),
      rateBy: instant.nullable().default(null),
    }),
    {
      zh: ({ number, title, solved, rated, rateBy }, link) => ({
        subject: `诉求 ${number} 已办结`,
        text: paragraphs(
          `您好，您的诉求“${title}”（${number}）已办结。记下的结果：${solvedWords[solved].zh}。`,
          !rated && rateBy && `您还没有评价，${at(rateBy, 'zh')} 前打开链接可以评价，没有解决也可以说。`,
          linked('看全过程：', link),
        ),
      }),
      en: ({ number, title, solved, rated, rateBy }, link) => ({
        subject: `Need ${number} is closed`,
        text: paragraphs(
          `Your need "${title}" (${number}) is closed. Result on record: ${solvedWords[solved].en}.`,
          !rated && rateBy && `You have not rated it yet. Until ${at(rateBy, 'en')} you can through the link, also if it is not solved.`,
          linked('See the whole course:', link),
        ),
      }),
    },
  ),

  'need.objection-settled': template(z.object({ ...aboutNeed, outcome: bilingual, finding: z.string(), rateBy: instant.nullable() }), {
    zh: ({ number, title, outcome, finding, rateBy }, link) => ({
      subject: `诉求 ${number}：您对回访结果的异议有答复了`,
      text: paragraphs(
        `您好，您说“${title}”（${number}）的回访结果不对，核实的人答复：${outcome.zh}。`,
        finding,
        rateBy && `${at(rateBy, 'zh')} 前您可以自己评价，没有解决也可以说。`,
        linked('看全过程：', link),
      ),
    }),
    en: ({ number, title, outcome, finding, rateBy }, link) => ({
      subject: `Need ${number}: your objection to the call-back is answered`,
      text: paragraphs(
        `You objected to the call-back about "${title}" (${number}). ${outcome.en}.`,
        finding,
        rateBy && `Until ${at(rateBy, 'en')} you can rate it yourself, also if it is not solved.`,
        linked('See the whole course:', link),
      ),
    }),
  }),

  'need.reopened': template(z.object({ ...aboutNeed, round: z.int().min(1), by: bilingual, answerBy: instant, moved }), {
    zh: ({ number, title, round, by, answerBy, moved }, link) => ({
      subject: `诉求 ${number} 重办，第 ${round} 次`,
      text: paragraphs(
        `诉求“${title}”（${number}）没有解决，第 ${round} 次重办，由${by.zh}负责。`,
        `最晚 ${at(answerBy, 'zh')} 答复。`,
        movedLine(moved, 'zh'),
        linked(follow.zh, link),
      ),
    }),
    en: ({ number, title, round, by, answerBy, moved }, link) => ({
      subject: `Need ${number} is handled again, round ${round}`,
      text: paragraphs(
        `Need "${title}" (${number}) was not solved and is handled again, round ${round}, by ${by.en}.`,
        `It is answered by ${at(answerBy, 'en')}.`,
        movedLine(moved, 'en'),
        linked(follow.en, link),
      ),
    }),
  }),

  'need.due-moved': template(z.object({ ...aboutNeed, moved: z.array(Moved).min(1) }), {
    zh: ({ number, title, moved }, link) => ({
      subject: `诉求 ${number}：${later(moved, 'zh') ?? '日期改了'}`,
      text: paragraphs(`您好，您的诉求“${title}”（${number}）有日期改了。`, movedText(moved).zh, linked(follow.zh, link)),
    }),
    en: ({ number, title, moved }, link) => ({
      subject: `Need ${number}: ${later(moved, 'en') ?? 'a date has moved'}`,
      text: paragraphs(`A date of your need "${title}" (${number}) has moved.`, movedText(moved).en, linked(follow.en, link)),
    }),
  }),

  'need.street-decides': template(z.object({ ...aboutNeed, by: bilingual }), {
    zh: ({ number, title, by }, link) => ({
      subject: `诉求 ${number} 还没有解决，交${by.zh}决定`,
      text: paragraphs(
        `诉求“${title}”（${number}）办过以后您说还没有解决，现在由${by.zh}决定怎么办。`,
        '再派一次，或者给您一份书面决定，都会告诉您。',
        linked(follow.zh, link),
      ),
    }),
    en: ({ number, title, by }, link) => ({
      subject: `Need ${number} is not solved yet, ${by.en} decides`,
      text: paragraphs(
        `Need "${title}" (${number}) was handled and you said that it is not solved. ${by.en} now decides what becomes of it.`,
        'It is dispatched once more, or you get a written decision; you are told either way.',
        linked(follow.en, link),
      ),
    }),
  }),

  'need.ended': template(z.object({ ...aboutNeed, by: bilingual, reason: z.string(), instead: z.string() }), {
    zh: ({ number, title, by, reason, instead }, link) => ({
      subject: `诉求 ${number}，${by.zh}决定终结，请看原因和还能找谁`,
      text: paragraphs(
        `您好，您的诉求“${title}”（${number}）重办过还没有解决，${by.zh}决定终结。`,
        `决定：${reason}`,
        `还可以找：${instead}`,
        linked('看全过程：', link),
      ),
    }),
    en: ({ number, title, by, reason, instead }, link) => ({
      subject: `Need ${number} is ended by ${by.en}, see why and where else to go`,
      text: paragraphs(
        `Your need "${title}" (${number}) was handled again and is not solved. ${by.en} has decided to end it.`,
        `Decision: ${reason}`,
        `Where else to go: ${instead}`,
        linked('See the whole course:', link),
      ),
    }),
  }),
}

const saidDay = (day: string | null) => dateText(day ?? '1970-01-01')

const solvedWords = {
  yes: { zh: '解决了', en: 'solved' },
  partly: { zh: '部分解决', en: 'partly solved' },
  no: { zh: '没有解决', en: 'not solved' },
  unknown: { zh: '没联系上您', en: 'we could not reach you' },
}
