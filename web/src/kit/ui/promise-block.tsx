import type { ReactNode } from 'react'

/** The one sentence about time on a phone page, then the rule and, as `children`, a link to how it was worked out. */
export function PromiseBlock({
  tone = 'running',
  title,
  children,
}: {
  tone?: 'running' | 'neutral' | 'over' | 'done'
  title: string
  children: ReactNode
}): ReactNode {
  return (
    <div className={tone === 'running' ? 'promise' : `promise ${tone}`}>
      <strong>{title}</strong>
      <span className="s soft">{children}</span>
    </div>
  )
}
