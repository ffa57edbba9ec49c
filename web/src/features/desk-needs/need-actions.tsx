import type { NeedView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { useGo } from '../../kit/nav.tsx'
import { useTx } from '../../kit/words/text.ts'
import { Action, ActionBar } from '../../kit/ui/action-bar.tsx'
import { callbackPath } from '../../kit/work/paths.ts'
import type { OnAsk } from './dialogs/ask.ts'
import { stepsOf, useStepText, type Step } from './steps.ts'

/** 您现在可以: the most useful step first and alone in colour; what one expects but may not do yet stands at the right with its reason. */
export function NeedActions({ need, onAsk }: { need: NeedView; onAsk: OnAsk }): ReactNode {
  const t = useStepText()
  const tx = useTx()
  const go = useGo()
  const steps = stepsOf(need)
  const open = steps.filter(({ can }) => can === true)
  const blocked = steps.filter(({ can }) => can !== true)
  const press = (step: Step) => (): void => {
    if (step.kind === 'callback') go(callbackPath(need.id))
    else onAsk(step.unit ? { kind: step.kind, unit: step.unit } : { kind: step.kind })
  }
  if (steps.length === 0) return null
  const draw = (step: Step, place: number): ReactNode => (
    <Action
      key={`${step.kind}${step.unit?.id ?? ''}`}
      can={step.can}
      look={place === 0 && step.kind !== 'note' ? 'primary' : 'plain'}
      icon={step.can === true ? step.icon : undefined}
      onPress={press(step)}
    >
      {step.unit && step.kind === 'urge' ? t.urgeUnit(tx(step.unit.body)) : t[step.kind]}
    </Action>
  )
  return (
    <ActionBar
      label={open.length === 0 ? t.nothing : undefined}
      rest={
        open.length + blocked.length > 1 && (
          <>
            {open.slice(1).map((step, place) => draw(step, place + 1))}
            {blocked.length > 0 && <span className="later">{blocked.map(draw)}</span>}
          </>
        )
      }
    >
      {open.slice(0, 1).map(draw)}
      {open.length === 0 && blocked.length === 1 && blocked.map(draw)}
    </ActionBar>
  )
}
