import { lateText, leftText } from '@liti/contract/time-text'
import { z } from 'zod'
import { at, bilingual, instant, lasts, lastsUntil, linked, paragraphs, template, week } from '../../../engines/notify/index.ts'
import { aboutNeed } from './about-need.ts'

export const openNeed = { zh: '打开这件事：', en: 'Open the matter:' }
export const Part = z.object({ ...aboutNeed, unit: bilingual })
/** Co-units still at work; none: the answer can be written. */
const waiting = z.int().min(0)
const left = {
  zh: (n: number) => (n === 0 ? '协办的都到齐了，可以写答复了。' : `还有 ${n} 家协办没有回复。`),
  en: (n: number) => (n === 0 ? 'All parts are in: the answer can be written.' : `${n} more to come from co-units.`),
}

/** To the people in the working seats of a body: what has come to them, and what they wait for. */
export const handlerNotices = {
  'needs.arrived': template(z.object({ body: bilingual, count: z.int().min(1), acceptBy: instant }), lastsUntil('acceptBy', 24), {
    zh: ({ body, count, acceptBy }, link) => ({
      subject: `${count} 件新诉求等受理，最早 ${at(acceptBy, 'zh')} 前要受理`,
      text: paragraphs(`${body.zh}收到 ${count} 件新诉求，还没有受理。`, linked('去受理：', link)),
    }),
    en: ({ body, count, acceptBy }, link) => ({
      subject: `${count} new to accept, the first by ${at(acceptBy, 'en')}`,
      text: paragraphs(`New needs at ${body.en}, not accepted yet: ${count}.`, linked('Accept them:', link)),
    }),
  }),

  'need.danger': template(z.object({ ...aboutNeed, place: bilingual, acceptBy: instant }), lasts(12), {
    zh: ({ number, title, place, acceptBy }, link) => ({
      subject: `有危险：${number}，${at(acceptBy, 'zh')} 前要受理`,
      text: paragraphs(
        `${place.zh}有人说有危险：“${title}”（${number}）。`,
        `请在 ${at(acceptBy, 'zh')} 前受理。`,
        linked(openNeed.zh, link),
      ),
    }),
    en: ({ number, title, place, acceptBy }, link) => ({
      subject: `Danger: ${number}, to be accepted by ${at(acceptBy, 'en')}`,
      text: paragraphs(
        `Somebody at ${place.en} reports danger: "${title}" (${number}).`,
        `Please accept it by ${at(acceptBy, 'en')}.`,
        linked(openNeed.en, link),
      ),
    }),
  }),

  'part.given': template(
    Part.extend({ from: bilingual, role: z.enum(['lead', 'co']), ask: z.string(), danger: z.boolean(), signBy: instant }),
    lasts(week),
    {
      zh: ({ number, title, unit, from, role, ask, danger, signBy }, link) => ({
        subject: `${danger ? '有危险：' : ''}请签收 ${number}，${role === 'lead' ? '您单位牵头' : '您单位协办'}`,
        text: paragraphs(
          `${from.zh}把“${title}”（${number}）派给${unit.zh}${role === 'lead' ? '牵头' : '协办'}。`,
          ask && `要办的：${ask}`,
          `请在 ${at(signBy, 'zh')} 前签收。`,
          linked(openNeed.zh, link),
        ),
      }),
      en: ({ number, title, unit, from, role, ask, danger, signBy }, link) => ({
        subject: `${danger ? 'Danger: please' : 'Please'} sign for ${number}: your unit ${role === 'lead' ? 'leads' : 'helps'}`,
        text: paragraphs(
          `${from.en} has given "${title}" (${number}) to ${unit.en} ${role === 'lead' ? 'as the lead' : 'as a co-unit'}.`,
          ask && `What is asked: ${ask}`,
          `Please sign for it by ${at(signBy, 'en')}.`,
          linked(openNeed.en, link),
        ),
      }),
    },
  ),

  'part.replied': template(
    Part.extend({
      waiting,
      outcome: z.enum(['done', 'promised', 'partly', 'cannot']).default('done'),
      corrected: z.boolean().default(false),
    }),
    lasts(72),
    {
      zh: ({ number, title, unit, waiting: n, outcome, corrected }, link) => ({
        subject: `${unit.zh}${corrected ? '更正了' : '回复了'} ${number}：${came[outcome].zh}${n === 0 ? '。协办都到齐了，可以答复' : ''}`,
        text: paragraphs(
          `${unit.zh}${corrected ? '更正了对' : '回复了'}“${title}”（${number}）${corrected ? '的回复' : ''}：${came[outcome].zh}。`,
          left.zh(n),
          linked(openNeed.zh, link),
        ),
      }),
      en: ({ number, title, unit, waiting: n, outcome, corrected }, link) => ({
        subject: `${unit.en} ${corrected ? 'corrects its reply' : 'replies'} on ${number}: ${came[outcome].en}${n === 0 ? '. All parts are in' : ''}`,
        text: paragraphs(
          `${unit.en} ${corrected ? 'has corrected its reply' : 'has replied'} on "${title}" (${number}): ${came[outcome].en}.`,
          left.en(n),
          linked(openNeed.en, link),
        ),
      }),
    },
  ),

  'part.returned': template(Part.extend({ role: z.enum(['lead', 'co']), reason: bilingual, basis: z.string(), waiting }), lasts(72), {
    zh: ({ number, title, unit, role, reason, basis, waiting: n }, link) => ({
      subject: `${unit.zh}退回了 ${number}${role === 'lead' ? '，要重新派单' : ''}`,
      text: paragraphs(
        `${unit.zh}退回了“${title}”（${number}），原因：${reason.zh}。`,
        basis,
        role === 'lead' ? '请重新派给能牵头的单位。答复的时限不变。' : left.zh(n),
        linked(openNeed.zh, link),
      ),
    }),
    en: ({ number, title, unit, role, reason, basis, waiting: n }, link) => ({
      subject: `${unit.en} sent ${number} back${role === 'lead' ? ', it has to be dispatched again' : ''}`,
      text: paragraphs(
        `${unit.en} has sent "${title}" (${number}) back. Reason: ${reason.en}.`,
        basis,
        role === 'lead' ? 'Please dispatch it to a unit that can lead. The answer stays due as before.' : left.en(n),
        linked(openNeed.en, link),
      ),
    }),
  }),

  'part.cancelled': template(Part.extend({ whole: z.boolean() }), lasts(week), {
    zh: ({ number, title, unit, whole }, link) => ({
      subject: whole ? `诉求人撤回了 ${number}，不用再办` : `${number} 不用您单位再办了`,
      text: paragraphs(
        whole ? `诉求人撤回了“${title}”（${number}）。` : `“${title}”（${number}）里${unit.zh}的协办撤销了。`,
        '不用再办，也不计超时。',
        linked(openNeed.zh, link),
      ),
    }),
    en: ({ number, title, unit, whole }, link) => ({
      subject: whole ? `${number} was withdrawn, nothing more to do` : `Your unit's part of ${number} was withdrawn`,
      text: paragraphs(
        whole ? `The requester has withdrawn "${title}" (${number}).` : `The part of ${unit.en} in "${title}" (${number}) was withdrawn.`,
        'Nothing more is to be done, and it does not count as late.',
        linked(openNeed.en, link),
      ),
    }),
  }),

  'part.urged': template(Part.extend({ from: bilingual, note: z.string(), dueAt: instant.nullable(), asOf: instant }), lasts(24), {
    zh: ({ number, title, unit, from, note, dueAt, asOf }, link) => ({
      subject: `${from.zh}催办 ${number}`,
      text: paragraphs(
        `${from.zh}请${unit.zh}抓紧办“${title}”（${number}）。`,
        note && `说的是：${note}`,
        dueAt && `您单位这一步 ${at(dueAt, 'zh')} 到期，${standing(dueAt, asOf).zh}。`,
        linked(openNeed.zh, link),
      ),
    }),
    en: ({ number, title, unit, from, note, dueAt, asOf }, link) => ({
      subject: `${from.en} urges ${number}`,
      text: paragraphs(
        `${from.en} asks ${unit.en} to move "${title}" (${number}) on.`,
        note && `In their words: ${note}`,
        dueAt && `Your step falls due on ${at(dueAt, 'en')}: ${standing(dueAt, asOf).en}.`,
        linked(openNeed.en, link),
      ),
    }),
  }),

  'question.asked': template(Part.extend({ text: z.string() }), lasts(week), {
    zh: ({ number, title, unit, text }, link) => ({
      subject: `${unit.zh}就 ${number} 问了一件事`,
      text: paragraphs(`${unit.zh}在办“${title}”（${number}），先要问清：`, text, '答复以前，它的时钟停着。', linked('去答复：', link)),
    }),
    en: ({ number, title, unit, text }, link) => ({
      subject: `${unit.en} has a question on ${number}`,
      text: paragraphs(
        `${unit.en} is working on "${title}" (${number}) and first asks:`,
        text,
        'Its clock stands still until you answer.',
        linked('Answer it:', link),
      ),
    }),
  }),

  'question.answered': template(z.object({ ...aboutNeed, by: bilingual, text: z.string(), earlier: z.boolean() }), lasts(week), {
    zh: ({ number, title, by, text, earlier }, link) => ({
      subject: `${by.zh}答复了您在 ${number} 里的提问`,
      text: paragraphs(
        `“${title}”（${number}），${by.zh}的答复：`,
        text,
        '您单位的时钟接着走了。',
        earlier && earlierLink.zh,
        linked(openNeed.zh, link),
      ),
    }),
    en: ({ number, title, by, text, earlier }, link) => ({
      subject: `${by.en} has answered your question on ${number}`,
      text: paragraphs(
        `On "${title}" (${number}), ${by.en} answers:`,
        text,
        'The clock of your unit goes on.',
        earlier && earlierLink.en,
        linked(openNeed.en, link),
      ),
    }),
  }),

  'clock.danger': template(
    z.object({ ...aboutNeed, unit: bilingual, kind: bilingual, dueAt: instant, asOf: instant, ladder: z.enum(['unit', 'duty']) }),
    lasts(24),
    {
      zh: ({ number, title, unit, kind, dueAt, asOf, ladder }, link) => ({
        subject: `有危险的 ${number} 超时了：${kind.zh}`,
        text: paragraphs(
          `“${title}”（${number}）有危险，${unit.zh}的“${kind.zh}”应在 ${at(dueAt, 'zh')} 前，${lateText(dueAt, asOf).zh}。`,
          ladder === 'duty' ? '已经告诉过办理单位，还没有办，请值班的人过问。' : '请马上办。再过同样长的时间没有办，会告诉街道值班的人。',
          linked(openNeed.zh, link),
        ),
      }),
      en: ({ number, title, unit, kind, dueAt, asOf, ladder }, link) => ({
        subject: `Danger, ${number} is late: ${kind.en}`,
        text: paragraphs(
          `"${title}" (${number}) is dangerous. ${unit.en}: "${kind.en}" was due by ${at(dueAt, 'en')}: ${lateText(dueAt, asOf).en}.`,
          ladder === 'duty'
            ? 'The unit has been told and has not acted; please look into it.'
            : 'Please act at once. After the same span again, the duty holder of the sub-district is told.',
          linked(openNeed.en, link),
        ),
      }),
    },
  ),
}

/** What came of a part. */
const came = {
  done: { zh: '已办好', en: 'done' },
  promised: { zh: '可以办，定了日子', en: 'can do, a day is set' },
  partly: { zh: '只能办一部分', en: 'only in part' },
  cannot: { zh: '办不了', en: 'cannot be done' },
}
export const earlierLink = {
  zh: '请打开先前那封信里的链接接着办。找不到了，请找牵头单位换一个。',
  en: 'Please go on through the link in the earlier mail. If you cannot find it, ask the lead unit for a new one.',
}
const standing = (dueAt: string, asOf: string) => (Date.parse(dueAt) > Date.parse(asOf) ? leftText(dueAt, asOf) : lateText(dueAt, asOf))
