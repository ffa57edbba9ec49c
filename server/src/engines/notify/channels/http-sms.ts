import { DeliveryError } from './delivery-error.ts'
import type { SmsChannel } from './sms-channel.ts'

export type HttpSmsSettings = {
  url: string
  /** Sent as `Authorization: Bearer …`. */
  token?: string
  /** The ids under which the carrier approved each template. With a map, a template that is not in it is not sent; without one, our own names are used. */
  templateIds?: Record<string, string>
  timeoutMs?: number
}

/**
 * SMS through any gateway that takes one HTTP call a message:
 *
 *     POST <url>   Authorization: Bearer <token>   Idempotency-Key: <messageId>
 *     {"to": "13800000000", "template": "<template id>", "params": {…}, "text": "<the whole message>", "id": "<messageId>"}
 *
 * 2xx: taken. 408, 425, 429, 5xx, 401, 403, no answer: tried again later. Other 4xx: this message never goes out.
 * A provider with a form or signature of its own stands behind a small gateway that speaks this.
 */
export function httpSms({ url, token, templateIds, timeoutMs = 10_000 }: HttpSmsSettings): SmsChannel {
  return {
    async send({ to, template, params, text, messageId }) {
      const id = templateIds ? templateIds[template] : template
      if (id === undefined) throw new DeliveryError('sms no-template', false)
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': messageId,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ to, template: id, params, text, id: messageId }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      }).catch(() => {
        throw new DeliveryError('sms no-answer', true)
      })
      await answer.body?.cancel()
      if (answer.ok) return
      // A refused token is our setting, not the message's fault.
      const retryable = answer.status >= 500 || [401, 403, 408, 425, 429].includes(answer.status)
      throw new DeliveryError(`sms ${answer.status}`, retryable)
    },
  }
}
