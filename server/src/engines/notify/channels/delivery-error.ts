/** Why a message did not go out. The text is for the operator and holds neither address nor content. */
/** Kept with a message that was not sent because its time was over. */
export const outOfDate = 'out of date'

export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  /** True where the same message may go out later; false where no further try can help. */
  readonly retryable: boolean
  readonly code: string

  constructor(code: string, retryable: boolean, options?: { cause: unknown }) {
    super(`${code} (${retryable ? 'will be tried again' : 'permanent'})`, options)
    this.code = code
    this.retryable = retryable
  }
}
