import type { getIntake } from '@liti/contract/needs'
import type { ReplyOf } from '../../kit/api/api.ts'
import type { Wrong } from './check-writing.ts'
import type { Writing } from './writing.ts'

export type Intake = ReplyOf<typeof getIntake>

/** What each step of the form is given. */
export type StepProps = {
  writing: Writing
  set: (patch: Partial<Writing>) => void
  wrong: Wrong
  intake: Intake
  signedIn: boolean
}
