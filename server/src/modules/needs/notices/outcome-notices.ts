import { z } from 'zod'
import { at, bilingual, instant, lasts, lastsUntil, linked, paragraphs, template, week } from '../../../engines/notify/index.ts'
import { aboutNeed } from './about-need.ts'
import { follow, moved, movedLine } from './moved-line.ts'

/** To the one who asked: the answer, and what comes after it. */
export const outcomeNotices = {
  'need.answered': template(z.object({ ...aboutNeed, by: bilingual }), lasts(week), {
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
    lastsUntil('rateBy', week),
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

  'need.objection-settled': template(
    z.object({ ...aboutNeed, outcome: bilingual, finding: z.string(), rateBy: instant.nullable() }),
    lasts(week),
    {
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
    },
  ),

  'need.reopened': template(
    z.object({ ...aboutNeed, round: z.int().min(1), by: bilingual, answerBy: instant, moved }),
    lastsUntil('answerBy', week),
    {
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
    },
  ),

  'need.street-decides': template(z.object({ ...aboutNeed, by: bilingual }), lasts(week), {
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

  'need.ended': template(z.object({ ...aboutNeed, by: bilingual, reason: z.string(), instead: z.string() }), lasts(week), {
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

const solvedWords = {
  yes: { zh: '解决了', en: 'solved' },
  partly: { zh: '部分解决', en: 'partly solved' },
  no: { zh: '没有解决', en: 'not solved' },
  unknown: { zh: '没联系上您', en: 'we could not reach you' },
}
