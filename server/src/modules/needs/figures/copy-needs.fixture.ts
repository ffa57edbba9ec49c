import type { TestSystem } from '../../../../test/system.ts'

/**
 * Many needs at once, past the commands: `count` copies of one.
 * @param over SQL of a jsonb object with what differs, of the copy's number `i` and the need `n`
 */
export async function copyNeeds(asOwner: TestSystem['asOwner'], needId: string, count: number, over: string): Promise<string[]> {
  const [known] = await asOwner<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_schema = 'needs' and table_name = 'need' and is_generated = 'NEVER'`,
  )
  const rows = await asOwner<{ id: string }>(
    `insert into needs.need (${known?.columns}) select ${known?.columns} from (
       select (jsonb_populate_record(n, jsonb_build_object('id', kernel.new_id()) || ${over})).* from needs.need n cross join generate_series(1, $2::int) as i where n.id = $1) as copy
     returning id`,
    [needId, count],
  )
  return rows.map(({ id }) => id)
}
