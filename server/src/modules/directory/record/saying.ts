import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'

export type Indexed = 'organisation' | 'space' | 'person' | 'affiliation' | 'seat' | 'body'

/** Rows whose words hold what is asked, by their index, as SQL. Two characters at least; of one, none. */
export const saying = (what: Indexed, asked: string, most: number) =>
  sql<string>`(select id from directory.saying(${what}, kernel.asked(${asked}), ${most}) as id)`

/** Whether a name holds it in one piece: the index knows only its pairs. */
export const holds = (text: ReturnType<typeof sql>, asked: string) =>
  sql<boolean>`strpos(kernel.folded(${text}), kernel.folded(${asked})) > 0`

const named: Record<'organisation' | 'body', ReturnType<typeof sql>> = {
  organisation: sql`directory.organisation`,
  body: sql`directory.body`,
}

/** Ids of those with such a name. */
export async function idsSaying(ctx: Ctx, what: 'organisation' | 'body', asked: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select t.id from ${named[what]} t
    where t.district_id = ${ctx.district} and t.id in ${saying(what, asked, most * 20)}
      and ${holds(sql`t.name || chr(31) || t.short_name || chr(31) || t.name_en`, asked)}
    order by t.id limit ${most}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
