/** What an operator can act on, as a sentence that says how, in both languages: printed as it is, without a trace. */
export class OperatorProblem extends Error {
  readonly zh: string
  readonly en: string

  constructor(zh: string, en: string, cause?: unknown) {
    super(`${zh}\n${en}`, { cause })
    this.name = 'OperatorProblem'
    this.zh = zh
    this.en = en
  }
}
