import { sql } from 'kysely'
import { holdBack } from '../../../engines/notify/index.ts'
import { json, type Work } from '../../../kernel/work.ts'
import { graceSeconds, type LastStep, type UndoKind } from '../rules/facts.ts'
import type { LockedNeed } from './lock-need.ts'
import type { Sight } from './sight.ts'

/** How long the way back is open. */
const undoSeconds = 10

type Clock = { id: string; body_id: string; due_at: string; met_at: string | null; cancelled_at: string | null; pauses: unknown }
type Part = { id: string; state: string; ended_at: string | null }
/** What a step found: of the need the columns it went on to change. */
export type Before = { need: Record<string, unknown>; clocks: Clock[]; parts: Part[]; told: unknown }

/** With what it found, for the way back. */
export type UndoableStep = LastStep & { before: Before }

/**
 * Runs a step so that it can be taken back for ten seconds: what it changes is kept as it was, what it tells waits as long.
 * `danger`: nobody is kept waiting where there is danger, so what is told leaves at once and there is no way back.
 */
export async function withUndo(work: Work, need: LockedNeed, kind: UndoKind, danger: boolean, step: () => Promise<void>): Promise<void> {
  const { personId } = work.actor
  // the demonstration's own story and an import are not done at a screen
  const atScreen = personId !== null && work.ctx.call !== undefined
  await forget(work, need.id)
  if (danger || !atScreen) return step()
  const [row, before] = [await needRow(work, need.id), await found(work, need.id)]
  const [made] = (await sql<{ id: string }>`select kernel.new_id() as id`.execute(work.tx)).rows
  const id = made?.id ?? ''
  const until = work.now.add({ seconds: undoSeconds })
  holdBack(work, { id, until: until.add({ seconds: graceSeconds }) })
  await step()
  const now = await needRow(work, need.id)
  const changed = Object.entries(row).filter(([name, value]) => !kept.has(name) && JSON.stringify(value) !== JSON.stringify(now[name]))
  await sql`insert into needs.undo (district_id, need_id, id, kind, person_id, before, version, events, until)
    values (${work.ctx.district}, ${need.id}, ${id}, ${kind}, ${personId}, ${json({ ...before, need: Object.fromEntries(changed) })}, ${now['version']},
      (select count(*) from needs.event e where e.district_id = ${work.ctx.district} and e.need_id = ${need.id}), ${until})`.execute(
    work.tx,
  )
}

/** These say that a need was written to, and go on counting; the index of its words follows the rest by itself. */
const kept = new Set(['district_id', 'id', 'version', 'changed_at', 'words'])

async function forget(work: Work, needId: string): Promise<void> {
  await work.tx.deleteFrom('needs.undo').where('district_id', '=', work.ctx.district).where('need_id', '=', needId).execute()
}

async function needRow(work: Work, needId: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(n) as row from needs.need n
    where n.district_id = ${work.ctx.district} and n.id = ${needId}`.execute(work.tx)
  return rows[0]?.row ?? {}
}

async function found(work: Work, needId: string): Promise<Omit<Before, 'need'>> {
  const { rows } = await sql<Omit<Before, 'need'>>`select
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'body_id', c.body_id, 'due_at', c.due_at, 'met_at', c.met_at, 'cancelled_at', c.cancelled_at, 'pauses', c.pauses))
      from needs.clock c where c.district_id = ${work.ctx.district} and c.need_id = ${needId}), '[]') as clocks,
    (select p.told from needs.promise p where p.district_id = ${work.ctx.district} and p.need_id = ${needId}) as told,
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'state', a.state, 'ended_at', a.ended_at))
      from needs.assignment a where a.district_id = ${work.ctx.district} and a.need_id = ${needId}), '[]') as parts`.execute(work.tx)
  return rows[0] ?? { clocks: [], parts: [], told: null }
}

/** The last step that could be taken back, for the command and for the page that offers it. */
export async function lastStep({ tx, ctx }: Pick<Sight, 'tx' | 'ctx'>, needId: string): Promise<UndoableStep | null> {
  const { rows } = await sql<UndoableStep>`select u.id, u.kind, u.person_id, u.before, u.until, u.undone_at is not null as undone,
      n.version <> u.version or u.events <> (select count(*) from needs.event e where e.district_id = u.district_id and e.need_id = u.need_id) as moved
    from needs.undo u join needs.need n on n.district_id = u.district_id and n.id = u.need_id
    where u.district_id = ${ctx.district} and u.need_id = ${needId}`.execute(tx)
  return rows[0] ?? null
}
