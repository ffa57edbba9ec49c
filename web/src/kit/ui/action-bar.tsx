import type { Can } from '@liti/contract/common'
import { useId, type ReactNode } from 'react'
import { texts, useTx } from '../text.ts'
import { Button, type ButtonProps } from './button.tsx'

const useText = texts({ zh: { youCan: '您现在可以' }, en: { youCan: 'You can now' } })

/** The steps the server says one may take now; most useful first, blocked ones at the right with the reason. */
export function ActionBar({ label, children }: { label?: ReactNode; children: ReactNode }): ReactNode {
  const t = useText()
  const id = useId()
  return (
    <footer className="act" aria-labelledby={id}>
      <b id={id}>{label ?? t.youCan}</b>
      {children}
    </footer>
  )
}

/** A button the server allows or not: `can` comes from the record's view. What one may not do stays, with the reason in words. */
export function Action({ can, hideWhen, ...button }: ButtonProps & { can: Can; hideWhen?: boolean }): ReactNode {
  const tx = useTx()
  const id = useId()
  if (hideWhen) return null
  if (can === true) return <Button {...button} />
  return (
    <span className="blocked">
      <span id={id}>{tx(can.why)}</span>
      <Button {...button} look="plain" disabled describedBy={id} />
    </span>
  )
}
