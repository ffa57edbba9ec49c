import { expect } from 'vitest'
import { district, testSystem } from './system.ts'
import { type Actor, system } from '../src/kernel/actor.ts'
import { Refusal, type RefusalKind } from '../src/kernel/refusal.ts'
import { actAs } from '../src/seed/act-as.ts'
import { seedDirectory } from '../src/seed/directory/index.ts'

/** The demonstration world on a database of its own, and the people in it as actors. */
export async function demoWorld() {
  const test = await testSystem()
  const { asOwner } = test
  const world = await seedDirectory(test.ctx, system(district))

  /** Everything a command could have written. */
  const stored = async () => {
    const tables = await asOwner<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname = 'directory' or (schemaname = 'kernel' and tablename in ('audit', 'look', 'live', 'idempotency')) order by 1`,
    )
    const found: Record<string, unknown> = {}
    for (const { name } of tables) found[name] = await asOwner(`select to_jsonb(t) as row from ${name} t order by 1`)
    return found
  }

  return {
    ...test,
    world,
    as: (key: string): Promise<Actor> => actAs(test.ctx, world.person(key)),
    /** Expects the call to be refused so, and to leave nothing behind. */
    refused: async (call: () => Promise<unknown>, kind: RefusalKind, code: string) => {
      const before = await stored()
      const refusal = await call().then(
        () => expect.unreachable(`not refused: ${code}`),
        (error: unknown) => error,
      )
      expect(refusal).toBeInstanceOf(Refusal)
      expect(refusal).toMatchObject({ kind, code, text: { zh: expect.any(String), en: expect.any(String) } })
      expect(await stored()).toEqual(before)
      return refusal as Refusal
    },
    lastAudit: async () => {
      const [row] = await asOwner<{ actor: string; event: string; subject: string; detail: object }>(
        'select actor, event, subject, detail from kernel.audit order by id desc limit 1',
      )
      return row
    },
  }
}
