import { setTimeout as sleep } from 'node:timers/promises'
import type { Journal } from './journal.ts'
import type { Product } from './product.ts'
import type { Random } from './random.ts'

export type Kind = 'app' | 'database' | 'both'
export type Round = { kind: Kind; killed: number; recoveryMs: number }

const patienceMs = 120_000
/** Commands acknowledged after a recovery before the next kill: the load is in full swing again. */
const swing = 15

/** In turn the application, the database, and now and then both at once; each time until commands are acknowledged again. */
export async function runRounds(
  rounds: number,
  { product, journal, random, say }: { product: Product; journal: Journal; random: Random; say: (line: string) => void },
): Promise<Round[]> {
  const done: Round[] = []
  await journal.acknowledgedAfter(0, swing, patienceMs)
  for (let round = 1; round <= rounds; round += 1) {
    await sleep(random.between(200, 1500))
    const kind: Kind = round % 7 === 0 ? 'both' : round % 2 === 1 ? 'app' : 'database'
    const before = journal.acks.length
    // both are killed before either is waited for
    const kills = [...(kind === 'app' ? [] : [product.killDatabase()]), ...(kind === 'database' ? [] : [product.killApp()])]
    const at = Date.now()
    const killed = (await Promise.all(kills)).reduce((all, n) => all + n, 0)
    const back = await journal.acknowledgedAfter(at, 1, patienceMs)
    done.push({ kind, killed, recoveryMs: back - at })
    say(
      `${String(round).padStart(3)}  ${kind.padEnd(9)} ${String(killed).padStart(2)} processes killed after ${before} acknowledged; writing again after ${((back - at) / 1000).toFixed(2)} s`,
    )
    await journal.acknowledgedAfter(back, swing, patienceMs)
  }
  return done
}

/** `app p50 2.1 s, max 3.0 s (10)` for each kind. */
export function recoveryLine(rounds: Round[]): string {
  return (['app', 'database', 'both'] as const)
    .flatMap((kind) => {
      const times = rounds.filter((round) => round.kind === kind).map((round) => round.recoveryMs / 1000)
      times.sort((a, b) => a - b)
      const middle = times[Math.floor((times.length - 1) / 2)]
      return middle === undefined ? [] : [`${kind} p50 ${middle.toFixed(2)} s, max ${(times.at(-1) ?? 0).toFixed(2)} s (${times.length})`]
    })
    .join('; ')
}
