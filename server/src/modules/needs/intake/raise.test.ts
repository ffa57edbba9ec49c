import * as needs from '@liti/contract/needs'
import * as notices from '@liti/contract/notices'
import { expect, test } from 'vitest'
import { nothing } from '../../../../test/api.ts'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'
import { addJurisdiction, constituteBody, openGovernanceUnit } from '../../directory/index.ts'
import { system } from '../../../kernel/actor.ts'
import { district } from '../../../../test/system.ts'

const suite = await commandWorld()
const { stage, world, browser, api, trace } = suite
const jinding = world.world.unit('jinding')
const asking = {
  unitId: jinding,
  category: 'facility.lift',
  type: 'complaint' as const,
  text: '早高峰等电梯要十五分钟。三号梯停了两天。',
  wanted: '给个准话',
  place: '15 层候梯厅',
}
const rowOf = async (needId: string) =>
  (await world.asOwner<Record<string, unknown>>('select * from needs.need where id = $1', [needId]))[0]

// a building nobody has a workstation in yet
const bare = await openGovernanceUnit(world.ctx, system(district), {
  jurisdictionCode: '110107003',
  name: '新楼',
  shortCode: 'XL',
  slug: 'xinlou',
})

testCommand(suite, {
  route: needs.submitNeed,
  by: 'firm',
  ready: async () => ({ body: { ...asking, hidden: false, organisationId: world.world.organisation('颐家安宁') } }),
  event: 'needs.submitted',
  done: async (receipt) => {
    expect(receipt).toMatchObject({ title: '早高峰等电梯要十五分钟', place: '15 层候梯厅', unit: { zh: '今鼎大厦' }, phoneTail: null })
    expect(receipt.number).toMatch(/^JD-260610-\d{2}$/)
    expect(receipt.next.map(({ kind }) => kind)).toEqual(['accept', 'dispatch', 'contact', 'answer', 'confirm'])
    expect(await rowOf(receipt.needId)).toMatchObject({
      state: 'submitted',
      owner_body_id: world.world.body('今鼎大厦工作站'),
      requester_organisation_id: world.world.organisation('颐家安宁'),
      space_id: world.world.space('jinding/1203'),
      requester_label: '人事经理',
    })
    const track = await (await browser('firm')).get(needs.trackNeed, { params: { needId: receipt.needId } })
    expect(track).toMatchObject({ state: 'submitted', promise: { tone: 'running', title: { zh: expect.stringContaining('受理') } } })
  },
  twice: null,
  refused: [
    { why: 'nothing said', status: 422, code: 'invalid', field: 'text', body: { ...asking, text: ' ' } },
    { why: 'a building there is not', status: 422, code: 'unit', field: 'unitId', body: { ...asking, unitId: nothing } },
    { why: 'a category there is not', status: 422, code: 'category', field: 'category', body: { ...asking, category: 'x.y' } },
    { why: 'a building without a workstation', status: 409, code: 'no-workstation', body: { ...asking, unitId: bare.id } },
    { why: 'a file nobody uploaded here', status: 422, code: 'files', field: 'files', body: { ...asking, files: [nothing] } },
    { why: 'a guest without a phone', status: 422, code: 'phone', field: 'phone', by: 'guest' },
    { why: 'a phone that is none', status: 422, code: 'invalid', field: 'phone', by: 'guest', body: { ...asking, phone: '123' } },
  ],
})

test('a guest raises a need with a phone, follows it on this device, and finds it again on another with receipt and phone', async () => {
  const here = api.browser()
  const receipt = await here.get(needs.submitNeed, {
    body: { ...asking, hidden: false, phone: '+86 138-1111 2222', contactName: '王某某女士' },
  })
  const params = { needId: receipt.needId }
  expect(receipt.phoneTail).toBe('2222')
  expect((await here.get(needs.listMyNeeds)).items.map(({ id }) => id)).toEqual([receipt.needId])
  const row = await rowOf(receipt.needId)
  expect(JSON.stringify(row)).not.toMatch(/13811112222|某某/)
  expect(row).toMatchObject({ requester_label: '王女士', requester_person_id: null, requester_organisation_id: null })

  const there = api.browser()
  expect((await there.ask(needs.trackNeed, { params })).status).toBe(404)
  const wrong = await trace.none(() => there.ask(needs.openReceipt, { body: { code: receipt.receiptCode, phoneTail: '2223' } }))
  const unknown = await there.ask(needs.openReceipt, { body: { code: 'JD-260610-99-ABCD', phoneTail: '2222' } })
  expect([wrong.status, wrong.refusal.code, wrong.refusal.message]).toEqual([404, 'receipt', unknown.refusal.message])
  const wide = (text: string) => text.replaceAll(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
  const { receiptCode } = receipt
  for (const code of [
    receiptCode.toLowerCase(),
    ` ${receiptCode.replaceAll('-', ' ')} `,
    receiptCode.replaceAll('-', ''),
    wide(receiptCode),
  ])
    expect((await there.get(needs.openReceipt, { body: { code, phoneTail: '2222' } })).needId, code).toBe(receipt.needId)
  expect((await there.get(needs.trackNeed, { params })).number).toBe(receipt.number)
  expect((await there.get(needs.getReceipt, { params })).receiptCode).toBe(receipt.receiptCode)
})

test('who guesses at a receipt is stopped: six tries an hour from one place, twelve from all', async () => {
  const tries = async (from: () => ReturnType<typeof api.browser>, most: number) => {
    const receipt = await api.browser().get(needs.submitNeed, { body: { ...asking, phone: '13811113333' } })
    const codes: string[] = []
    for (let n = 0; n <= most; n += 1) {
      const answer = await from().ask(needs.openReceipt, { body: { code: receipt.receiptCode, phoneTail: '0000' } })
      codes.push(answer.refusal.code)
    }
    return codes
  }
  const one = api.browser()
  const stopped = (most: number) => [...Array.from({ length: most }, () => 'receipt'), 'too-many']
  expect(await tries(() => one, 6)).toEqual(stopped(6))
  expect(await tries(() => api.browser(), 12)).toEqual(stopped(12))
})

const written = { ...asking, source: 'phone' as const, phone: '13811114444', requesterLabel: '行政主管' }

testCommand(suite, {
  route: needs.registerNeed,
  by: 'head',
  ready: async () => ({
    body: { ...written, hidden: false, organisationId: world.world.organisation('云图软件'), dispatchTo: world.world.body('今鼎大厦物业') },
  }),
  event: 'needs.dispatched',
  done: (view) => {
    expect(view).toMatchObject({
      state: 'dispatched',
      source: 'phone',
      owner: { bodyId: world.world.body('今鼎大厦物业') },
      requester: { label: { zh: '行政主管' }, organisation: { zh: '云图软件' }, phone: '138****4444' },
    })
  },
  twice: null,
  refused: [
    { why: 'a firm writes its own', status: 403, code: 'no-seat', by: 'firm' },
    { why: 'the property firm', status: 403, code: 'desk-only', by: 'property' },
    { why: 'the station of another building', status: 403, code: 'desk-only', by: 'otherHead', body: written },
    {
      why: 'a specialist straight to a department',
      status: 403,
      code: 'head-only',
      by: 'specialist',
      body: { ...written, dispatchTo: world.world.body('区人社局') },
    },
    {
      why: 'straight to a unit without accounts',
      status: 403,
      code: 'external-lead',
      body: { ...written, dispatchTo: world.world.body('河北人社') },
    },
    {
      why: 'a firm there is not',
      status: 404,
      code: 'not-listed',
      field: 'organisationId',
      body: { ...written, hidden: false, organisationId: nothing },
    },
    {
      why: 'a person there is not',
      status: 404,
      code: 'not-listed',
      field: 'personId',
      body: { ...written, hidden: false, personId: nothing },
    },
    {
      why: 'a room there is not',
      status: 422,
      code: 'not-listed',
      field: 'spaceId',
      body: { ...written, hidden: false, spaceId: nothing },
    },
    {
      why: 'a room of another building',
      status: 422,
      code: 'not-listed',
      field: 'spaceId',
      body: { ...written, hidden: false, spaceId: world.world.space('rongke/A101') },
    },
    { why: 'a category there is not', status: 422, code: 'category', field: 'category', body: { ...written, category: 'x.y' } },
  ],
})

test('the office of another sub-district writes nothing down here', async () => {
  await addJurisdiction(world.ctx, system(district), { code: '110107009', name: '邻街道', nameEn: 'Next Sub-district' })
  const { id } = await constituteBody(world.ctx, system(district), {
    kind: 'subdistrict',
    name: '邻街道办事处',
    shortName: '邻街道',
    nameEn: 'Next',
    jurisdictionCode: '110107009',
  })
  await world.asOwner(`update directory.seat set body_id = $1 where district_id = 110107 and person_id = $2 and body_id = $3`, [
    id,
    world.world.person('八角街道 值班领导'),
    world.world.body('八角街道'),
  ])
  const other = await api.signIn('八角街道 值班领导')
  const answer = await trace.none(() => other.ask(needs.registerNeed, { body: written }))
  expect([answer.status, answer.refusal.code]).toEqual([403, 'desk-only'])
})

test('who asked to stay unnamed is named to nobody but the head of station', async () => {
  const firm = await browser('firm')
  const { needId } = await firm.get(needs.submitNeed, {
    body: { ...asking, hidden: true, type: 'report', phone: '13811115555', contactName: '王女士' },
  })
  expect(await rowOf(needId)).toMatchObject({ requester_organisation_id: null, space_id: null })
  const params = { needId }
  expect((await (await browser('colleague')).ask(needs.trackNeed, { params })).status).toBe(404)
  for (const by of ['specialist', 'street'] as const) {
    const seen = await (await browser(by)).ask(needs.getNeed, { params })
    expect(seen.text).not.toMatch(/人事经理|颐家安宁|5555/)
    const reader = await browser(by)
    const refused = await trace.none(() => reader.ask(needs.revealContact, { params }))
    expect([refused.status, refused.refusal.code]).toEqual([403, 'hidden'])
  }
  const head = await browser('head')
  const sent = await head.get(notices.listDeliveries, { params: { kind: 'need', id: params.needId } })
  expect(sent.deliveries.map(({ to }) => to)).toEqual(['诉求人'])
  const look = await trace.gained(() => head.get(needs.revealContact, { params, body: { reason: '回访' } }))
  expect(look).toEqual({ 'kernel.audit': 1, 'kernel.look': 1 })
  expect(await head.get(needs.revealContact, { params, body: { reason: '回访' } })).toEqual({ phone: '13811115555', name: '王女士' })
  expect(await world.asOwner(`select from kernel.idempotency where reply_sealed like '%13811115555%'`)).toEqual([])
})

test('a phone is shown to those who handle the need, and every look is kept', async () => {
  const { needId } = await stage.at('handling', { co: ['区税务局'] })
  const params = { needId }
  const seen = await (await browser('bureau')).get(needs.revealContact, { params, body: { reason: '问清人数' } })
  expect(seen.phone).toBe(world.world.phone('颐家安宁 人事经理'))
  const looks = await world.asOwner<{ reason: string }>('select reason from kernel.look where subject = $1', [needId])
  expect(looks).toEqual([{ reason: '问清人数' }])
  const taxBureau = await browser('tax')
  const tax = await trace.none(() => taxBureau.ask(needs.revealContact, { params }))
  expect([tax.status, tax.refusal.code]).toEqual([403, 'not-handling'])
})

testCommand(suite, {
  route: needs.supplementNeed,
  by: 'colleague',
  ready: async () => ({ params: { needId: (await stage.at('handling')).needId }, body: { text: '还要两百人。' } }),
  event: 'needs.supplemented',
  done: (view) => expect(view.timeline).toContainEqual(expect.objectContaining({ note: '还要两百人。', by: { zh: '您', en: 'You' } })),
  twice: null,
  refused: [
    { why: 'another firm', status: 404, code: 'not-found', by: 'otherFirm' },
    { why: 'the lead is not who asked', status: 404, code: 'not-found', by: 'bureau' },
    { why: 'closed already', status: 403, code: 'wrong-state', after: async ({ params }) => close(params?.needId) },
    { why: 'a file nobody uploaded here', status: 422, code: 'files', field: 'files', body: { text: '见附件', files: [nothing] } },
  ],
})

const close = async (needId = '') => {
  await stage.answer(needId)
  await stage.callBack(needId)
}

testCommand(suite, {
  route: needs.urgeNeed,
  by: 'firm',
  ready: async () => ({ params: { needId: (await stage.at('handling')).needId } }),
  event: 'needs.requester-urged',
  done: (view) => expect(view.can.urge).toMatchObject({ why: { zh: expect.stringContaining('4 小时') } }),
  twice: 'urged-lately',
  refused: [
    { why: 'another firm', status: 404, code: 'not-found', by: 'otherFirm' },
    { why: 'closed already', status: 403, code: 'wrong-state', after: async ({ params }) => close(params?.needId) },
  ],
})

test('a character no database can keep is refused at its field, not stumbled over', async () => {
  const firm = await api.signIn('颐家安宁 人事经理')
  for (const [field, bad] of [
    ['text', '一\u0000二'],
    ['place', '\ud800层'],
    ['category', 'facility.\u0000'],
  ] as const) {
    const answer = await trace.none(() => firm.ask(needs.submitNeed, { body: { ...asking, [field]: bad } }))
    expect([answer.status, answer.refusal.code, Object.keys(answer.refusal.fields ?? {})]).toEqual([422, 'invalid', [field]])
    expect(answer.refusal.fields?.[field]?.zh).toContain('存不下')
  }
  const found = await (await browser('head')).ask(needs.listWork, { query: { q: '\u0000' } })
  expect(found.status).toBe(422)
})

test('type and urgency come from the category where nobody says otherwise; who accepts it puts the type right', async () => {
  const { type: _, ...plain } = asking
  const firm = await api.signIn('云图软件 行政主管')
  const sent = async (more: object) => rowOf((await firm.get(needs.submitNeed, { body: { ...plain, ...more } })).needId)
  expect(await sent({ category: 'life.noise' })).toMatchObject({ type: 'complaint', grade: 'ordinary' })
  expect(await sent({ category: 'business.tax' })).toMatchObject({ type: 'inquiry' })
  expect(await sent({ category: 'facility.utilities' })).toMatchObject({ type: 'help', grade: 'utilities' })
  expect(await sent({ category: 'facility.utilities', grade: 'danger', type: 'report' })).toMatchObject({ type: 'report', grade: 'danger' })
  const preview = await firm.get(needs.previewNeed, { query: { unit: jinding, category: 'facility.utilities' } })
  const urgent = await firm.get(needs.previewNeed, { query: { unit: jinding, category: 'facility.utilities', grade: 'utilities' } })
  expect(preview.answer.dueAt).toBe(urgent.answer.dueAt)
  const needId = await stage.submit()
  const view = await (await browser('specialist')).get(needs.acceptNeed, { params: { needId }, body: { type: 'suggestion' } })
  expect(view.type).toBe('suggestion')
})

test('a caller written down gets the receipt, by phone in the language chosen, and can follow the need with it', async () => {
  const body = {
    unitId: jinding,
    category: 'facility.lift',
    type: 'complaint' as const,
    text: 'The lift stands still.',
    phone: '13900008888',
  }
  const view = await (await browser('specialist')).get(needs.registerNeed, { body: { ...body, lang: 'en' } })
  expect(view.receiptCode).toMatch(new RegExp(`^${view.number}-\\w{4}$`))
  const told = await world.asOwner<{ lang: string; channel: string; params: object }>(
    `select lang, channel, params from notify.message where subject_id = $1 and template = 'need.received'`,
    [view.id],
  )
  expect(told).toMatchObject([{ lang: 'en', channel: 'sms', params: { number: view.receiptCode, acceptBy: null } }])
  const guest = api.browser()
  await guest.get(needs.openReceipt, { body: { code: view.receiptCode, phoneTail: '8888' } })
  expect((await guest.get(needs.trackNeed, { params: { needId: view.id } })).state).toBe('accepted')
})

test('when the workstation is open is said as the directory has it', async () => {
  await world.asOwner(`update directory.body set hours = '每天 8:00 到 20:00', hours_en = 'Daily, 8:00 to 20:00' where id = $1`, [
    world.world.body('今鼎大厦工作站'),
  ])
  const firm = await api.signIn('信和保险 行政经理')
  const receipt = await firm.get(needs.submitNeed, { body: asking })
  const again = await firm.get(needs.getReceipt, { params: { needId: receipt.needId } })
  const track = await firm.get(needs.trackNeed, { params: { needId: receipt.needId } })
  for (const { workstation } of [receipt, again, track])
    expect(workstation.hours).toEqual({ zh: '每天 8:00 到 20:00', en: 'Daily, 8:00 to 20:00' })
})
