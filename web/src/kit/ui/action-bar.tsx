import type { Can } from '@liti/contract/common'
import { useId, useState, type ReactNode } from 'react'
import { keepClear } from '../keep-clear.ts'
import { texts, useTx } from '../words/text.ts'
import { Button, type ButtonProps } from './button.tsx'

const useText = texts({
  zh: { youCan: '您现在可以', more: '还能办的', less: '收起' },
  en: { youCan: 'You can now', more: 'More', less: 'Less' },
})

/**
 * The steps the server says one may take now; most useful first, blocked ones at the right with the reason. On a phone it stays at
 * the foot of the screen, and `rest` comes up at a press.
 */
export function ActionBar({ label, rest, children }: { label?: ReactNode; rest?: ReactNode; children: ReactNode }): ReactNode {
  const t = useText()
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <footer className={open ? 'act open' : 'act'} aria-labelledby={id} ref={keepClear}>
      <b id={id}>{label ?? t.youCan}</b>
      {children}
      {rest && (
        <>
          <button type="button" className="btn more" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t.less : t.more}
          </button>
          <div className="rest">{rest}</div>
        </>
      )}
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
