import { z } from 'zod'
import { at, bilingual, instant, lasts, lastsUntil, linked, paragraphs, template, week } from '../../../engines/notify/index.ts'
import { aboutNeed } from './about-need.ts'

const openNeed = { zh: '打开这件事：', en: 'Open the matter:' }

/** To whoever a need lies with, and to its workstation: what the requester does, and what comes after the answer. */
export const deskNotices = {
  'need.registered': template(z.object({ ...aboutNeed, by: bilingual, dispatchBy: instant }), lastsUntil('dispatchBy', 24), {
    zh: ({ number, title, by, dispatchBy }, link) => ({
      subject: `请派单 ${number}，${at(dispatchBy, 'zh')} 前`,
      text: paragraphs(
        `${by.zh}替诉求人登记了“${title}”（${number}），已经受理。`,
        `请在 ${at(dispatchBy, 'zh')} 前派单。`,
        linked(openNeed.zh, link),
      ),
    }),
    en: ({ number, title, by, dispatchBy }, link) => ({
      subject: `Please dispatch ${number} by ${at(dispatchBy, 'en')}`,
      text: paragraphs(
        `${by.en} has written down "${title}" (${number}) for the requester; it is accepted.`,
        `Please dispatch it by ${at(dispatchBy, 'en')}.`,
        linked(openNeed.en, link),
      ),
    }),
  }),

  'need.urged': template(z.object(aboutNeed), lasts(48), {
    zh: ({ number, title }, link) => ({
      subject: `诉求人催办 ${number}`,
      text: paragraphs(`诉求人催“${title}”（${number}），现在在您单位。`, linked(openNeed.zh, link)),
    }),
    en: ({ number, title }, link) => ({
      subject: `The requester urges ${number}`,
      text: paragraphs(`The requester asks after "${title}" (${number}), which is with your unit now.`, linked(openNeed.en, link)),
    }),
  }),

  'need.supplemented': template(z.object(aboutNeed), lasts(72), {
    zh: ({ number, title }, link) => ({
      subject: `诉求人补充了 ${number}`,
      text: paragraphs(`诉求人给“${title}”（${number}）补充了说明，请看一看。`, linked(openNeed.zh, link)),
    }),
    en: ({ number, title }, link) => ({
      subject: `The requester added to ${number}`,
      text: paragraphs(`The requester has added to "${title}" (${number}); please have a look.`, linked(openNeed.en, link)),
    }),
  }),

  'need.again': template(z.object({ ...aboutNeed, round: z.int().min(1), by: bilingual, lead: z.boolean() }), lasts(week), {
    zh: ({ number, title, round, by, lead }, link) => ({
      subject: `${number} 没有解决，第 ${round} 次重办`,
      text: paragraphs(
        `诉求人说“${title}”（${number}）没有解决，第 ${round} 次重办。`,
        lead ? `还由${by.zh}牵头，请签收。` : `由${by.zh}定派给谁。`,
        linked(openNeed.zh, link),
      ),
    }),
    en: ({ number, title, round, by, lead }, link) => ({
      subject: `${number} was not solved, handled again: round ${round}`,
      text: paragraphs(
        `The requester says "${title}" (${number}) was not solved. It is handled again, round ${round}.`,
        lead ? `${by.en} leads again and signs for it.` : `${by.en} decides who leads.`,
        linked(openNeed.en, link),
      ),
    }),
  }),

  'need.callback-due': template(z.object({ ...aboutNeed, by: bilingual, dueAt: instant }), lastsUntil('dueAt', 72), {
    zh: ({ number, title, by, dueAt }, link) => ({
      subject: `请回访 ${number}，${at(dueAt, 'zh')} 前`,
      text: paragraphs(
        `${by.zh}答复了“${title}”（${number}），请在 ${at(dueAt, 'zh')} 前回访。`,
        '由没有办过这件事的人来打，您没有办过。',
        linked('去回访：', link),
      ),
    }),
    en: ({ number, title, by, dueAt }, link) => ({
      subject: `Please call back about ${number} by ${at(dueAt, 'en')}`,
      text: paragraphs(
        `${by.en} has answered "${title}" (${number}). Please call back by ${at(dueAt, 'en')}.`,
        'The call is made by somebody who did not handle the need, and you did not.',
        linked('Make the call:', link),
      ),
    }),
  }),

  'need.objected': template(z.object({ ...aboutNeed, said: bilingual }), lasts(week), {
    zh: ({ number, title, said }, link) => ({
      subject: `${number} 的回访结果有异议，请核实`,
      text: paragraphs(
        `诉求人对“${title}”（${number}）的回访结果说：${said.zh}。`,
        '核实以前，这次的评价不计入数字。请没有打这个回访的人核实、答复。',
        linked(openNeed.zh, link),
      ),
    }),
    en: ({ number, title, said }, link) => ({
      subject: `The call-back on ${number} is objected to, please look into it`,
      text: paragraphs(
        `On the call-back about "${title}" (${number}) the requester says: ${said.en}.`,
        'Until it is settled the rating does not count. Somebody who did not make the call looks into it and replies.',
        linked(openNeed.en, link),
      ),
    }),
  }),

  'case.opened': template(z.object({ ...aboutNeed, dueAt: instant }), lastsUntil('dueAt', week), {
    zh: ({ number, title, dueAt }, link) => ({
      subject: `${number} 得了差评，${at(dueAt, 'zh')} 前要整改回话`,
      text: paragraphs(
        `诉求人对“${title}”（${number}）评了不满意。`,
        `请查明原因，${at(dueAt, 'zh')} 前写明怎么整改。`,
        linked(openNeed.zh, link),
      ),
    }),
    en: ({ number, title, dueAt }, link) => ({
      subject: `${number} was rated badly, to be settled by ${at(dueAt, 'en')}`,
      text: paragraphs(
        `The requester was not satisfied with "${title}" (${number}).`,
        `Please find out why, and say by ${at(dueAt, 'en')} how it is put right.`,
        linked(openNeed.en, link),
      ),
    }),
  }),
}
