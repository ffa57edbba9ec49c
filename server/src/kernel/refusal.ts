import type { Refused, Text } from '@liti/contract/common'

export type RefusalKind = Refused['kind']

const status: Record<RefusalKind, number> = {
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
}
/** Codes whose status says more than that of their kind. */
const statusOfCode: Record<string, number> = {
  'bad-form': 400,
  'too-slow': 408,
  'too-many-parts': 413,
  'files-draft': 413,
  'files-full': 507,
}

/**
 * The one way to say no: a machine code, and a sentence the person can act on in both languages.
 * Anything else that is thrown is a bug and answers 500 without detail.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly text: Text
  readonly fields: Record<string, Text> | undefined
  constructor(kind: RefusalKind, code: string, text: Text, fields?: Record<string, Text>) {
    super(`${kind}: ${code}`)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.text = text
    this.fields = fields
  }
  get status(): number {
    return statusOfCode[this.code] ?? status[this.kind]
  }
}

/** What does not exist for the reader, whether it exists or not. */
export const notFound = (
  what: Text = { zh: '没有找到，可能已经不在了，或者您看不到', en: 'Not found: it may be gone, or not visible to you' },
): Refusal => new Refusal('not-found', 'not-found', what)

/** One field of what was sent is wrong: the sentence stands at it. `not-found` where it names what is not there for the writer. */
export const wrongField = (code: string, field: string, text: Text, kind: 'invalid' | 'not-found' = 'invalid'): Refusal =>
  new Refusal(kind, code, { zh: '有一处要改一下', en: 'One thing needs to be changed' }, { [field]: text })

/** A rule's answer: yes, or the reason why not. */
export type Verdict = true | { code: string; why: Text }
export const no = (code: string, zh: string, en: string): Verdict => ({ code, why: { zh, en } })
