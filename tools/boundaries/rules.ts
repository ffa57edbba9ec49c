import type { Zone } from './zones.ts'

/** Who, besides everyone towards `directory`, may use another module's index.ts, read its published views and hold keys into its tables. */
export const moduleEdges: Record<string, readonly string[]> = {
  directory: [],
  needs: [],
  exchange: [],
  deliberation: [],
  parking: ['deliberation'],
  carerooms: [],
  window: [],
  legal: [],
  policies: [],
  gatherings: ['policies'],
  employment: [],
  league: [],
  insight: [],
}

export const engines = ['calendar', 'caseflow', 'booking', 'matching', 'thread', 'notify'] as const

/** Files of the contract that belong to no module of their own name. Whoever may import a part may import its contract. */
const contractOwners: Record<string, Zone | 'everybody'> = {
  kit: 'everybody',
  common: 'everybody',
  'time-text': 'everybody',
  typed: 'everybody',
  'day-bounds': 'everybody',
  codes: 'everybody',
  ids: 'everybody',
  session: { kind: 'kernel', name: '' },
  system: { kind: 'kernel', name: '' },
  deadline: { kind: 'engine', name: 'calendar' },
  'deadline-text': { kind: 'engine', name: 'calendar' },
  notices: { kind: 'engine', name: 'notify' },
  moved: { kind: 'engine', name: 'notify' },
  'moved-text': { kind: 'engine', name: 'notify' },
  threads: { kind: 'engine', name: 'thread' },
  'credit-code': { kind: 'module', name: 'directory' },
}

/** Whose a file of the contract is: named above, or of the module whose name it begins with (`needs`, `needs-words`). */
export function contractOwner(file: string): Zone | 'everybody' | null {
  const listed = contractOwners[file]
  if (listed) return listed
  const module = Object.keys(moduleEdges).find((name) => file === name || file.startsWith(`${name}-`))
  return module === undefined ? null : { kind: 'module', name: module }
}

export const moduleMayUse = (from: string, to: string): boolean =>
  from === to || (to === 'directory' && from in moduleEdges) || (moduleEdges[from]?.includes(to) ?? false)

export const engineMayUse = (from: string, to: string): boolean =>
  from === to || (to === 'calendar' && from !== 'calendar') || (to === 'notify' && from !== 'calendar')

/** PostgreSQL schemas that are not named after their module or engine. */
const schemaOwners: Record<string, Zone> = {
  kernel: { kind: 'kernel', name: '' },
  auth: { kind: 'kernel', name: '' },
  graphile_worker: { kind: 'kernel', name: '' },
}
export function schemaOwner(schema: string): Zone | null {
  const listed = schemaOwners[schema]
  if (listed) return listed
  if ((engines as readonly string[]).includes(schema)) return { kind: 'engine', name: schema }
  return schema in moduleEdges ? { kind: 'module', name: schema } : null
}

/** What a schema shows to those who may use its owner; everything else in it is its owner's alone. */
export const isPublished = (schema: string, table: string): boolean =>
  table.endsWith('_face') || table === 'current_seat' || isBroughtIn(schema, table)

/** Reference data from outside: the roof (seed, imports) brings it in, whoever needs it reads it. */
export const isBroughtIn = (schema: string, table: string): boolean => broughtIn[schema]?.includes(table) ?? false

const broughtIn: Record<string, readonly string[]> = {
  calendar: ['special_day', 'known_year'], // the State Council's days
}

/** The kernel's tables that serve every part; its others (audit, idempotency, live, sessions) are written by the kernel alone. */
export const kernelShared: readonly string[] = [
  'district',
  'setting',
  'file',
  'look',
  'attempt',
  'new_id',
  'add_job',
  'tenant',
  'folded',
  'asked',
  'pairs_of',
]

export type Exception = { under: string; table: string; writes: boolean; why: string }

/** Places that reach past the rule on tables. One that is no longer needed is reported, so that the list cannot grow old. */
export const tableExceptions: readonly Exception[] = [
  {
    under: 'server/src/kernel/session/',
    table: 'directory.person',
    writes: true,
    why: 'an account is a person of the directory: found by the index of a phone, opened at the first sign-in, closed with the account',
  },
  {
    under: 'server/src/kernel/session/me.ts',
    table: 'directory.occupancy',
    writes: false,
    why: 'where the firms are that a person acts for, in the same statement as who they are',
  },
]
