import type { AssignmentView, NeedView } from '@liti/contract/needs'

/** Which action is being asked about: the need's own, one unit's, or one question of a unit. */
export type Ask =
  | { kind: 'takeOn' | 'accept' | 'decline' | 'dispatch' | 'end' | 'contact' | 'co' | 'answer' | 'note' | 'case' | 'settle' }
  | { kind: 'sign' | 'reply' | 'correct' | 'sendBack' | 'return' | 'urge' | 'cancel' | 'ask' | 'renew' | 'revoke'; unit: AssignmentView }
  | { kind: 'question'; unit: AssignmentView; question: { id: string; text: string } }

export type OnAsk = (ask: Ask) => void

export type ActionProps = { need: NeedView; onClose: () => void }
export type UnitActionProps = ActionProps & { unit: AssignmentView }
