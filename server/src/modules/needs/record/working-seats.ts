import type { Db } from '../../../kernel/db.ts'
import { holdersOf, isWorkingSeat } from '../../directory/index.ts'

/** The people in the working seats of a body today, each once (chairs and members are not told of each step); nobody for a unit that works by link. */
export async function peopleAtWork(db: Db, district: number, bodyId: string): Promise<string[]> {
  return among(db, district, bodyId, isWorkingSeat)
}

/** The duty holders of a body; where it has none, whoever works there. */
export async function peopleOnDuty(db: Db, district: number, bodyId: string): Promise<string[]> {
  const duty = await among(db, district, bodyId, (kind) => kind === 'duty_holder')
  return duty.length > 0 ? duty : peopleAtWork(db, district, bodyId)
}

async function among(db: Db, district: number, bodyId: string, wanted: (kind: string) => boolean): Promise<string[]> {
  const holders = await holdersOf(db, district, bodyId)
  return [...new Set(holders.filter(({ kind }) => wanted(kind)).map(({ personId }) => personId))]
}
