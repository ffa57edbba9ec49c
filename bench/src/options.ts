import { parseArgs } from 'node:util'

export const parts = ['intake', 'work', 'page'] as const
/** Medians of fewer are no result. */
export const fewestRuns = 5
export type Part = (typeof parts)[number]

export type Options = {
  parts: Part[]
  runs: number
  seconds: number
  clients: number
  small: number
  large: number
  /** Where the results are written; null: only shown. */
  out: string | null
  keep: boolean
}

const usage = `npm run bench -- [--quick] [--only ${parts.join('|')}] [--runs 7] [--seconds 6] [--clients 16] [--small 10000] [--large 1000000] [--out FILE] [--keep]
  --quick   small sizes and three runs, to see that everything works
  bench/RESULTS.md is written by a whole run of at least ${fewestRuns} runs each and by nothing less; --out FILE by any`

/** @throws Error with the usage where an argument cannot be used */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string' },
      seconds: { type: 'string' },
      clients: { type: 'string', default: '16' },
      small: { type: 'string' },
      large: { type: 'string' },
      out: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  })
  const { quick } = values
  const number = (text: string | undefined, otherwise: number): number => {
    const value = text === undefined ? otherwise : Number(text)
    if (!Number.isInteger(value) || value < 1) throw new Error(usage)
    return value
  }
  const only = values.only.length > 0 ? values.only : [...parts]
  if (only.some((one) => !parts.includes(one as Part))) throw new Error(usage)
  const runs = number(values.runs, quick ? 3 : 7)
  const whole = !quick && parts.every((part) => only.includes(part)) && runs >= fewestRuns
  return {
    parts: only as Part[],
    runs,
    seconds: number(values.seconds, quick ? 2 : 6),
    clients: number(values.clients, 16),
    small: number(values.small, quick ? 2_000 : 10_000),
    large: number(values.large, quick ? 20_000 : 1_000_000),
    out: values.out ?? (whole ? 'bench/RESULTS.md' : null),
    keep: values.keep,
  }
}
