import { sql } from 'kysely'
import { house } from './house.ts'
import { system as product } from './kernel/actor.ts'
import type { Ctx } from './kernel/context.ts'
import { tailIndex } from './kernel/crypto/blind-index.ts'
import { open } from './kernel/crypto/seal.ts'
import type { System } from './kernel/system.ts'
import { commit } from './kernel/work.ts'

const batch = 500

/**
 * Telephones written before their last four digits were indexed: only the product has the key, so no migration can do it.
 * Asked at each start; an index says at once that none is left. Stopped in the middle it goes on at the next.
 * @returns how many were indexed
 */
export async function indexTails(system: System): Promise<number> {
  const districts = await system.openDb.selectFrom('kernel.district').select('id').execute()
  let all = 0
  for (const { id } of districts) for (const table of house.phoneTails) all += await indexTable(system.ctx(id), table)
  return all
}

async function indexTable(ctx: Ctx, table: string): Promise<number> {
  let done = 0
  for (;;) {
    const { rows } = await sql<{ id: string; sealed: string }>`select id, phone_sealed as sealed from ${sql.table(table)}
      where district_id = ${ctx.district} and phone_sealed is not null and phone_tail is null order by id limit ${batch}`.execute(ctx.db)
    if (rows.length === 0) return done
    const tails = rows.map(({ id, sealed }) => ({ id, sealed, tail: tailOf(ctx, sealed, table, id) }))
    await commit(ctx, product(ctx.district), async (work) => {
      work.permit(() => true) // nobody's act: what is known is indexed
      await sql`update ${sql.table(table)} as t set phone_tail = r.tail from jsonb_to_recordset(${JSON.stringify(tails)}::jsonb) as r(id uuid, sealed text, tail text)
        where t.district_id = ${ctx.district} and t.id = r.id and t.phone_sealed = r.sealed`.execute(work.tx)
      work.trace('phones.indexed', table, { count: tails.length })
    })
    done += rows.length
  }
}

/** One that cannot be opened is found by nothing, and does not hold the others up. */
function tailOf(ctx: Ctx, sealed: string, table: string, id: string): string {
  try {
    return tailIndex(ctx.keys, open(ctx.keys, sealed, `${table}.phone:${id}`), `${table}.phone`)
  } catch {
    return ''
  }
}
