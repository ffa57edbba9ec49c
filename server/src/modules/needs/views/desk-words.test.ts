import { expect, test } from 'vitest'
import { lead, makeStage, type Role } from '../../../../test/actors.ts'
import { openWorld } from '../../../../test/world.ts'
import { threadOf } from '../../../engines/thread/index.ts'
import { explainClock } from '../lists/explain-clock.ts'
import { listWork } from '../lists/list-work.ts'
import { needThread } from './need-thread.ts'
import { listOrganisationNeeds } from '../lists/organisation-needs.ts'
import { previewNeed } from '../intake/preview-need.ts'
import { registerNeed } from '../intake/register-need.ts'
import { returnAssignment } from '../parts/return-assignment.ts'
import { trackNeed } from './track-view.ts'

const world = await openWorld()
const { ctx } = world
const stage = makeStage(world)
const unit = world.world.unit('jinding')
const rowOf = async (needId: string) =>
  (await listWork(ctx, await stage.as('head'), { tab: 'all', limit: 100 })).items.find(({ id }) => id === needId)
const tracked = async (needId: string) => trackNeed(ctx, await stage.as('firm'), needId)
const threadFrom = async (kind: string, id: string) => threadOf(ctx, await stage.as('head'), kind, id, needThread)

test('what is promised before a call is saved is what is set when it is', async () => {
  const query = { unit, category: 'work.hiring', grade: 'ordinary' as const }
  for (const grade of ['ordinary', 'utilities', 'danger'] as const) {
    const preview = await previewNeed(ctx, { ...query, grade, from: 'dispatched' })
    const need = await registerNeed(ctx, await stage.as('head'), {
      unitId: unit,
      category: query.category,
      grade,
      type: 'help',
      source: 'phone',
      title: '外地招不到人',
      text: '外地招不到人。',
      wanted: '',
      place: '',
      spaceId: null,
      organisationId: null,
      personId: null,
      phone: '',
      requesterLabel: '',
      forFirm: false,
      hidden: false,
      lang: 'zh' as const,
      dispatchTo: preview.lead?.bodyId ?? null,
    })
    expect(preview.steps.map(({ kind, dueAt }) => [kind, dueAt])).toEqual(
      need.clocks.filter(({ metAt }) => metAt === null).map(({ kind, dueAt }) => [kind, dueAt]),
    )
    expect(preview.answer.deadline.answer.zh).toMatch(/[^您]答复$/)
  }
  const kinds = async (from: 'accepted' | 'submitted') => (await previewNeed(ctx, { ...query, from })).steps.map(({ kind }) => kind)
  expect(await kinds('accepted')).toEqual(['dispatch', 'contact', 'answer'])
  expect(await kinds('submitted')).toEqual(['accept', 'dispatch', 'contact', 'answer'])
})

test('a date is explained to the requester as 答复您, to everybody else as 答复', async () => {
  const { needId } = await stage.at('handling')
  const clockId = (await stage.viewed(needId)).clocks.find(({ kind }) => kind === 'answer')?.id ?? ''
  const said = async (role: Role) => (await explainClock(ctx, await stage.as(role), clockId)).deadline.answer.zh
  expect(await said('firm')).toMatch(/答复您$/)
  for (const role of ['head', 'bureau'] as const) expect(await said(role)).toMatch(/[^您]答复$/)
  await expect(said('otherFirm')).rejects.toMatchObject({ kind: 'not-found' })
})

test('what its lead sent back says so, with the time to dispatch it again', async () => {
  const { needId, part } = await stage.at('dispatched')
  await returnAssignment(ctx, await stage.as('bureau'), part(lead), { reason: 'not_ours', basis: '三定方案里没有这一项' })
  expect(await rowOf(needId)).toMatchObject({
    stateText: { zh: '已退回', en: 'Sent back' },
    clock: { kind: 'dispatch', rule: { zh: expect.stringMatching(/^退回后.*要重新派$/) } },
  })
  const view = await stage.viewed(needId)
  expect(view.stateText.zh).toBe('已退回')
  expect(view.clocks.find(({ kind }) => kind === 'dispatch')?.rule.zh).toMatch(/^退回后/)
  await stage.dispatch(needId)
  expect((await rowOf(needId))?.stateText.zh).toBe('待签收')
})

test('a late part gives the need its tag at the desk and the thread one lateness; to the requester it stays under way', async () => {
  const { needId, part } = await stage.at('handling', { co: ['区税务局'] })
  const start = world.clock.now()
  world.clock.later({ hours: 24 })
  expect((await rowOf(needId))?.stateText).toEqual({ zh: '协办超时', en: 'Co-unit overdue' })
  expect(await stage.viewed(needId)).toMatchObject({ stateText: { zh: '协办超时' }, tone: 'over' })
  // nobody helps before they have signed for it
  expect(await tracked(needId)).toMatchObject({ stateText: { zh: '办理中' } })
  const { nodes, sums } = await threadFrom('need', needId)
  const late = nodes.filter(({ tone }) => tone === 'over')
  expect(late.map(({ kind }) => kind)).toEqual(['need', 'assignment'])
  expect(late[1]?.title.en).toMatch(/^Co-unit: /)
  for (const { state } of late) expect(state.zh).toMatch(/^超时 /)
  expect(sums.at(-1)).toMatchObject({ value: '1', means: { zh: '条超时' } })
  world.clock.later({ hours: 24 })
  await stage.sign(needId, '区税务局')
  expect(await tracked(needId)).toMatchObject({ stateText: { zh: '协同办理中' } })
  const later = await threadFrom('assignment', part('区税务局'))
  expect(later.sums[0]?.value).toBe('2')
  world.clock.set(start)
})

test('the needs of one firm: as far as the reader sees them, newest first, never one raised unnamed', async () => {
  const [first, second] = [await stage.submit({ text: '第一件。' }), await stage.submit({ text: '第二件。' })]
  const unnamed = await stage.submit({ text: '不想让人知道。', hidden: true })
  const organisationId = (await stage.viewed(first)).requester.organisationId ?? ''
  const list = async (role: Role, limit: number, after?: string) =>
    listOrganisationNeeds(ctx, await stage.as(role), organisationId, { limit, ...(after && { after }) })
  const all = await list('head', 100)
  const ids = all.items.map(({ id }) => id)
  expect(ids.slice(0, 2)).toEqual([second, first])
  expect(ids).not.toContain(unnamed)
  expect(all.year).toEqual({ count: ids.length, more: false })
  const page = await list('head', 1)
  expect(page.items.map(({ id }) => id)).toEqual([second])
  expect((await list('head', 1, page.next ?? '')).items.map(({ id }) => id)).toEqual([first])
  const { needId } = await stage.at('closed')
  const seen = (await list('bureau', 100)).items
  expect(seen.map(({ id }) => id)).not.toContain(first)
  expect(seen.find(({ id }) => id === needId)).toMatchObject({ state: 'closed', solved: 'yes', rating: 5 })
  expect(await list('otherHead', 100)).toMatchObject({ items: [], year: { count: 0 } })
})
