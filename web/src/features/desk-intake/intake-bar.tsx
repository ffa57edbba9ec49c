import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { Action, ActionBar } from '../../kit/ui/action-bar.tsx'
import { Button } from '../../kit/ui/button.tsx'

const useText = texts({
  zh: {
    dispatch: (unit: string) => (unit ? `登记，派给${unit}` : '登记，派出去'),
    save: (head: boolean) => (head ? '只登记，先不派' : '只登记，等站长派'),
    first: '先选楼和分类，才知道派给谁',
  },
  en: {
    dispatch: (unit) => (unit ? `Save and dispatch to ${unit}` : 'Save and dispatch'),
    save: (head) => (head ? 'Save only, dispatch later' : 'Save only; the head dispatches'),
    first: 'Choose building and category first',
  },
})

export function IntakeBar({
  head,
  leadName,
  pending,
  onDispatch,
  onSave,
}: {
  /** The reader is the head of station, who dispatches. */
  head: boolean
  leadName: string
  pending: boolean
  onDispatch: () => void
  onSave: () => void
}): ReactNode {
  const t = useText()
  const can = leadName ? true : { why: { zh: t.first, en: t.first } }
  return (
    <ActionBar>
      <Action can={can} look="primary" pending={pending} onPress={onDispatch}>
        {t.dispatch(leadName)} <kbd aria-hidden="true">Ctrl Enter</kbd>
      </Action>
      <Button pending={pending} onPress={onSave}>
        {t.save(head)} <kbd aria-hidden="true">Ctrl S</kbd>
      </Button>
    </ActionBar>
  )
}
