import type { Text } from '@liti/contract/common'

export type FileProblemCode =
  | 'file-empty'
  | 'file-too-large'
  | 'file-unknown'
  | 'file-not-allowed'
  | 'file-mismatch'
  | 'file-heic'
  | 'file-old-office'
  | 'file-macros'
  | 'file-damaged'
  | 'file-too-many-pixels'
  | 'file-unpacks-too-large'

/** A file that is not taken, with a sentence that says what to do; whoever serves the upload turns it into a refusal of kind `invalid`. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem'
  readonly code: FileProblemCode
  readonly text: Text

  constructor(code: FileProblemCode, zh: string, en: string, options?: { cause: unknown }) {
    super(code, options)
    this.code = code
    this.text = { zh, en }
  }
}

export const damaged = (cause?: unknown): FileProblem =>
  new FileProblem(
    'file-damaged',
    '这个文件打不开，可能没传完整。请重新选一次',
    'This file cannot be opened, perhaps it is incomplete. Choose it again',
    { cause },
  )
