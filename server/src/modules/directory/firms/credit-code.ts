import { checkCreditCode, readCreditCode } from '@liti/contract/credit-code'
import { Refusal } from '../../../kernel/refusal.ts'
import { sqlState } from '../../../kernel/work.ts'

/**
 * A typed credit code in its one spelling. A slip of the pen is refused; a code of the early pilot, whose check digit
 * differs from the standard, is let through (the file shows the warning).
 * @throws Refusal `invalid` pointing at the field
 */
export function acceptCreditCode(typed: string): string {
  const check = checkCreditCode(typed)
  if (!check.ok && check.severity === 'error') throw new Refusal('invalid', 'credit-code', check.why, { creditCode: check.why })
  return readCreditCode(typed)
}

/** The column as a command sets it: left alone where nothing is said, emptied by null. */
export const creditCodeColumn = (typed: string | null | undefined): { credit_code?: string | null } =>
  typed === undefined ? {} : { credit_code: typed === null ? null : acceptCreditCode(typed) }

/** What the database says when another organisation has the code, as a refusal. */
export function refuseTakenCode(error: unknown): never {
  throw sqlState(error) === '23505' ? creditCodeTaken(null) : error
}

export const creditCodeTaken = (name: string | null): Refusal => {
  const why = {
    zh: name === null ? '这个信用代码已经登记在别的单位名下' : `这个信用代码已经登记在${name}名下`,
    en: name === null ? 'This credit code is on another organisation’s file' : `This credit code is on the file of ${name}`,
  }
  return new Refusal('conflict', 'credit-code-taken', why, { creditCode: why })
}
