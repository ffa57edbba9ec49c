import type { Ctx } from '../kernel/context.ts'
import type { SealedColumn } from '../kernel/crypto/sealed-column.ts'
import type { SeeIds } from '../kernel/http/check-ids.ts'
import type { Gauge } from '../kernel/http/health.ts'
import type { MayFollow, TopicOfLink } from '../kernel/http/live.ts'
import type { Serve } from '../kernel/http/serve.ts'
import type { Tasks, Timed } from '../kernel/jobs.ts'
import type { System } from '../kernel/system.ts'
import type { DeliveriesOf, Templates } from '../engines/notify/index.ts'
import type { Describers } from '../engines/thread/index.ts'

/** What is open in a building, for its plan: every module that has something open there says so. */
export type OpenInBuilding = {
  /** By space of a unit: how many, and whether one is late. */
  bySpace: (ctx: Ctx, unitId: string) => Promise<Map<string, { open: number; overdue: boolean }>>
  /** In one building of a unit, at a room or not. */
  count: (ctx: Ctx, unitId: string, buildingId: string) => Promise<number>
}

/**
 * A module is a value: everything the house has to know of it. `modules.ts` lists them, and what the house does with them follows from
 * the list; `checkModules` holds what is declared together.
 */
export type Module = {
  /** As its folder, its schema in PostgreSQL and the first word of its tasks are called. */
  name: string
  /** Serves what its contract declares. `open` is what all modules together have open in a building. */
  routes: (serve: Serve, open: OpenInBuilding) => void
  /** Background work by name, `<module>.<what>`. */
  tasks?: Tasks
  /** Which of its tasks run at set times. */
  timed?: readonly Timed[]
  /** Forgets, hourly and in each district, what is kept only for a while. */
  forget?: (ctx: Ctx) => Promise<void>
  /** What it tells people, by template. */
  notices?: Templates
  /** How its records show in a thread, by kind of record. */
  thread?: Describers
  /** Who may hear of changes to one of its records, by kind of record. */
  follows?: Record<string, MayFollow>
  /** What the page of a signed link hears of; null where the link is none of this module's. */
  topicOfLink?: TopicOfLink
  /** Who may see what was sent about a record, by kind of record. */
  deliveries?: Record<string, DeliveriesOf>
  /** Which ids the bodies of its acts may name are there for the writer, by kind of id. */
  ids?: Partial<SeeIds>
  /** Its columns of sealed values, for the change of keys. */
  sealed?: readonly SealedColumn[]
  /** Its tables whose `phone_sealed` is also found by its last four digits, in `phone_tail`. */
  phoneTails?: readonly string[]
  /** Numbers for /metrics. */
  gauges?: (system: System) => Gauge[]
  /** Beginnings of kinds of events after which a person's rights are others: their streams are opened anew. */
  changesRights?: readonly string[]
  /** What it has open in a building. */
  open?: OpenInBuilding
}
