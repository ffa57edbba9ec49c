import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld } from '../../../../test/command-suite.ts'

const { world, api, browser, trace } = await commandWorld()
const yijia = world.world.organisation('颐家安宁')
const asking = { unitId: world.world.unit('jinding'), category: 'facility.lift', text: '电梯又停了。', phone: '13811116666' }
const raise = async (more: object) => {
  const guest = api.browser()
  const { needId } = await guest.get(needs.submitNeed, { body: { ...asking, ...more } })
  return { guest, needId }
}
const seen = async (needId: string) => (await browser('specialist')).get(needs.getNeed, { params: { needId } })
const inFile = async (needId: string) => {
  const { items } = await (
    await browser('head')
  ).get(needs.listOrganisationNeeds, { params: { organisationId: yijia }, query: { limit: 100 } })
  return items.some(({ id }) => id === needId)
}

test('the firm a guest names is a claim until the desk attaches it; then the file shows it, and still none of the firm’s people', async () => {
  const { guest, needId } = await raise({ saidFirm: '颐家安宁' })
  const before = await seen(needId)
  expect(before.requester).toMatchObject({ organisationId: null, said: { firm: '颐家安宁', organisation: { id: yijia } } })
  expect(await inFile(needId)).toBe(false)
  const specialist = await browser('specialist')
  const after = await specialist.get(needs.acceptNeed, { params: { needId }, body: { organisationId: yijia } })
  expect(after.requester).toMatchObject({ organisationId: yijia, organisation: { zh: '颐家安宁' }, said: null })
  expect(after.spaceId).toBe(world.world.space('jinding/1203'))
  expect(after.timeline.map(({ text }) => text.zh)).toContain('核实过：是颐家安宁提的')
  expect(await inFile(needId)).toBe(true)
  const track = await guest.get(needs.trackNeed, { params: { needId } })
  expect(track.timeline.map(({ text }) => text.zh)).toContain('核实过：是颐家安宁提的')
  for (const by of ['firm', 'colleague'] as const)
    expect((await (await browser(by)).ask(needs.trackNeed, { params: { needId } })).status).toBe(404)
})

test('what is in no list stays words; accepted without a firm the claim goes on standing', async () => {
  const { needId } = await raise({ saidFirm: '隔壁的小店' })
  const view = await (await browser('specialist')).get(needs.acceptNeed, { params: { needId }, body: {} })
  expect(view.requester).toMatchObject({ organisationId: null, said: { firm: '隔壁的小店', organisation: null } })
})

test('who asks to stay unnamed has no firm: neither kept nor attached', async () => {
  const { needId } = await raise({ saidFirm: '颐家安宁', hidden: true })
  const [row] = await world.asOwner('select said_firm from needs.need where id = $1', [needId])
  expect(row).toEqual({ said_firm: '' })
  const specialist = await browser('specialist')
  const body = { organisationId: yijia }
  const answer = await trace.none(() => specialist.ask(needs.acceptNeed, { params: { needId }, body }))
  expect([answer.status, answer.refusal.code, Object.keys(answer.refusal.fields ?? {})]).toEqual([409, 'hidden', ['organisationId']])
})

test('what was raised in the name of the wrong firm leaves its sight when the desk puts it right', async () => {
  const firm = await browser('firm')
  const { phone: _, ...own } = asking
  const { needId } = await firm.get(needs.submitNeed, { body: { ...own, organisationId: yijia } })
  const yuntu = world.world.organisation('云图软件')
  const view = await (await browser('head')).get(needs.acceptNeed, { params: { needId }, body: { organisationId: yuntu } })
  expect(view.requester.organisationId).toBe(yuntu)
  const sees = async (by: 'firm' | 'colleague' | 'otherFirm') =>
    (await (await browser(by)).ask(needs.trackNeed, { params: { needId } })).status
  expect([await sees('firm'), await sees('colleague'), await sees('otherFirm')]).toEqual([200, 404, 404])
})
