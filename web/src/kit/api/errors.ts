import type { Lang, Refused, Text } from '@liti/contract/common'
import { currentLang } from '../words/lang.ts'
import { texts, tx } from '../words/text.ts'

/** Anything that kept an answer from coming back. `requestId` finds it in the server's log. */
export abstract class ApiError extends Error {
  readonly requestId: string | undefined
  constructor(message: string, requestId?: string) {
    super(message)
    this.requestId = requestId
  }
}

/** The server said no, with a reason the person can act on. Sending the same again changes nothing. */
export class RefusedError extends ApiError {
  readonly kind: Refused['kind']
  readonly code: string
  readonly text: Text
  /** What is wrong with which input; the keys are the names in the request's body. */
  readonly fields: Record<string, Text>
  readonly status: number
  constructor(refused: Refused, status: number, requestId?: string) {
    super(refused.message.en, refused.requestId ?? requestId)
    this.name = 'RefusedError'
    this.kind = refused.kind
    this.code = refused.code
    this.text = refused.message
    this.fields = refused.fields ?? {}
    this.status = status
  }
}

/** No answer came; whether the server did it is unknown, so a command is sent again with the same key. */
export class NetworkError extends ApiError {
  readonly reason: 'offline' | 'timeout' | 'unreachable'
  constructor(reason: NetworkError['reason']) {
    super(reason)
    this.name = 'NetworkError'
    this.reason = reason
  }
}

/** The server broke. Not the person's doing. */
export class ServerError extends ApiError {
  readonly status: number
  constructor(status: number, requestId?: string) {
    super(`HTTP ${status}`, requestId)
    this.name = 'ServerError'
    this.status = status
  }
}

const words = texts({
  zh: {
    offline: '现在没有网络。您写的内容还在，连上后再试一次。',
    timeout: '网络太慢，20 秒没有等到回音。您写的内容还在，请再试一次。',
    unreachable: '连不上服务器。请看看网络，过一会儿再试。',
    server: '系统出了问题，不是您的原因。请过几分钟再试。',
  },
  en: {
    offline: 'You are offline. What you wrote is still here; try again when you are connected.',
    timeout: 'The network is slow: no answer for 20 seconds. What you wrote is still here; please try again.',
    unreachable: 'The server cannot be reached. Check the network and try again in a moment.',
    server: 'Something went wrong on our side. Please try again in a few minutes.',
  },
})

/** What happened and what to do, in one or two sentences. */
export function errorText(error: unknown, lang: Lang = currentLang()): string {
  if (error instanceof RefusedError) return tx(error.text, lang)
  const t = words.in(lang)
  return error instanceof NetworkError ? t[error.reason] : t.server
}

/** The messages of a refused form by input name; empty for every other outcome. */
export function fieldErrors(error: unknown, lang: Lang = currentLang()): Record<string, string> {
  if (!(error instanceof RefusedError)) return {}
  return Object.fromEntries(Object.entries(error.fields).map(([name, text]) => [name, tx(text, lang)]))
}
