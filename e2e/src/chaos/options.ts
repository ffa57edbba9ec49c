import { parseArgs } from 'node:util'

export const faults = ['key', 'lost', 'history', 'inbox', 'audit', 'notice', 'channel'] as const
/** A fault made on purpose: to show that the check it belongs to would see it. */
export type Fault = (typeof faults)[number]

export type Options = {
  rounds: number
  seed: number
  guests: number
  breaks: Fault[]
  /** Make every fault and succeed only if each was seen. */
  prove: boolean
  /** Leave the data folder behind. */
  keep: boolean
}

const usage = `npm run chaos -- [--rounds 20] [--seed N] [--guests 5] [--keep] [--break ${faults.join('|')}] [--prove]
  --break   makes a fault on purpose; the run must end with the violations it causes
  --prove   no kills, every fault at once; succeeds only if each check saw its own`

/** @throws Error with the usage where an argument cannot be used */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '20' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      guests: { type: 'string', default: '5' },
      break: { type: 'string', multiple: true, default: [] },
      prove: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  })
  const number = (name: 'rounds' | 'seed' | 'guests', least: number): number => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < least) throw new Error(`--${name} takes a whole number from ${least} on\n${usage}`)
    return value
  }
  const breaks = values.prove ? [...faults] : values.break
  const unknown = breaks.find((one) => !faults.includes(one as Fault))
  if (unknown !== undefined) throw new Error(`--break does not know ${unknown}\n${usage}`)
  return {
    rounds: values.prove ? 0 : number('rounds', 0),
    seed: number('seed', 0),
    guests: number('guests', 1),
    breaks: breaks as Fault[],
    prove: values.prove,
    keep: values.keep,
  }
}
