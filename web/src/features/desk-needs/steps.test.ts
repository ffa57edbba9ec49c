import type { Can } from '@liti/contract/common'
import type { AssignmentView, NeedView } from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { stepsOf } from './steps.ts'

const no: Can = { why: { zh: '还不行', en: 'Not yet' } }
const needCan = {
  accept: no,
  acceptAndDispatch: no,
  decline: no,
  dispatch: no,
  sign: no,
  contact: no,
  addCoHandler: no,
  answer: no,
  callback: no,
  end: no,
  endCase: no,
  reveal: no,
  note: no,
}
const unitCan = { sign: no, reply: no, return: no, urge: no, answerQuestion: no, link: no, cancel: no, ask: no }

const unit = (id: string, more: Partial<AssignmentView>, can: Partial<AssignmentView['can']> = {}): AssignmentView =>
  ({ id, role: 'co', state: 'signed', clock: null, ...more, can: { ...unitCan, ...can } }) as AssignmentView
const need = (state: NeedView['state'], can: Partial<NeedView['can']>, assignments: AssignmentView[] = []): NeedView =>
  ({ state, assignments, clocks: [], badRatingCase: null, can: { ...needCan, ...can } }) as unknown as NeedView
const kinds = (view: NeedView): string[] => stepsOf(view).map(({ kind, unit: of }) => (of ? `${kind} ${of.id}` : kind))
const first = (view: NeedView): string | undefined => kinds(view).find((_, place) => stepsOf(view)[place]?.can === true)
const overdue = { standing: 'overdue' } as AssignmentView['clock']

test('a late unit is urged first while parts are missing; the answer comes first once they are in', () => {
  const late = unit('a', { clock: overdue }, { urge: true })
  expect(first(need('handling', { addCoHandler: true }, [late]))).toBe('urge a')
  const replied = unit('a', { state: 'replied', clock: overdue }, {})
  expect(first(need('handling', { answer: true, addCoHandler: true }, [replied]))).toBe('answer')
})

test('a late unit comes before everything that has time, and after what the reader is late with', () => {
  const late = unit('a', { clock: overdue }, { urge: true })
  expect(first(need('signed', { contact: true, addCoHandler: true }, [late]))).toBe('urge a')
  expect(first(need('accepted', { dispatch: true }, [late]))).toBe('urge a')
  const mineToo = { ...need('signed', { contact: true }, [late]), clocks: [{ kind: 'contact', standing: 'overdue' }] } as NeedView
  expect(kinds(mineToo).slice(0, 2)).toEqual(['contact', 'urge a'])
})

test('a lead is late by the clocks of the need: it has not signed, not called, not answered', () => {
  for (const kind of ['sign', 'contact', 'answer']) {
    const lead = unit('l', { role: 'lead', state: 'assigned' }, { urge: true })
    const view = { ...need('dispatched', { addCoHandler: true }, [lead]), clocks: [{ kind, standing: 'long-overdue' }] } as NeedView
    expect(first(view)).toBe('urge l')
  }
  const inTime = unit('l', { role: 'lead', state: 'assigned' }, { urge: true })
  expect(kinds(need('dispatched', { addCoHandler: true }, [inTime]))).toEqual(['contact', 'co'])
})

test('what one may not do stays where one expects it, and only there', () => {
  expect(kinds(need('submitted', {}))).toEqual(['accept', 'dispatch', 'decline'])
  expect(kinds(need('handling', { note: true }))).toEqual(['callback', 'answer', 'note'])
  expect(kinds(need('closed', {}))).toEqual([])
})

test('accepting comes with the dispatch, or alone', () => {
  expect(kinds(need('submitted', { accept: true, acceptAndDispatch: true, decline: true }))).toEqual(['takeOn', 'accept', 'decline'])
})

test('an open case is answered, a closed one is not offered', () => {
  const open = { ...need('closed', { endCase: true }), badRatingCase: { endedAt: null } } as NeedView
  expect(kinds(open)).toEqual(['case'])
  expect(kinds({ ...open, badRatingCase: { endedAt: '2026-11-23T00:00:00Z' } } as NeedView)).toEqual([])
})
