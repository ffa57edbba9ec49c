import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** `neutral` not started; `doing` under way; `soon` due within a day or waiting for you; `over` late or refused; `done`. */
export type Tone = 'neutral' | 'doing' | 'soon' | 'over' | 'done'

const toneIcon = { neutral: 'clock', doing: 'half', soon: 'clock', over: 'alert', done: 'check' } as const satisfies Record<Tone, IconName>

/** A state: icon and two to six characters, never colour alone. */
export function Tag({
  tone = 'neutral',
  icon,
  end,
  children,
}: {
  tone?: Tone
  icon?: IconName
  end?: boolean
  children: ReactNode
}): ReactNode {
  return (
    <span className={['tag', tone !== 'neutral' && tone, end && 'end'].filter(Boolean).join(' ')}>
      <Icon name={icon ?? toneIcon[tone]} />
      {children}
    </span>
  )
}

/** A kind, not a state (牵头, 一对多). */
export function Kind({ ochre, end, children }: { ochre?: boolean; end?: boolean; children: ReactNode }): ReactNode {
  return <span className={['tag', ochre ? 'ochre' : 'cat', end && 'end'].filter(Boolean).join(' ')}>{children}</span>
}
