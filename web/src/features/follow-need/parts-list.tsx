import type { TrackView } from '@liti/contract/needs'
import { partState } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { WhyLink } from '../../kit/portal/why-link.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { Clock, clockLook, plainUnlessDone } from '../../kit/ui/due.tsx'
import { Kind, Tag } from '../../kit/ui/tag.tsx'

const useText = texts({
  zh: { lead: '牵头', co: (name: string) => `${name} 协办`, soon: '快到期' },
  en: { lead: 'Lead', co: (name) => `${name}, co-unit`, soon: 'Due soon' },
})

type Part = TrackView['parts'][number]

/** Every unit that works on it, the lead first, each with its own clock. */
export function PartsList({ parts, onWrong }: { parts: readonly Part[]; onWrong: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  return (
    <ul className="card list units">
      {parts.map((part) => {
        const shown = plainUnlessDone(part)
        return (
          <li key={part.assignmentId}>
            <div className="row">
              <h3>{part.role === 'lead' ? tx(part.body) : t.co(tx(part.body))}</h3>
              {part.role === 'lead' && <Kind>{t.lead}</Kind>}
              {(part.role === 'co' || isLate(part)) && <StateTag part={part} />}
            </div>
            {shown ? (
              <Clock clock={shown} below>
                <span className="soft">
                  {tx(part.line)} <WhyLink clockId={shown.id} onWrong={onWrong} />
                </span>
              </Clock>
            ) : (
              <p className="s soft">{tx(part.line)}</p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const isLate = ({ clock, state }: Part): boolean => clock !== null && state !== 'replied' && clockLook(clock.standing) === 'over'

function StateTag({ part }: { part: Part }): ReactNode {
  const t = useText()
  const tx = useTx()
  const look = part.clock && (part.state === 'assigned' || part.state === 'signed') ? clockLook(part.clock.standing) : ''
  if (part.clock && look === 'over') return <Tag tone="over">{tx(part.clock.time)}</Tag>
  if (look === 'soon' && part.outcome !== 'promised') return <Tag tone="soon">{t.soon}</Tag>
  const { text, tone } = partState(part)
  return (
    <Tag tone={tone} {...(part.outcome === 'partly' && { icon: 'half' as const })}>
      {tx(text)}
    </Tag>
  )
}
