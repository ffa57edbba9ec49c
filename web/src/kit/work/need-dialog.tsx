import type { Can } from '@liti/contract/common'
import type { NeedView } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { fieldErrors } from '../api/errors.ts'
import { useLang } from '../words/lang.ts'
import { useTx } from '../words/text.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { ConfirmDialog } from '../ui/sheet.tsx'
import { ChangedSince } from './changed-since.tsx'

export type NeedDialogProps = {
  need: NeedView
  title: ReactNode
  /** The verb and its object. */
  confirm: ReactNode
  act: { pending: boolean; error: unknown }
  /** What the server says now about this action. */
  can?: Can
  danger?: boolean
  onSend: () => void
  onClose: () => void
  children?: ReactNode
}

/**
 * Takes what an action on a need asks for. Says so when the need changes meanwhile (somebody else was faster) and keeps
 * everything that was typed. The fields' ids are `f-` and their name in the command's body.
 */
export function NeedDialog({ need, title, confirm, act, can, danger, onSend, onClose, children }: NeedDialogProps): ReactNode {
  const tx = useTx()
  const [opened] = useState(need)
  const fields = Object.fromEntries(Object.entries(fieldErrors(act.error, useLang())).map(([name, message]) => [`f-${name}`, message]))
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      pending={act.pending}
      onConfirm={onSend}
      onClose={onClose}
      {...(danger !== undefined && { danger })}
    >
      <div className="ask-body">
        <ErrorSummary error={act.error} fields={fields} />
        {!act.pending && <ChangedSince opened={opened} now={need} />}
        {can !== undefined && can !== true && !act.error && !act.pending && <p className="s over-text">{tx(can.why)}</p>}
        {children}
      </div>
    </ConfirmDialog>
  )
}
