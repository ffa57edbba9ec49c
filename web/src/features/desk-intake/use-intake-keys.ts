import { needTypes } from '@liti/contract/needs-words'
import type { RefObject } from 'react'
import type { Form } from '../../kit/work/use-form.ts'
import { intakeGrades, type IntakeValues } from './intake-form.ts'
import { useKeys } from './use-keys.ts'

const gradeKeys = ['Q', 'W', 'E']
export const typeKey = (place: number): string => `Alt ${place + 1}`
export const gradeKey = (place: number): string => `Alt ${gradeKeys[place] ?? ''}`

/** The keys of the whole page; the same ones stand on the controls. */
export function useIntakeKeys({
  form,
  picker,
  on,
  dispatch,
  save,
}: {
  form: Form<IntakeValues>
  picker: RefObject<HTMLSelectElement | null>
  on: boolean
  dispatch: () => void
  save: () => void
}): void {
  const someoneNew = (): void => {
    form.set({ who: { kind: 'new' }, whoText: '' })
    setTimeout(() => document.getElementById('f-requesterLabel')?.focus())
  }
  useKeys(
    on
      ? {
          ...Object.fromEntries(needTypes.map((type, place) => [`Alt+Digit${place + 1}`, () => form.set({ type })])),
          ...Object.fromEntries(intakeGrades.map((grade, place) => [`Alt+Key${gradeKeys[place]}`, () => form.set({ grade })])),
          'Alt+KeyN': someoneNew,
          'Alt+KeyP': () => picker.current?.focus(),
          'Ctrl+Enter': dispatch,
          'Ctrl+KeyS': save,
        }
      : {},
  )
}
