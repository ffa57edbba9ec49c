import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export const schemaFile = fileURLToPath(new URL('../server/schema.sql', import.meta.url))

type Query = (text: string) => Promise<{ text: string }[]>
const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'graphile_worker') and n.nspname not like 'pg\\_%'`

/**
 * The schema of a migrated database as one file to read: what the migrations have come to. Tables with their columns, keys, checks,
 * indexes, fences and triggers, by schema; then what views show, and functions. Rights of roles stand in the migrations.
 * @param query runs SQL as the owner
 */
export async function schemaText(query: Query): Promise<string> {
  const tables = await query(tableText)
  const views = await query(viewText)
  const functions = await query(functionText)
  const all = [...tables, ...views, ...functions].map(({ text }) => text.trim())
  return `-- Printed from a migrated database by tools/print-schema.ts, to be read: migrations are what makes it. A test holds it to them.\n\n${all.join('\n\n')}\n`
}

/** One text for each table: the statement, then what hangs on it. */
const tableText = `
  select format(E'create table %s.%s (\\n%s\\n);', n.nspname, c.relname, concat_ws(E',\\n', columns.lines, keys.lines)) ||
    coalesce(E'\\n' || indexes.lines, '') || coalesce(E'\\n' || fences.lines, '') || coalesce(E'\\n' || triggers.lines, '') as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  left join lateral (
    select string_agg(format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
      case when d.adbin is null then case when a.attidentity <> '' then ' generated always as identity' else '' end
        when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
        else ' default ' || pg_get_expr(d.adbin, d.adrelid) end), E',\\n' order by a.attnum) as lines
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) columns on true
  left join lateral (
    select string_agg('  ' || pg_get_constraintdef(k.oid), E',\\n' order by array_position('{p,u,x,f,c}', k.contype::text), k.conname) as lines
    from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'x', 'f', 'c')) keys on true
  left join lateral (
    select string_agg(pg_get_indexdef(i.indexrelid) || ';', E'\\n' order by i.indexrelid::regclass::text) as lines
    from pg_index i where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid)) indexes on true
  left join lateral (
    select string_agg(format('create policy %s on %s.%s for %s using (%s)%s;', p.polname, n.nspname, c.relname,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
      coalesce(pg_get_expr(p.polqual, p.polrelid), 'true'), coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')),
      E'\\n' order by p.polname) as lines
    from pg_policy p where p.polrelid = c.oid) fences on true
  left join lateral (
    select string_agg(pg_get_triggerdef(t.oid) || ';', E'\\n' order by t.tgname) as lines
    from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) triggers on true
  where c.relkind in ('r', 'p') and ${ours} order by n.nspname, c.relname`

/** What a view shows; its query, which each version of PostgreSQL writes in its own way, stands in the migrations. */
const viewText = `
  select format(E'-- view %s.%s (\\n%s\\n-- )', n.nspname, c.relname,
    string_agg(format('--   %s %s', a.attname, format_type(a.atttypid, a.atttypmod)), E',\\n' order by a.attnum)) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
  where c.relkind = 'v' and ${ours} group by n.nspname, c.relname order by n.nspname, c.relname`

const functionText = `
  select pg_get_functiondef(p.oid) || ';' as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where p.prokind in ('f', 'p') and ${ours} order by n.nspname, p.proname, p.oid::regprocedure::text`

/** Whether the file is what the database says. */
export const isPrinted = async (query: Query): Promise<boolean> => (await schemaText(query)) === readFileSync(schemaFile, 'utf8')

if (import.meta.main) {
  const client = new pg.Client({ connectionString: process.argv[2] ?? process.env['DATABASE_URL'] ?? '' })
  await client.connect()
  writeFileSync(schemaFile, await schemaText(async (text) => (await client.query<{ text: string }>(text)).rows))
  await client.end()
}
