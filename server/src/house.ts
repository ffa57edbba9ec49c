import { makeNotices, noticeSealed, signInNotices, type DeliveriesOf, type Notices } from './engines/notify/index.ts'
import type { Describers } from './engines/thread/index.ts'
import type { SealedColumn } from './kernel/crypto/sealed-column.ts'
import type { SeeIds } from './kernel/http/check-ids.ts'
import type { MayFollow } from './kernel/http/live.ts'
import type { Tasks, Timed } from './kernel/jobs.ts'
import { kernelSealed } from './kernel/kernel-sealed.ts'
import type { Ctx } from './kernel/context.ts'
import { modules } from './modules.ts'
import type { Module, OpenInBuilding } from './modules/module.ts'

/** What all modules declare, joined: the lists the house works by. */
export type House = {
  notices: Notices
  thread: Describers
  follows: Record<string, MayFollow>
  deliveries: Record<string, DeliveriesOf>
  ids: SeeIds
  tasks: Tasks
  timed: Timed[]
  sealed: SealedColumn[]
  phoneTails: string[]
  changesRights: string[]
  open: OpenInBuilding
  forget: (ctx: Ctx) => Promise<void>
}

/**
 * Joins the modules and holds together what they declare.
 * @throws Error where two say the same, or one names what it has not
 */
export function makeHouse(parts: readonly Module[]): House {
  const tasks = joined(parts, 'tasks')
  const timed = parts.flatMap((part) => part.timed ?? [])
  unique(
    'modules',
    parts.map(({ name }) => name),
  )
  for (const { name, tasks: own = {}, sealed = [], phoneTails = [] } of parts) {
    const strays = [...Object.keys(own), ...sealed.map(({ table }) => table), ...phoneTails].filter((one) => !one.startsWith(`${name}.`))
    if (strays.length > 0) throw new Error(`Module ${name} declares what is not its own: ${strays.join(', ')}`)
  }
  for (const { task } of timed) if (!Object.hasOwn(tasks, task)) throw new Error(`No module has the timed task ${task}`)
  return {
    notices: makeNotices(signInNotices, ...parts.map(({ notices = {} }) => notices)),
    thread: joined(parts, 'thread'),
    follows: joined(parts, 'follows'),
    deliveries: joined(parts, 'deliveries'),
    ids: joined(parts, 'ids') as SeeIds,
    tasks,
    timed,
    sealed: [...kernelSealed, ...noticeSealed, ...parts.flatMap(({ sealed = [] }) => sealed)],
    phoneTails: parts.flatMap(({ phoneTails = [] }) => phoneTails),
    changesRights: parts.flatMap(({ changesRights = [] }) => changesRights),
    open: openInAll(parts.flatMap(({ open }) => open ?? [])),
    forget: async (ctx) => {
      for (const { forget } of parts) await forget?.(ctx)
    },
  }
}

/** One table of all modules' tables of this name. */
function joined<K extends 'tasks' | 'thread' | 'follows' | 'deliveries' | 'ids'>(
  parts: readonly Module[],
  what: K,
): NonNullable<Module[K]> {
  const entries = parts.flatMap((part) => Object.entries(part[what] ?? {}))
  unique(
    what,
    entries.map(([name]) => name),
  )
  return Object.fromEntries(entries)
}

function unique(what: string, names: string[]): void {
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  if (twice.length > 0) throw new Error(`Two of ${what} have one name: ${twice.join(', ')}`)
}

const openInAll = (all: OpenInBuilding[]): OpenInBuilding => ({
  async bySpace(ctx, unitId) {
    const sum = new Map<string, { open: number; overdue: boolean }>()
    for (const found of await Promise.all(all.map(({ bySpace }) => bySpace(ctx, unitId)))) {
      for (const [id, { open, overdue }] of found) {
        const before = sum.get(id) ?? { open: 0, overdue: false }
        sum.set(id, { open: before.open + open, overdue: before.overdue || overdue })
      }
    }
    return sum
  },
  async count(ctx, unitId, buildingId) {
    const counts = await Promise.all(all.map(({ count }) => count(ctx, unitId, buildingId)))
    return counts.reduce((a, b) => a + b, 0)
  },
})

/** The product's own. */
export const house = makeHouse(modules)
