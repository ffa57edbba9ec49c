import type { TrackView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { useTx } from '../words/text.ts'
import type { IconName } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'

const icons: Partial<Record<TrackView['state'], IconName>> = { answered: 'ask', declined: 'cross', withdrawn: 'undo' }

/** Where a need stands, for whoever raised it. */
export function NeedTag({ need }: { need: Pick<TrackView, 'state' | 'stateText' | 'tone'> }): ReactNode {
  const tx = useTx()
  const icon = icons[need.state]
  return (
    <Tag tone={need.tone} {...(icon && { icon })}>
      {tx(need.stateText)}
    </Tag>
  )
}
