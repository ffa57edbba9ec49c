import { hole, type Source } from './read-source.ts'
import {
  engineMayUse,
  isBroughtIn,
  isPublished,
  kernelShared,
  moduleMayUse,
  schemaOwner,
  tableExceptions,
  type Exception,
} from './rules.ts'
import type { Tables } from './tables.ts'
import { isTest, zoneName, zoneOf, type Zone } from './zones.ts'

export type Naming = { line: number; schema: string; table: string; writes: boolean }

/** `schema.table.column:` whole: where a sealed value lives, not a query (what is queried is named by its table). */
const place = new RegExp(`^[a-z_]+\\.[a-z_]+\\.[a-z_]+:?(${hole})?$`)
const beforeWrite = /\b(insert\s+into|update|delete\s+from|truncate(\s+table)?|merge\s+into)\s+(only\s+)?$/i

/** Every table, view or function of our schemas that a file names in a text. A name that is put together is `*`. */
export function namings({ words }: Source, { known }: Tables): Naming[] {
  return words.flatMap(({ line, text, written }) => {
    if (place.test(text)) return []
    return [...text.matchAll(/(?<![\w.$/-])([a-z_]+)\.(?:"?([a-z_]+)"?|(?=\0))/g)].flatMap((match) => {
      const [, schema = '', name] = match
      const tables = known.get(schema)
      const table = name ?? '*'
      if (!tables || (table !== '*' && !tables.has(table))) return []
      const before = text.slice(0, match.index)
      return [{ line: line + before.split('\n').length - 1, schema, table, writes: written || beforeWrite.test(before) }]
    })
  })
}

/** Why a file may not name a table, or null where it may. @param used exceptions that were needed are added to it */
export function whyNotTable(path: string, { schema, table, writes }: Naming, used: Set<Exception>): string | null {
  const here = zoneOf(path)
  const owner = schemaOwner(schema)
  if (!here || isTest(path) || here.kind === 'outside' || here.kind === 'harness') return null
  if (!owner) return `schema ${schema} has no owner in tools/boundaries/rules.ts`
  if (!path.startsWith('server/')) return `${zoneName(here)} names the table ${schema}.${table}`
  if (here.kind === owner.kind && here.name === owner.name) return null
  if (schema === 'kernel' && kernelShared.includes(table)) return null
  if (here.kind === 'app' && (!writes || isBroughtIn(schema, table))) return null
  if (!writes && isPublished(schema, table) && mayRead(here, owner)) return null
  const exception = tableExceptions.find(
    (one) => path.startsWith(one.under) && one.table === `${schema}.${table}` && (one.writes || !writes),
  )
  if (exception) {
    used.add(exception)
    return null
  }
  return writes
    ? `only ${zoneName(owner)} writes ${schema}.${table}`
    : `${schema}.${table} is ${zoneName(owner)}'s own; read a view it publishes, or call it`
}

/** The directory's views are read everywhere; the kernel reads whatever is published, since it calls nobody. */
const mayRead = (here: Zone, owner: Zone): boolean =>
  here.kind === 'kernel' ||
  (owner.kind === 'module' && (owner.name === 'directory' || (here.kind === 'module' && moduleMayUse(here.name, owner.name)))) ||
  (owner.kind === 'engine' && (here.kind === 'module' || (here.kind === 'engine' && engineMayUse(here.name, owner.name))))

/** Why a key from one schema into another may not be, or null. */
export function whyNotKey(from: string, to: string): string | null {
  const [here, there] = [schemaOwner(from), schemaOwner(to)]
  if (!here || !there) return `schema ${here ? to : from} has no owner in tools/boundaries/rules.ts`
  if (there.kind === 'kernel' || (to === 'directory' && from !== 'kernel')) return null
  if (here.kind === 'module' && there.kind === 'module' && moduleMayUse(here.name, there.name)) return null
  return `tables of ${from} may hold no keys into ${to}: the edge is not listed`
}
