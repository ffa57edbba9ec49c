import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'
import { settleObjection } from './settle-objection.ts'
import { tellObjections } from '../tell/tell-objections.ts'

const suite = await commandWorld()
const { stage, world, browser, trace } = suite
const openClocks = (needId: string) =>
  world.asOwner<{ kind: string }>(
    'select kind from needs.clock where need_id = $1 and met_at is null and cancelled_at is null order by kind',
    [needId],
  )
const confirm = async (needId: string) =>
  (await browser('firm')).get(needs.confirmOutcome, { params: { needId }, body: { solved: 'yes', rating: 4 } })

const called = async () => {
  const { needId } = await stage.at('answered')
  await stage.callBack(needId)
  return { params: { needId } }
}
const objected = async () => {
  const setting = await called()
  await (await browser('firm')).get(needs.objectOutcome, { ...setting, body: { kind: 'not_mine' } })
  return setting
}
const satisfied = async () =>
  (await (await browser('head')).get(needs.getFigures, { query: {} })).rates.find(({ kind }) => kind === 'satisfaction') ??
  expect.unreachable()

testCommand(suite, {
  route: needs.objectOutcome,
  by: 'firm',
  ready: async () => ({ ...(await called()), body: { kind: 'not_mine' as const, words: '没有人打过电话' } }),
  event: 'needs.objected',
  done: (view) => {
    expect(view).toMatchObject({ state: 'closed', objection: { kind: 'not_mine', words: '没有人打过电话', settled: null } })
    expect(view.timeline.find(({ text }) => text.zh === '您说回访记得不对')).toMatchObject({ note: '没有人打过电话' })
    expect(view.can.object).not.toBe(true)
  },
  twice: 'objected',
  refused: [
    { why: 'a colleague at the desk is not who asked', status: 404, code: 'not-found', by: 'head' },
    { why: 'another firm', status: 404, code: 'not-found', by: 'otherFirm' },
    { why: 'a guest without its receipt', status: 404, code: 'not-found', by: 'guest' },
    { why: 'no such kind', status: 422, code: 'invalid', field: 'kind', body: { kind: 'other' as never } },
  ],
})

testCommand(suite, {
  route: needs.settleObjection,
  by: 'head',
  ready: async () => ({ ...(await objected()), body: { outcome: 'struck' as const, finding: '打给诉求人核实，当时没有接到电话。' } }),
  event: 'needs.objection-settled',
  done: async (view) => {
    expect(view).toMatchObject({
      state: 'closed',
      verdicts: [{ reached: false, rating: null, disputed: false }],
      objection: { settled: { outcome: 'struck' } },
    })
    const own = await (await browser('firm')).get(needs.trackNeed, { params: { needId: view.id } })
    expect(own).toMatchObject({ can: { confirm: true }, objection: { settled: { finding: '打给诉求人核实，当时没有接到电话。' } } })
  },
  twice: 'no-objection',
  refused: [
    { why: 'by the hand that made the call', status: 403, code: 'own-call', by: 'second' },
    { why: 'the lead that handled it', status: 403, code: 'not-yours', by: 'bureau' },
    { why: 'another building', status: 404, code: 'not-found', by: 'otherStation' },
    { why: 'who asked', status: 403, code: 'no-seat', by: 'firm' },
    { why: 'without a word', status: 422, code: 'invalid', field: 'finding', body: { outcome: 'stands', finding: ' \u200B' } },
  ],
})

test('a rating that is objected to counts in no figure until it is settled; what stands counts again, what is struck does not', async () => {
  const before = await satisfied()
  const [one, two] = [await objected(), await objected()]
  expect(await satisfied()).toMatchObject({ top: before.top, bottom: before.bottom })
  const head = await browser('head')
  await head.get(needs.settleObjection, { ...one, body: { outcome: 'stands', finding: '有通话记录。' } })
  await head.get(needs.settleObjection, { ...two, body: { outcome: 'struck', finding: '没有通话记录。' } })
  expect(await satisfied()).toMatchObject({ top: before.top + 1, bottom: before.bottom + 1 })
})

test('an objection that it is not solved takes it up again with its lead on new clocks', async () => {
  const { params } = await called()
  await (await browser('firm')).get(needs.objectOutcome, { params, body: { kind: 'not_solved' } })
  const waiting = await (await browser('head')).get(needs.listCallbacks, { query: { tab: 'objected', limit: 100 } })
  expect(waiting.items.map(({ id }) => id)).toContain(params.needId)
  const own = await (await browser('second')).get(needs.listCallbacks, { query: { tab: 'objected', limit: 100 } })
  expect(own.items.map(({ id }) => id)).not.toContain(params.needId)
  const view = await (
    await browser('head')
  ).get(needs.settleObjection, { params, body: { outcome: 'again', finding: '到现场看过，还是漏。' } })
  expect(view).toMatchObject({ state: 'dispatched', round: 2, verdicts: [{ solved: 'no', rating: null, disputed: false }] })
  expect((await openClocks(params.needId)).map(({ kind }) => kind)).toEqual(['answer', 'contact', 'sign'])
})

test('what a requester said on their own page is not objected to, nor a call-back of more than 30 days ago', async () => {
  const { needId } = await stage.at('answered')
  await confirm(needId)
  const firm = await browser('firm')
  const own = await firm.ask(needs.objectOutcome, { params: { needId }, body: { kind: 'not_mine' } })
  expect(own.refusal.code).toBe('nothing-recorded')
  const start = world.clock.now()
  const { params } = await called()
  world.clock.set(start.add({ hours: 30 * 24 + 1 }))
  const late = await (await suite.api.signIn('颐家安宁 人事经理')).ask(needs.objectOutcome, { params, body: { kind: 'not_mine' } })
  expect(late.refusal.code).toBe('too-late')
  world.clock.set(start)
})

test('“by phone” is held against the looks that are written down, or told in words', async () => {
  const { needId } = await stage.at('answered')
  const second = await browser('second')
  const said = (more: object) =>
    second.ask(needs.recordCallback, { params: { needId }, body: { solved: 'yes', rating: 4, how: 'phone', ...more } })
  const refused = await trace.none(() => said({}))
  expect([refused.status, refused.refusal.code, refused.refusal.fields?.['howNote']?.zh]).toEqual([
    422,
    'not-asked',
    '答复以后您没有在这里打开过号码。请写一句是怎么打通的，或者改选别的方式',
  ])
  expect(
    (await second.ask(needs.recordCallback, { params: { needId }, body: { solved: 'yes', rating: 4 } as never })).refusal.fields,
  ).toHaveProperty('how')
  await second.get(needs.revealContact, { params: { needId }, body: { reason: '回访' } })
  expect((await said({})).body).toMatchObject({ state: 'closed', verdicts: [{ how: 'phone', howNote: '' }] })
  const other = await stage.at('answered')
  const told = await second.get(needs.recordCallback, {
    params: { needId: other.needId },
    body: { solved: 'yes', rating: 4, how: 'phone', howNote: '座机上有来电记录' },
  })
  expect(told.verdicts).toMatchObject([{ how: 'phone', howNote: '座机上有来电记录' }])
})

test('an objection that waits is said again every third day to those who can settle it, and no more once it is settled', async () => {
  const { params } = await objected()
  const told = async () =>
    (
      await world.asOwner<{ n: number }>(
        `select count(*)::int as n from notify.message where template = 'need.objected' and subject_id = $1 and channel = 'app'`,
        [params.needId],
      )
    )[0]?.n ?? 0
  const people = await told()
  expect(people).toBeGreaterThan(0)
  const morning = async (days: number) => {
    world.clock.later({ hours: 24 * days })
    await tellObjections(world.ctx)
    await tellObjections(world.ctx)
    return await told()
  }
  expect(await morning(1)).toBe(people)
  // from Wednesday to Saturday, when nobody is asked to work, and to the Monday after it
  expect([await morning(2), await morning(2)]).toEqual([people, 2 * people])
  await settleObjection(world.ctx, await stage.as('head'), params.needId, { outcome: 'stands', finding: '核实过了。' })
  expect(await morning(7)).toBe(2 * people)
})
