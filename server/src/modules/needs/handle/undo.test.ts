import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { lead } from '../../../../test/actors.ts'
import { listNotices } from '@liti/contract/notices'
import { deliver } from '../../../engines/notify/deliver.ts'
import { house } from '../../../house.ts'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'

const suite = await commandWorld()
const { stage, world } = suite
const body = (name: string): string => world.world.body(name)
const [far, tax] = ['内蒙古人社', '区税务局']
const co = [far, tax].map((name) => ({ bodyId: body(name), ask: '请核实' }))

type Row = { id: string; template: string; channel: string; state: string; next_at: Date | null }
/** What is told of a need and of its parts, newest last. */
const told = (needId: string): Promise<Row[]> =>
  world.asOwner<Row>(
    `select id, template, channel, state, next_at from notify.message where (subject_id = $1
      or subject_id in (select id from needs.assignment where need_id = $1)) and template in ('need.accepted', 'need.dispatched', 'part.given', 'assignment.invited')
    order by id`,
    [needId],
  )
const statesOf = async (needId: string): Promise<string[]> => [...new Set((await told(needId)).map(({ state }) => state))]
/** A need as it stands in every table a step writes to; `version` and `changed_at` go on counting. */
async function standing(needId: string): Promise<unknown> {
  const [row] = await world.asOwner(
    `select to_jsonb(n) - 'version' - 'changed_at' as need,
      (select jsonb_agg(to_jsonb(c) order by c.id) from needs.clock c where c.need_id = n.id and c.cancelled_at is null) as clocks,
      (select jsonb_agg(to_jsonb(a) order by a.id) from needs.assignment a where a.need_id = n.id and not a.undone) as parts,
      (select jsonb_agg(to_jsonb(i) - 'told_at' order by i.body_id, i.kind) from needs.inbox i where i.need_id = n.id) as inbox
    from needs.need n where n.id = $1`,
    [needId],
  )
  return row
}
const head = () => suite.browser('head')
const accept = async (needId: string, more = {}) =>
  (await head()).get(needs.acceptNeed, { params: { needId }, body: { title: '外地招工', ...more } })
const dispatch = async (needId: string, more = {}) =>
  (await head()).get(needs.dispatchNeed, { params: { needId }, body: { leadId: body(lead), grade: 'complex', co, ...more } })
const undo = async (needId: string) => (await head()).get(needs.undoStep, { params: { needId }, body: {} })

testCommand(suite, {
  route: needs.acceptAndDispatch,
  by: 'head',
  ready: async () => ({
    params: { needId: (await stage.at('submitted')).needId },
    body: { title: '外地招工，需要证明', category: 'work.contract', grade: 'complex' as const, leadId: body(lead), note: '三地一起问', co },
  }),
  event: 'needs.dispatched',
  done: async (view) => {
    expect(view).toMatchObject({ state: 'dispatched', title: '外地招工，需要证明', categoryCode: 'work.contract', grade: 'complex' })
    expect(view.assignments.map(({ bodyId, role }) => [bodyId, role])).toEqual([
      [body(lead), 'lead'],
      [body(far), 'co'],
      [body(tax), 'co'],
    ])
    expect(view.timeline.slice(0, 2).map(({ text }) => text.zh)).toEqual([expect.stringContaining(`派给${lead}`), '受理了'])
    // whoever asked hears once who is on it, not twice in the same second
    const rows = await told(view.id)
    expect(rows.some(({ template }) => template === 'need.accepted')).toBe(false)
    expect(rows.filter(({ template, channel }) => template === 'need.dispatched' && channel === 'app')).toHaveLength(1)
    expect(view.undo?.kind).toBe('accept-and-dispatch')
  },
  twice: 'wrong-state',
  refused: [
    { why: 'a specialist alone to a department', status: 403, code: 'head-only', by: 'specialist' },
    { why: 'the workstation of another building', status: 404, code: 'not-found', by: 'otherHead' },
    { why: 'accepted already', status: 403, code: 'wrong-state', after: ({ params }) => stage.accept(params?.needId ?? '') },
    { why: 'no such unit', status: 422, code: 'body', field: 'leadId', body: { leadId: world.world.unit('jinding') } },
    {
      why: 'a category there is not',
      status: 422,
      code: 'category',
      field: 'category',
      body: { leadId: body(lead), category: 'work.nothing' },
    },
  ],
})

testCommand(suite, {
  route: needs.undoStep,
  by: 'head',
  ready: async () => {
    const { needId } = await stage.at('accepted')
    await dispatch(needId)
    return { params: { needId }, body: {} }
  },
  event: 'needs.undone',
  done: async (view) => {
    expect(view).toMatchObject({ state: 'accepted', assignments: [], undo: null })
    expect(view.timeline[0]?.text.zh).toBe('撤销刚才的派单')
    expect(await statesOf(view.id)).toContain('cancelled')
  },
  twice: 'undone',
  refused: [
    { why: 'a colleague did it', status: 403, code: 'not-yours', by: 'second' },
    { why: 'the workstation of another building', status: 404, code: 'not-found', by: 'otherHead' },
    { why: 'the unit has signed', status: 403, code: 'gone-on', after: ({ params }) => stage.sign(params?.needId ?? '', lead) },
    {
      why: 'whoever asked has added something',
      status: 403,
      code: 'gone-on',
      after: async ({ params }) =>
        (await suite.browser('firm')).get(needs.supplementNeed, { params: { needId: params?.needId ?? '' }, body: { text: '还有一件事' } }),
    },
    { why: 'later than ten seconds and the way here', status: 403, code: 'too-late', after: () => world.clock.later({ seconds: 13 }) },
    {
      why: 'a message has left all the same',
      status: 409,
      code: 'too-late',
      after: ({ params }) =>
        world.asOwner(`update notify.message set state = 'sent' where hold_id = (select id from needs.undo where need_id = $1)`, [
          params?.needId,
        ]),
    },
  ],
})

test('each of the three steps is undone to what was there before, and can be done again', async () => {
  const { needId } = await stage.at('submitted')
  const submitted = await standing(needId)
  await accept(needId, { grade: 'complex', category: 'work.contract' })
  expect(await standing(needId)).not.toEqual(submitted)
  await undo(needId)
  expect(await standing(needId)).toEqual(submitted)
  await (await head()).get(needs.acceptAndDispatch, { params: { needId }, body: { leadId: body(lead), title: '又一个标题', co } })
  await undo(needId)
  expect(await standing(needId)).toEqual(submitted)
  await accept(needId)
  const accepted = await standing(needId)
  await dispatch(needId)
  await undo(needId)
  expect(await standing(needId)).toEqual(accepted)
  const view = await dispatch(needId)
  expect(view.assignments.map(({ state }) => state)).toEqual(['assigned', 'assigned', 'assigned'])
  // the cancelled ones do not stand in the way of the new ones
  const waiting = (await told(needId)).filter(({ state }) => state === 'waiting').map(({ template }) => template)
  expect(new Set(waiting)).toEqual(new Set(['need.accepted', 'need.dispatched', 'part.given', 'assignment.invited']))
})

test('a co-unit that was to lead is a co-unit again, and a lead that returned it keeps its return', async () => {
  const { needId, part } = await stage.at('dispatched', { co: [tax] })
  await (
    await suite.browser('bureau')
  ).get(needs.returnAssignment, {
    params: { assignmentId: part(lead) },
    body: { reason: 'not_ours', basis: '不是我们的事' },
  })
  const before = await standing(needId)
  await dispatch(needId, { leadId: body(tax), co: [] })
  expect(await standing(needId)).not.toEqual(before)
  await undo(needId)
  expect(await standing(needId)).toEqual(before)
})

test('the messages wait: nobody finds one in the product, each leaves when the way back is closed', async () => {
  const { needId } = await stage.at('accepted')
  const rows = async () => (await told(needId)).filter(({ template }) => template !== 'need.accepted')
  const bureau = await suite.browser('bureau')
  const seen = async () => (await bureau.get(listNotices, { query: {} })).items.filter(({ link }) => link.endsWith(needId)).length
  await dispatch(needId)
  const waiting = await rows()
  expect(new Set(waiting.map(({ state }) => state))).toEqual(new Set(['waiting']))
  for (const { next_at } of waiting) expect(next_at?.getTime()).toBe(world.clock.now().add({ seconds: 12 }).epochMilliseconds)
  expect(await seen()).toBe(0)
  const task = deliver({ mail: null, sms: null, demo: null, close: () => undefined }, house.notices)
  const run = () => Promise.all(waiting.map(({ id }) => task(world.ctx, { messageId: id }, { attempt: 1, lastTry: false })))
  await run()
  expect(await seen()).toBe(1)
  const [hints] = await world.asOwner<{ n: number }>(
    `select count(*)::int as n from kernel.live where kind = 'notices.new' and subject_id = any($1)`,
    [waiting.map(({ id }) => id)],
  )
  expect(hints?.n).toBe(waiting.filter(({ channel }) => channel === 'app').length)
  // what is called back is never shown, whatever job comes for it
  const other = (await stage.at('accepted')).needId
  await dispatch(other)
  const called = await told(other)
  await undo(other)
  for (const { id } of called) await task(world.ctx, { messageId: id }, { attempt: 1, lastTry: false })
  expect(new Set((await told(other)).filter(({ template }) => template !== 'need.accepted').map(({ state }) => state))).toEqual(
    new Set(['cancelled']),
  )
})

test('where there is danger nothing waits, and nothing can be taken back', async () => {
  const { needId } = await stage.at('submitted')
  const accepted = await accept(needId, { grade: 'danger' })
  expect(accepted.undo).toBe(null)
  const view = await dispatch(needId, { grade: 'danger' })
  expect(view.undo).toBe(null)
  const inApp = (await told(needId)).filter(({ channel }) => channel === 'app').map(({ state }) => state)
  expect(new Set(inApp)).toEqual(new Set(['sent']))
  const answer = await (await head()).ask(needs.undoStep, { params: { needId }, body: {} })
  expect([answer.status, answer.refusal.code]).toEqual([403, 'nothing-to-undo'])
})

test('the requester reads what is so: that it was dispatched, then that it was taken back', async () => {
  const { needId } = await stage.at('accepted')
  const firm = await suite.browser('firm')
  const track = () => firm.get(needs.trackNeed, { params: { needId } })
  await dispatch(needId)
  expect((await track()).parts).toHaveLength(3)
  await undo(needId)
  const view = await track()
  expect(view).toMatchObject({ state: 'accepted', parts: [] })
  const said = view.timeline.filter(({ at }) => at !== null).map(({ text }) => text.zh)
  expect(said[0]).toBe('刚才的派单撤销了，期限回到原来，重新来过')
  expect(said[1]).toContain(lead)
})

test('the unit has it no longer', async () => {
  const { needId } = await stage.at('accepted')
  const bureau = await suite.browser('bureau')
  const mine = async () => (await bureau.get(needs.listWork, { query: { tab: 'mine', limit: 100 } })).items.some(({ id }) => id === needId)
  await dispatch(needId)
  expect(await mine()).toBe(true)
  await undo(needId)
  expect(await mine()).toBe(false)
  expect((await bureau.ask(needs.getNeed, { params: { needId } })).status).toBe(404)
})

test('a need of before promises were kept has told no date after an undo, as before it', async () => {
  const { needId } = await stage.at('submitted')
  await world.asOwner('delete from needs.promise where need_id = $1', [needId])
  await accept(needId)
  const toldNow = async () =>
    (await world.asOwner<{ told: object }>('select told from needs.promise where need_id = $1', [needId]))[0]?.told
  expect(Object.keys((await toldNow()) ?? {})).toContain('answer')
  await undo(needId)
  expect(await toldNow()).toEqual({})
})
