import type { Can } from '@liti/contract/common'
import { useState, type ReactNode } from 'react'
import { useTx } from '../words/text.ts'
import { Button } from '../ui/button.tsx'

/** Opens a form on what is on file; where the reader may not, the reason stands in its place. */
export function EditButton({ can, label, children }: { can: Can; label: string; children: (close: () => void) => ReactNode }): ReactNode {
  const tx = useTx()
  const [open, setOpen] = useState(false)
  if (can !== true) return <span className="s muted why">{tx(can.why)}</span>
  return (
    <>
      <Button icon="pen" onPress={() => setOpen(true)}>
        {label}
      </Button>
      {open && children(() => setOpen(false))}
    </>
  )
}
