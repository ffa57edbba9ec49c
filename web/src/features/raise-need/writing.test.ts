import { expect, test } from 'vitest'
import { groupedPhone, plainPhone } from '../../kit/words/phone.ts'
import { phoneProblem, problemsOf } from './check-writing.ts'
import { choiceOf, chosenBy, urgent, withUrgent } from './urgent-kinds.ts'
import { blank, chosenCategory, fromDraft, isStarted, stepsFor, toDraft } from './writing.ts'

const text = (zh: string) => ({ zh, en: zh })
const categories = [
  { code: 'jobs', name: text('就业'), hint: text(''), children: [{ code: 'jobs.hiring', name: text('招工'), hint: text('') }] },
  { code: 'other', name: text('其他'), hint: text(''), children: [] },
]

test('a draft comes back as it was written', () => {
  const writing = {
    ...blank,
    unitId: 'u',
    category: 'jobs.hiring',
    grade: 'danger' as const,
    text: '漏气',
    phone: '138 0000 0000',
    hidden: true,
  }
  expect(fromDraft(toDraft(writing, 'contact'))).toEqual({ writing, step: 'contact' })
})

test('a remembered building alone is not worth keeping', () => {
  expect(isStarted({ ...blank, unitId: 'u' })).toBe(false)
  expect(isStarted({ ...blank, text: '灯不亮' })).toBe(true)
})

test('who is signed in is not asked how to be reached', () => {
  expect(stepsFor(true)).toEqual(['where', 'words', 'check'])
  expect(stepsFor(false)).toHaveLength(4)
})

test('a kind with finer kinds is not yet a choice', () => {
  expect(chosenCategory(categories, 'jobs')?.leaf).toBeNull()
  expect(chosenCategory(categories, 'jobs.hiring')?.top.code).toBe('jobs')
  expect(chosenCategory(categories, 'other')?.leaf?.code).toBe('other')
  expect(chosenCategory(categories, 'gone')).toBeNull()
  expect(problemsOf('where', { ...blank, unitId: 'u', category: 'jobs' }, categories)).toHaveProperty('category')
})

test('phone numbers as people type them', () => {
  expect(plainPhone('+86 138-0000-0000')).toBe('13800000000')
  expect(groupedPhone('+86 138-0000-0000')).toBe('138 0000 0000')
  expect(groupedPhone('1380000')).toBe('1380000')
  expect(phoneProblem('138 0000 0000')).toBeUndefined()
  expect(phoneProblem('1380000000')).toContain('10')
  expect(phoneProblem('')).toBeDefined()
  expect(phoneProblem('22800000000')).toBeDefined()
})

test('words are needed, and not too many', () => {
  expect(problemsOf('words', { ...blank, text: '   ' }, categories)).toHaveProperty('text')
  expect(problemsOf('words', { ...blank, text: '字'.repeat(1001) }, categories).text).toContain('1')
  expect(problemsOf('words', { ...blank, text: '九层楼道灯不亮' }, categories)).toEqual({})
})

test('what is urgent is one of the kinds; it is kept as a kind of the district and a grade', () => {
  const facility = {
    code: 'facility',
    name: text('设施'),
    hint: text(''),
    children: [{ code: 'facility.lift', name: text('电梯'), hint: text('') }],
  }
  const [first, ...rest] = withUrgent([facility, ...categories])
  expect(first?.children.map(({ code }) => code)).toEqual(['urgent.lift'])
  expect(rest).toHaveLength(3)
  expect(chosenBy('urgent.lift')).toEqual({ category: 'facility.lift', grade: 'danger' })
  expect(choiceOf(chosenBy('urgent.lift'))).toBe('urgent.lift')
  expect(choiceOf({ category: 'facility.lift', grade: 'ordinary' })).toBe('facility.lift')
  expect(chosenBy('jobs.hiring')).toEqual({ category: 'jobs.hiring', grade: 'ordinary' })
  expect(withUrgent(categories)).toEqual(categories)
  expect(problemsOf('where', { ...blank, unitId: 'u', ...chosenBy(urgent) }, [facility])).toHaveProperty('category')
})
