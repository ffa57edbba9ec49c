import type { NeedView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { AcceptDialog } from './accept-dialog.tsx'
import { AnswerDialog } from './answer-dialog.tsx'
import type { Ask } from './ask.ts'
import { CaseDialog } from './case-dialog.tsx'
import { CoHandlerDialog } from './co-handler-dialog.tsx'
import { DeclineDialog } from './decline-dialog.tsx'
import { DispatchDialog } from './dispatch-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'
import { RenewDialog, RevokeDialog } from './link-dialogs.tsx'
import { ReplyDialog } from './reply-dialog.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { SettleDialog } from './settle-dialog.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { TakeOnDialog } from './take-on-dialog.tsx'
import { AskDialog, CancelDialog, ContactDialog, NoteDialog, QuestionDialog, SendBackDialog, UrgeDialog } from './text-dialogs.tsx'

/** The dialog of one action. A unit is taken from the need as it is now, so that the dialog sees what changes. */
export function NeedDialogs({ need, ask, onClose }: { need: NeedView; ask: Ask; onClose: () => void }): ReactNode {
  const common = { need, onClose }
  const unit = 'unit' in ask ? (need.assignments.find(({ id }) => id === ask.unit.id) ?? ask.unit) : null
  switch (ask.kind) {
    case 'takeOn':
      return <TakeOnDialog {...common} />
    case 'accept':
      return <AcceptDialog {...common} />
    case 'decline':
      return <DeclineDialog {...common} />
    case 'dispatch':
      return <DispatchDialog {...common} />
    case 'end':
      return <EndDialog {...common} />
    case 'contact':
      return <ContactDialog {...common} />
    case 'co':
      return <CoHandlerDialog {...common} />
    case 'answer':
      return <AnswerDialog {...common} />
    case 'note':
      return <NoteDialog {...common} />
    case 'case':
      return <CaseDialog {...common} />
    case 'settle':
      return <SettleDialog {...common} />
    case 'question':
      return unit && <QuestionDialog {...common} unit={unit} question={ask.question} />
    case 'sign':
      return unit && <SignDialog {...common} unit={unit} />
    case 'reply':
      return unit && <ReplyDialog {...common} unit={unit} />
    case 'correct':
      return unit && <ReplyDialog {...common} unit={unit} corrects />
    case 'sendBack':
      return unit && <SendBackDialog {...common} unit={unit} />
    case 'return':
      return unit && <ReturnDialog {...common} unit={unit} />
    case 'urge':
      return unit && <UrgeDialog {...common} unit={unit} />
    case 'cancel':
      return unit && <CancelDialog {...common} unit={unit} />
    case 'ask':
      return unit && <AskDialog {...common} unit={unit} />
    case 'renew':
      return unit && <RenewDialog {...common} unit={unit} />
    case 'revoke':
      return unit && <RevokeDialog {...common} unit={unit} />
  }
}
