import { expect, test } from 'vitest'
import { after, lineFor, mayStep, type LifeCycle } from './transitions.ts'

type State = 'new' | 'open' | 'done'
type Act = 'begin' | 'end' | 'note' | 'sort'
type Who = 'clerk' | 'owner'

const cycle: LifeCycle<State, Act, Who> = {
  table: [
    { act: 'begin', from: ['new'], to: 'open', by: ['clerk'] },
    { act: 'end', from: ['new', 'open'], to: 'done', by: ['owner', 'clerk'] },
    { act: 'note', from: ['open'], to: null, by: ['owner'] },
    { act: 'sort', from: ['new'], to: 'open', by: ['clerk'] },
    { act: 'sort', from: ['new'], to: 'done', by: ['clerk'] },
  ],
  stateText: { new: { zh: '新', en: 'New' }, open: { zh: '在办', en: 'Open' }, done: { zh: '办完', en: 'Done' } },
  relationText: { clerk: { zh: '办事员', en: 'the clerk' }, owner: { zh: '主人', en: 'the owner' } },
  actText: {
    begin: { zh: '开始', en: 'Begin' },
    end: { zh: '结束', en: 'End' },
    note: { zh: '记一笔', en: 'Note' },
    sort: { zh: '分拣', en: 'Sort' },
  },
}
const may = (act: Act, state: State, ...who: Who[]) => mayStep(cycle, act, state, new Set(who))

test('who stands in one of the relations may, in the states of the line', () => {
  expect(may('begin', 'new', 'clerk')).toBe(true)
  expect(may('end', 'open', 'owner')).toBe(true)
  expect(may('note', 'open', 'clerk', 'owner')).toBe(true)
})

test('in another state the answer says what comes first, or that it is too late, whoever asks', () => {
  expect(may('note', 'new', 'owner')).toEqual({ code: 'wrong-state', why: { zh: '先开始，才能记一笔', en: 'First “Begin”, then “Note”' } })
  expect(may('end', 'done', 'owner')).toEqual({
    code: 'wrong-state',
    why: { zh: '现在是“办完”，不能再结束', en: 'It is “Done” now; “End” is no longer possible' },
  })
  expect(may('begin', 'open')).toMatchObject({ code: 'wrong-state' })
})

test('a way back is no way: what was done is not asked for again', () => {
  const withReturn = { ...cycle, table: [...cycle.table, { act: 'note' as const, from: ['done' as const], to: 'new' as const, by: [] }] }
  expect(mayStep(withReturn, 'begin', 'done', new Set())).toMatchObject({ why: { zh: '现在是“办完”，不能再开始' } })
})

test('in the right state it names who may', () => {
  expect(may('end', 'open')).toEqual({
    code: 'not-yours',
    why: { zh: '结束由主人或办事员来做', en: '“End” is for the owner or the clerk' },
  })
  expect(may('note', 'open', 'clerk')).toMatchObject({ code: 'not-yours' })
})

test('an act leads to the state of its line, or leaves the state as it is', () => {
  expect(after(cycle, 'begin', 'new')).toBe('open')
  expect(after(cycle, 'note', 'open')).toBe('open')
  expect(lineFor(cycle, 'note', 'done')).toBeUndefined()
  expect(() => after(cycle, 'note', 'done')).toThrow('note from done')
})

test('where an act has two ways the caller says which; a way that is not in the table is none', () => {
  expect(after(cycle, 'sort', 'new', 'open')).toBe('open')
  expect(after(cycle, 'sort', 'new', 'done')).toBe('done')
  expect(() => after(cycle, 'sort', 'new')).toThrow('sort from new')
  expect(() => after(cycle, 'begin', 'new', 'done')).toThrow('begin from new to done')
  expect(may('sort', 'done', 'clerk')).toMatchObject({ code: 'wrong-state' })
})
