import type { Category } from '@liti/contract/needs'
import type { Text } from '@liti/contract/common'
import type { Writing } from './writing.ts'

type UrgentKind = { code: string; name: Text; category: string; grade: Exclude<Writing['grade'], 'ordinary'> }

/** Stands in the list of kinds like any other; it sets how urgent a need is, so that nobody is asked twice. */
export const urgent = 'urgent'
const kinds: readonly UrgentKind[] = [
  {
    code: 'urgent.hazard',
    name: { zh: '漏气、起火、东西要掉', en: 'Gas, fire, something about to fall' },
    category: 'facility.fire',
    grade: 'danger',
  },
  { code: 'urgent.lift', name: { zh: '电梯困人', en: 'People stuck in a lift' }, category: 'facility.lift', grade: 'danger' },
  { code: 'urgent.utilities', name: { zh: '停水、停电', en: 'No water or no power' }, category: 'facility.utilities', grade: 'utilities' },
  { code: 'urgent.heat', name: { zh: '停热', en: 'No heating' }, category: 'facility.air', grade: 'utilities' },
]
const name: Text = { zh: '现在有危险，或停水停电', en: 'Danger now, or water or power out' }
const hint: Text = { zh: '起火、漏气、电梯困人、停热', en: 'Fire, gas, a stuck lift, no heating' }

/** The district's kinds with the urgent one in front, as far as the district has the kinds it stands for. */
export function withUrgent(categories: readonly Category[]): readonly Category[] {
  const known = new Set(categories.flatMap(({ children }) => children.map(({ code }) => code)))
  const children = kinds.filter(({ category }) => known.has(category)).map((kind) => ({ ...kind, hint: { zh: '', en: '' } }))
  return children.length === 0 ? categories : [{ code: urgent, name, hint, children }, ...categories]
}

/** What is ticked in the list for a category and a grade. */
export const choiceOf = ({ category, grade }: Pick<Writing, 'category' | 'grade'>): string =>
  kinds.find((kind) => kind.category === category && kind.grade === grade)?.code ?? category

/** Category and grade of what was ticked. */
export function chosenBy(choice: string): Pick<Writing, 'category' | 'grade'> {
  const kind = kinds.find(({ code }) => code === choice)
  return kind ? { category: kind.category, grade: kind.grade } : { category: choice, grade: 'ordinary' }
}
