import * as directory from '@liti/contract/directory'
import * as needs from '@liti/contract/needs'
import * as session from '@liti/contract/session'
import { expect, test } from 'vitest'
import { openApi } from './api.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const api = await openApi(world)
const unitId = world.world.unit('jinding')
const need = { unitId, category: 'facility.lift', phone: '13912345675', text: '电梯又停了' }
const head = await api.signIn('今鼎大厦 站长')
const spaceId = world.world.space('jinding/1303')
const organisationId = world.world.organisation('松间设计')

test.each(['\u200B\u200B\u200B', '\u3164', '\u2800', '\u3000\u00A0\uFEFF'])('a text of %j shows nothing: still empty', async (text) => {
  const refused = await api.browser().ask(needs.submitNeed, { body: { ...need, text } })
  expect([refused.status, refused.refusal.fields?.['text']?.zh]).toEqual([422, '这里还没有写'])
  const facts = { kind: 'enterprise', group: null, registeredHere: null, foundedYear: null, creditCode: null } as const
  const counts = { staff: null, women: null, partyMembers: null, move: null }
  const firm = await head.ask(directory.addOrganisation, { body: { ...facts, ...counts, name: text, shortName: text } })
  expect([firm.status, firm.refusal.fields?.['name']?.zh, firm.refusal.fields?.['shortName']?.zh]).toEqual([
    422,
    '这里还没有写',
    '这里还没有写',
  ])
})

test('what turns a line around does not reach a title; a title is made of the first words', async () => {
  const one = await api.browser().get(needs.submitNeed, { body: { ...need, text: '！！！卫生间\u202E漏水了\u202C' } })
  expect(one.title).toBe('卫生间漏水了')
})

test.each(['\u202D13912345675\u202C', '139\u200B12345675', '008613912345675', '+86 139 1234 5675'])(
  'the number %j is the same number',
  async (phone) => {
    const one = await api.browser().get(needs.submitNeed, { body: { ...need, phone } })
    expect(one.phoneTail).toBe('5675')
  },
)

test('a mail address typed in full width is taken; a password is left as it is', async () => {
  const firm = await api.signIn('颐家安宁 人事经理')
  expect((await firm.get(session.setMail, { body: { mail: ' name＠example。cn' } })).person?.hasMail).toBe(true)
  const password = 'pass\u200Bword-of-mine'
  await firm.get(session.changePassword, { body: { next: password } })
  const phone = world.world.phone('颐家安宁 人事经理')
  const other = api.browser()
  expect((await other.ask(session.signInWithPassword, { body: { phone, password: 'password-of-mine' } })).status).not.toBe(200)
  expect((await other.ask(session.signInWithPassword, { body: { phone, password } })).status).toBe(200)
})

test.each(['0026-12-01', '0000-01-01', '2206-06-01'])('a move on %s is refused at its field', async (from) => {
  const refused = await head.ask(directory.moveIn, { params: { spaceId }, body: { organisationId, from, leaseEnd: null } })
  expect(refused.status).toBe(422)
  expect(refused.refusal.fields?.['from']?.zh).toMatch(/^要在 1949-10-01 到 \d{4}-\d\d-\d\d 之间，请看看年份写对没有$/)
  const figures = await head.ask(needs.getFigures, { query: { from } })
  expect(figures.refusal.fields?.['from']?.zh).toMatch(/^要在 1949-10-01/)
})
