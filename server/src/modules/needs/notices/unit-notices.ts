import type { Lang } from '@liti/contract/common'
import { leftText, lateText } from '@liti/contract/time-text'
import { z } from 'zod'
import { at, bilingual, instant, lasts, lastsUntil, linked, paragraphs, template, week } from '../../../engines/notify/index.ts'
import { aboutNeed } from './about-need.ts'

const linkOnly = {
  zh: '不用注册，点开就能签收、提问、回复。拿到链接就能回复，请不要外传。发错了请找牵头单位换。',
  en: 'No account is needed to sign for it, ask or reply. Whoever has the link can reply, so please do not pass it on. If it reached you by mistake, ask the lead unit to replace it.',
}
/** A reminder cannot carry the link again: only its hash is kept. */
const earlierLink = {
  zh: '请打开先前那封信里的链接办理。找不到了，请找牵头单位换一个。',
  en: 'Please use the link in the earlier mail. If you cannot find it, ask the lead unit for a new one.',
}
const openLink = { zh: '打开这件事：', en: 'Open the matter:' }

const Digest = z.object({
  body: bilingual,
  asOf: instant,
  items: z.array(z.object({ number: z.string(), kind: bilingual, dueAt: instant })).min(1),
  /** How many there are beyond those listed. */
  more: z.int().min(0),
})

/** Who sends the letter, in full, and what it can be checked against; null in one that was written before this was kept with it. */
const Sender = z
  .object({
    from: bilingual,
    district: z.string(),
    building: bilingual,
    /** Of offices, never of a person. */
    phones: z.array(z.object({ name: bilingual, phone: z.string() })),
    site: z.string(),
  })
  .nullable()
  .default(null)

/** 怎么确认这是真的: somebody far away gets a letter with a link from strangers. */
function genuine(sender: z.output<typeof Sender>, number: string, lang: Lang): string | null {
  if (sender === null) return null
  const { from, district, building, phones, site } = sender
  const calls = phones.map(({ name, phone }) => `${name[lang]} ${phone}`)
  if (lang === 'zh')
    return paragraphs(
      `发信单位：${from.zh}。诉求来自${district}${building.zh}。`,
      [
        '怎么确认这是真的：',
        calls.length > 0 && `- 打电话问，报编号 ${number}：${calls.join('，')}。也可以在${district}政府网站上查到号码再打。`,
        `- 链接以 ${site}/link/ 开头，别的不要点。`,
        '- 我们不会向您要验证码、密码、身份证号和银行卡号，不让您转账，也不让您装软件。',
      ]
        .filter(Boolean)
        .join('\n'),
    )
  return paragraphs(
    `Sent by ${from.en}. The need comes from ${building.en}, ${district}.`,
    [
      'How to check that this is genuine:',
      calls.length > 0 &&
        `- Call and give the number ${number}: ${calls.join(', ')}. Or look the number up on the website of the district government and call that.`,
      `- The link begins with ${site}/link/. Follow no other.`,
      '- We never ask for codes, passwords, identity or bank card numbers, for money, or to install anything.',
    ]
      .filter(Boolean)
      .join('\n'),
  )
}

/** To units elsewhere, by their address; and the digests of a body. */
export const unitNotices = {
  'assignment.invited': template(
    z.object({
      ...aboutNeed,
      from: bilingual,
      unit: bilingual,
      signBy: instant,
      replyBy: instant,
      validUntil: instant,
      sender: Sender,
    }),
    lastsUntil('validUntil', week),
    {
      zh: ({ number, title, from, unit, signBy, replyBy, validUntil, sender }, link) => ({
        subject: `${from.zh}请${unit.zh}协办 ${number}`,
        text: paragraphs(
          `${unit.zh}：`,
          `${from.zh}请您单位协办“${title}”，编号 ${number}。`,
          `请在 ${at(signBy, 'zh')} 前签收，${at(replyBy, 'zh')} 前回复。`,
          linked(openLink.zh, link),
          linkOnly.zh,
          `链接有效到 ${at(validUntil, 'zh')}，只能办这一件。`,
          genuine(sender, number, 'zh'),
        ),
      }),
      en: ({ number, title, from, unit, signBy, replyBy, validUntil, sender }, link) => ({
        subject: `${from.en} asks ${unit.en} to help with ${number}`,
        text: paragraphs(
          `To ${unit.en}:`,
          `${from.en} asks you to help as a co-unit with "${title}", number ${number}.`,
          `Please sign for it by ${at(signBy, 'en')} and reply by ${at(replyBy, 'en')}.`,
          linked(openLink.en, link),
          linkOnly.en,
          `The link is valid until ${at(validUntil, 'en')}, for this matter only.`,
          genuine(sender, number, 'en'),
        ),
      }),
    },
  ),

  'assignment.reminder': template(
    z.object({
      ...aboutNeed,
      from: bilingual,
      unit: bilingual,
      what: z.enum(['sign', 'reply', 'promise']),
      dueAt: instant,
      asOf: instant,
      sender: Sender,
    }),
    lasts(24),
    {
      zh: ({ number, title, from, unit, what, dueAt, asOf, sender }, link) => ({
        subject: `请${reminderWords[what].zh} ${number}，${standing(dueAt, asOf).zh}`,
        text: paragraphs(
          `${unit.zh}：`,
          `${from.zh}请您单位协办的“${title}”（${number}），应在 ${at(dueAt, 'zh')} 前${reminderWords[what].zh}，${standing(dueAt, asOf).zh}。`,
          linked(openLink.zh, link),
          link === '' ? earlierLink.zh : linkOnly.zh,
          genuine(sender, number, 'zh'),
        ),
      }),
      en: ({ number, title, from, unit, what, dueAt, asOf, sender }, link) => ({
        subject: `Please ${reminderWords[what].en} ${number}: ${standing(dueAt, asOf).en}`,
        text: paragraphs(
          `To ${unit.en}:`,
          `${from.en} has asked you to help with "${title}" (${number}). Please ${reminderWords[what].en} it by ${at(dueAt, 'en')}: ${standing(dueAt, asOf).en}.`,
          linked(openLink.en, link),
          link === '' ? earlierLink.en : linkOnly.en,
          genuine(sender, number, 'en'),
        ),
      }),
    },
  ),

  'link.ended': template(
    z.object({ ...aboutNeed, from: bilingual, unit: bilingual, why: z.enum(['revoked', 'cancelled', 'withdrawn']) }),
    lasts(week),
    {
      zh: ({ number, title, from, unit, why }, link) => ({
        subject: `${number} 的协办链接已停用`,
        text: paragraphs(
          `${unit.zh}：`,
          `您单位协办的“${title}”（${number}），${ended[why].zh}。先前那封信里的链接打不开了。`,
          `有话要说，请找${from.zh}。`,
          linked(openLink.zh, link),
        ),
      }),
      en: ({ number, title, from, unit, why }, link) => ({
        subject: `The link for ${number} has been closed`,
        text: paragraphs(
          `To ${unit.en}:`,
          `You were helping with "${title}" (${number}); ${ended[why].en}. The link in the earlier mail no longer opens.`,
          `If you have something to add, please ask ${from.en}.`,
          linked(openLink.en, link),
        ),
      }),
    },
  ),

  'clock.soon-digest': template(Digest, lasts(12), {
    zh: (digest, link) => ({
      subject: `${digest.body.zh}：${total(digest)} 件快到期`,
      text: paragraphs(`${digest.body.zh}有 ${total(digest)} 件快到期：`, rows(digest, 'zh'), linked('看清单：', link)),
    }),
    en: (digest, link) => ({
      subject: `${digest.body.en}: ${total(digest)} due soon`,
      text: paragraphs(`Due soon at ${digest.body.en}: ${total(digest)}`, rows(digest, 'en'), linked('See the list:', link)),
    }),
  }),

  'clock.overdue-digest': template(Digest, lasts(20), {
    zh: (digest, link) => ({
      subject: `${digest.body.zh}：${total(digest)} 件超时`,
      text: paragraphs(`${digest.body.zh}有 ${total(digest)} 件超时：`, rows(digest, 'zh'), linked('看清单：', link)),
    }),
    en: (digest, link) => ({
      subject: `${digest.body.en}: ${total(digest)} overdue`,
      text: paragraphs(`Overdue at ${digest.body.en}: ${total(digest)}`, rows(digest, 'en'), linked('See the list:', link)),
    }),
  }),
}

const ended = {
  revoked: { zh: '牵头单位停用了链接，要接着办会另发一个', en: 'the lead unit has closed the link and sends another if the work goes on' },
  cancelled: { zh: '这份协办撤销了，不用再办', en: 'your part was withdrawn and nothing more is to be done' },
  withdrawn: { zh: '诉求人撤回了，不用再办', en: 'the requester has withdrawn it and nothing more is to be done' },
}

const reminderWords = {
  sign: { zh: '签收', en: 'sign for' },
  reply: { zh: '回复', en: 'reply to' },
  // the day is the unit's own
  promise: { zh: '办好并回复', en: 'finish and reply to' },
}

const standing = (dueAt: string, asOf: string) => (Date.parse(dueAt) > Date.parse(asOf) ? leftText(dueAt, asOf) : lateText(dueAt, asOf))

const total = ({ items, more }: z.output<typeof Digest>) => items.length + more

function rows({ items, asOf, more }: z.output<typeof Digest>, lang: 'zh' | 'en'): string {
  const lines = items.map(({ number, kind, dueAt }) => `- ${number}  ${kind[lang]}  ${at(dueAt, lang)}  ${standing(dueAt, asOf)[lang]}`)
  if (more > 0) lines.push({ zh: `- 还有 ${more} 件`, en: `- and ${more} more` }[lang])
  return lines.join('\n')
}
