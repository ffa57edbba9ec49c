import { describe, expect, test } from 'vitest'
import { makeNotices } from '../../../engines/notify/index.ts'
import { needNotices, notice } from './index.ts'

const { names, render, renderSms } = makeNotices(needNotices)
type Name = keyof typeof needNotices

const bureau = { zh: '石景山区人社局', en: 'Shijingshan HR and Social Security Bureau' }
const far = { zh: '内蒙古人社部门', en: 'Inner Mongolia HR department' }
const need = { number: 'JD-0611-03', title: '外地招工 300 人，需要证明' }
const answerBy = '2026-06-26T10:00:00Z'
const own = '招的人要不要护理员证？'
const soon = '2026-06-12T08:24:00Z'
const sender = {
  from: { zh: '石景山区人力资源和社会保障局', en: 'Shijingshan District Human Resources and Social Security Bureau' },
  district: '石景山区',
  building: { zh: '八角街道 今鼎大厦', en: 'Jinding Tower' },
  phones: [{ name: bureau, phone: '010-0000 0122' }],
  site: 'https://liti.example',
}

const moved = [{ kind: 'answer' as const, from: soon, to: answerBy, why: { zh: '急不急改成了“复杂”', en: 'its urgency is now “Complex”' } }]

const samples: { [N in Name]: ReturnType<typeof notice<N>> } = {
  'need.received': notice('need.received', { ...need, acceptBy: soon, answerBy }),
  'need.accepted': notice('need.accepted', { ...need, by: bureau, answerBy, moved: [] }),
  'need.declined': notice('need.declined', { ...need, by: bureau, reason: '这件事由市里统一办', instead: '市人社局，网上办事大厅' }),
  'need.dispatched': notice('need.dispatched', { ...need, lead: bureau, helpers: [far], contactBy: soon, answerBy, moved }),
  'need.contacted': notice('need.contacted', { ...need, by: bureau, contactedAt: soon, answerBy }),
  'need.answered': notice('need.answered', { ...need, by: bureau }),
  'need.closed': notice('need.closed', { ...need, solved: 'yes', rated: false, rateBy: answerBy }),
  'need.reopened': notice('need.reopened', { ...need, round: 1, by: bureau, answerBy, moved: [] }),
  'need.due-moved': notice('need.due-moved', { ...need, moved }),
  'need.street-decides': notice('need.street-decides', { ...need, by: bureau }),
  'need.ended': notice('need.ended', { ...need, by: bureau, reason: '这件事由市里统一办', instead: '市人社局，网上办事大厅' }),
  'assignment.invited': notice('assignment.invited', {
    ...need,
    from: bureau,
    unit: far,
    signBy: soon,
    replyBy: answerBy,
    validUntil: answerBy,
    sender,
  }),
  'assignment.reminder': notice('assignment.reminder', {
    ...need,
    from: bureau,
    unit: far,
    what: 'reply',
    dueAt: soon,
    asOf: '2026-06-13T02:24:00Z',
    sender: null,
  }),
  'needs.arrived': notice('needs.arrived', { body: bureau, count: 2, acceptBy: soon }),
  'need.danger': notice('need.danger', { ...need, place: bureau, acceptBy: soon }),
  'part.given': notice('part.given', { ...need, unit: far, from: bureau, role: 'co', ask: '', danger: false, signBy: soon }),
  'part.replied': notice('part.replied', { ...need, unit: far, waiting: 2, outcome: 'partly', corrected: false }),
  'need.part-day': notice('need.part-day', { ...need, unit: far, day: '2026-06-15', was: null, why: '' }),
  'part.day': notice('part.day', { ...need, unit: far, day: '2026-06-15', was: null, why: '', answerBy: null }),
  'part.day-due': notice('part.day-due', { ...need, unit: far, dueAt: answerBy, asOf: soon }),
  'part.sent-back': notice('part.sent-back', { ...need, unit: far, by: bureau, missing: own, replyBy: soon, earlier: false }),
  'part.returned': notice('part.returned', {
    ...need,
    unit: far,
    role: 'lead',
    reason: { zh: '不归我们管', en: 'It is not our matter' },
    basis: own,
    waiting: 0,
  }),
  'part.cancelled': notice('part.cancelled', { ...need, unit: far, whole: false }),
  'part.urged': notice('part.urged', { ...need, unit: far, from: bureau, note: '', dueAt: soon, asOf: answerBy }),
  'question.asked': notice('question.asked', { ...need, unit: far, text: own }),
  'question.answered': notice('question.answered', { ...need, by: bureau, text: own, earlier: false }),
  'clock.danger': notice('clock.danger', {
    ...need,
    unit: far,
    kind: { zh: '签收', en: 'Sign for' },
    dueAt: soon,
    asOf: answerBy,
    ladder: 'unit',
  }),
  'need.registered': notice('need.registered', { ...need, by: bureau, dispatchBy: soon }),
  'need.urged': notice('need.urged', need),
  'need.supplemented': notice('need.supplemented', need),
  'need.again': notice('need.again', { ...need, round: 1, by: bureau, lead: true }),
  'need.callback-due': notice('need.callback-due', { ...need, by: bureau, dueAt: answerBy }),
  'need.objected': notice('need.objected', {
    ...need,
    said: { zh: '这不是我说的', en: 'I did not say this' },
  }),
  'need.objection-settled': notice('need.objection-settled', {
    ...need,
    outcome: { zh: '记录不算', en: 'The record does not count' },
    finding: own,
    rateBy: answerBy,
  }),
  'case.opened': notice('case.opened', { ...need, dueAt: answerBy }),
  'link.ended': notice('link.ended', { ...need, from: bureau, unit: far, why: 'cancelled' }),
  'clock.soon-digest': notice('clock.soon-digest', {
    body: bureau,
    asOf: '2026-06-12T05:24:00Z',
    items: [{ number: need.number, kind: { zh: '签收', en: 'Sign for' }, dueAt: soon }],
    more: 3,
  }),
  'clock.overdue-digest': notice('clock.overdue-digest', {
    body: bureau,
    asOf: '2026-06-13T02:24:00Z',
    items: [{ number: need.number, kind: { zh: '签收', en: 'Sign for' }, dueAt: soon }],
    more: 0,
  }),
}
const link = 'https://liti.example/n/JD-0611-03'

describe.each(names as Name[])('%s', (name) => {
  test.each(['zh', 'en'] as const)('in %s: complete, in the house style', (lang) => {
    const { subject, text } = render(name, lang, samples[name].params, link)
    const all = `${subject}\n${text}`
    expect(all).not.toMatch(/undefined|null|NaN|\[object|\{|\}/)
    expect(all).not.toMatch(/[!！]|你|用户|非法|失败|亲，/)
    expect(subject.length).toBeLessThan(lang === 'zh' ? 50 : 110)
    // No half sentence of the other language: the sample names are given in both, only people's own words, the district's name and addresses stay.
    const said = [need.title, own, '这件事由市里统一办', '市人社局，网上办事大厅', sender.district, `${sender.site}/link/`].reduce(
      (rest, words) => rest.replaceAll(words, ''),
      all,
    )
    if (lang === 'en') expect(said).not.toMatch(/\p{sc=Han}/u)
    else expect(said.replaceAll(link, '').replaceAll(need.number, '')).not.toMatch(/[A-Za-z]{2,}/)
    expect(text.split('\n')).toContain(link)
    expect(render(name, lang, samples[name].params).text.replaceAll(`${sender.site}/link/`, '')).not.toContain('http')
  })

  test('parameters of another shape are not rendered', () => expect(() => render(name, 'zh', {})).toThrow())
})

/** What the samples above do not show: the other way each notice can be meant. */
const otherWays = [
  notice('part.given', { ...need, unit: far, from: bureau, role: 'lead', ask: own, danger: true, signBy: soon }),
  notice('part.replied', { ...need, unit: far, waiting: 0, outcome: 'done', corrected: true }),
  notice('need.part-day', { ...need, unit: far, day: '2026-06-20', was: '2026-06-15', why: own }),
  notice('need.part-day', { ...need, unit: far, day: null, was: '2026-06-15', why: '' }),
  notice('part.day', { ...need, unit: far, day: '2026-06-20', was: '2026-06-15', why: own, answerBy }),
  notice('part.day-due', { ...need, unit: far, dueAt: soon, asOf: answerBy }),
  notice('part.sent-back', { ...need, unit: far, by: bureau, missing: own, replyBy: soon, earlier: true }),
  notice('assignment.reminder', { ...need, from: bureau, unit: far, what: 'promise', dueAt: soon, asOf: answerBy, sender: null }),
  notice('part.returned', {
    ...need,
    unit: far,
    role: 'co',
    reason: { zh: '同一件事已在办', en: 'It is being handled already' },
    basis: '',
    waiting: 1,
  }),
  notice('part.cancelled', { ...need, unit: far, whole: true }),
  notice('part.urged', { ...need, unit: far, from: bureau, note: own, dueAt: null, asOf: answerBy }),
  notice('part.urged', { ...need, unit: far, from: bureau, note: own, dueAt: answerBy, asOf: soon }),
  notice('question.answered', { ...need, by: bureau, text: own, earlier: true }),
  notice('need.again', { ...need, round: 3, by: bureau, lead: false }),
  notice('clock.danger', { ...need, unit: far, kind: { zh: '受理', en: 'Accept' }, dueAt: soon, asOf: answerBy, ladder: 'duty' }),
  notice('link.ended', { ...need, from: bureau, unit: far, why: 'revoked' }),
  notice('link.ended', { ...need, from: bureau, unit: far, why: 'withdrawn' }),
]
test.each(otherWays)('$template, meant the other way', ({ template: name, params }) => {
  for (const lang of ['zh', 'en'] as const) {
    const { subject, text } = render(name, lang, params)
    const said = [need.title, own].reduce((rest, words) => rest.replaceAll(words, ''), `${subject}\n${text}`)
    expect(said).not.toMatch(/undefined|null|NaN|false|\[object|\{|\}|[!！]|你|用户|非法|失败/)
    expect(lang === 'en' ? /\p{sc=Han}/u.test(said) : /[A-Za-z]{2,}/.test(said.replaceAll(need.number, ''))).toBe(false)
    expect(subject.length).toBeLessThan(lang === 'zh' ? 50 : 110)
  }
})

test('a mail in full', () => {
  expect(render('need.received', 'zh', samples['need.received'].params, link)).toEqual({
    subject: '收到您的诉求，回执号 JD-0611-03',
    text: `您好，您的诉求“外地招工 300 人，需要证明”收到了，回执号 JD-0611-03。

6 月 12 日 周五 16:24 前，工作站受理。不归这里管，会告诉您该找谁。

最晚 6 月 26 日 周五 18:00 答复您。

看进度：
https://liti.example/n/JD-0611-03

不登录也能查：在首页点“查进度”，输入回执号和手机尾号 4 位。

-- 
这封信由立体社区自动发出，请不要直接回复。
`,
  })
})

test('a digest names each clock with its time', () => {
  expect(render('clock.overdue-digest', 'zh', samples['clock.overdue-digest'].params).text).toContain(
    '- JD-0611-03  签收  6 月 12 日 周五 16:24  超时 18 小时',
  )
  expect(render('clock.soon-digest', 'en', samples['clock.soon-digest'].params).text).toContain(
    '- JD-0611-03  Sign for  Fri 12 June, 16:24  Due in 3 hours\n- and 3 more',
  )
})

test('a letter with a link says in full who sends it, from where, whom to call, and what is never asked for', () => {
  for (const lang of ['zh', 'en'] as const) {
    const { text } = render('assignment.invited', lang, samples['assignment.invited'].params, link)
    for (const part of [sender.from[lang], sender.building[lang], sender.district, '010-0000 0122', `${sender.site}/link/`])
      expect(text).toContain(part)
  }
  expect(render('assignment.invited', 'zh', samples['assignment.invited'].params, link).text).toMatch(/怎么确认这是真的：[^]+验证码/)
  // a letter that waits since before the sender was kept with it
  expect(
    render('assignment.invited', 'zh', { ...samples['assignment.invited'].params, sender: undefined, phone: null }, link).text,
  ).toContain(link)
})

test('a reminder without a link points to the earlier one', () => {
  const { params } = samples['assignment.reminder']
  expect(render('assignment.reminder', 'zh', params).text).toContain('先前那封信里的链接')
  expect(render('assignment.reminder', 'zh', params, link).text).toContain('不用注册')
})

test('an SMS is one line', () => {
  expect(renderSms('need.answered', 'en', samples['need.answered'].params, link)).toBe(
    `Need JD-0611-03 is answered, please say whether it is solved: ${link}`,
  )
})

test('a line break in a parameter stays inside its line', () => {
  const by = { zh: '某局\r\nBcc: x@y.z', en: 'x' }
  expect(render('need.contacted', 'zh', { ...samples['need.contacted'].params, by }).subject).toBe(
    '诉求 JD-0611-03：某局 Bcc: x@y.z联系过您',
  )
})
