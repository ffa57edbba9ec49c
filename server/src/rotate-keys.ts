import { join } from 'node:path'
import { sql } from 'kysely'
import { house } from './house.ts'
import { system as product } from './kernel/actor.ts'
import { addKey, keysFromFile } from './kernel/crypto/key-file.ts'
import { needsRotation, reseal } from './kernel/crypto/seal.ts'
import { OperatorProblem } from './kernel/problem.ts'
import type { System } from './kernel/system.ts'
import { commit } from './kernel/work.ts'

const batch = 500

/**
 * Makes a new key current and seals every personal field with it, a batch at a time while the product runs. Running processes
 * learn the new key from the file. Stopped in the middle it goes on at the next call; old keys stay to open what is left.
 * @returns how many values were sealed anew
 */
export async function rotateKeys(system: System, say: (line: string) => void): Promise<number> {
  const path = join(system.config.DATA_DIR, 'keys.json')
  if (system.config.LITI_KEYS)
    throw new OperatorProblem(
      '密钥来自 LITI_KEYS：请在那里加一把密钥，写作 current，重新启动，再用 --only-reseal 运行一次。',
      'The keys come from LITI_KEYS: add a key there, name it current, restart, then run this again with --only-reseal.',
    )
  const id = addKey(path)
  say(`New key ${id} is current.`)
  return resealAll(system, say)
}

/** Seals what is still under an older key, in every district. */
export async function resealAll(system: System, say: (line: string) => void): Promise<number> {
  const keys = system.config.LITI_KEYS ? system.keys : keysFromFile(join(system.config.DATA_DIR, 'keys.json'))
  const current = keys.current().id
  const districts = await system.openDb.selectFrom('kernel.district').select('id').execute()
  let all = 0
  for (const { id: district } of districts) {
    const ctx = system.ctx(district)
    for (const { table, column, boundTo = 'id', context } of house.sealed) {
      let last = '00000000-0000-0000-0000-000000000000'
      let done = 0
      for (;;) {
        const { rows } = await sql<{
          id: string
          bound: string
          value: string
        }>`select id, ${sql.ref(boundTo)} as bound, ${sql.ref(column)} as value from ${sql.table(table)}
          where district_id = ${district} and id > ${last}::uuid and ${sql.ref(column)} is not null and ${sql.ref(column)} not like ${`A256GCM.${current}.%`}
          order by id limit ${batch}`.execute(ctx.db)
        if (rows.length === 0) break
        last = rows.at(-1)?.id ?? last
        const fresh = rows
          .filter((row) => needsRotation(keys, row.value))
          .map(({ id, bound, value }) => ({ id, value, next: reseal(keys, value, context(bound)) }))
        await commit(ctx, product(district), async (work) => {
          work.permit(() => true) // run by the operator, at the server's own console
          // only where nobody wrote a newer value meanwhile
          await sql`update ${sql.table(table)} as t set ${sql.ref(column)} = r.next
            from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as r(id uuid, value text, next text)
            where t.district_id = ${district} and t.id = r.id and ${sql.ref(`t.${column}`)} = r.value`.execute(work.tx)
          work.trace('keys.resealed', table, { column, count: fresh.length })
        })
        done += fresh.length
      }
      if (done > 0) say(`${table}.${column}: ${done}`)
      all += done
    }
  }
  return all
}
