export type Sms = {
  /** Mobile number, eleven digits. */
  to: string
  template: string
  params: Record<string, unknown>
  /** The whole message as `renderSms` made it. */
  text: string
  /** Stable id of the notice, by which a provider can drop a repetition. */
  messageId: string
}

export type SmsChannel = {
  /** Resolves when the provider has taken the message. @throws {DeliveryError} */
  send(sms: Sms): Promise<void>
}

/** Sends nothing and remembers the last messages, so that the demonstration can show a sign-in code. Never outside it. */
export class DemoSms implements SmsChannel {
  readonly #kept: Sms[] = []
  readonly #most: number

  constructor(most = 50) {
    this.#most = most
  }

  async send(sms: Sms): Promise<void> {
    // Sent again after a crash, it shows once, as with a real provider.
    if (this.#kept.some(({ messageId }) => messageId === sms.messageId)) return
    this.#kept.push(sms)
    if (this.#kept.length > this.#most) this.#kept.shift()
  }

  /** Newest first. */
  messages(to?: string): readonly Sms[] {
    return this.#kept.filter((sms) => to === undefined || sms.to === to).toReversed()
  }
}
