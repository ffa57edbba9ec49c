import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { actorKey, type Actor } from './actor.ts'
import { markRow, microsecondsOf, toMicroseconds } from './audit/audit-row.ts'
import type { Ctx } from './context.ts'
import { open, seal, type SealContext } from './crypto/seal.ts'
import type { Db } from './db.ts'
import { Refusal, type Verdict } from './refusal.ts'

/** A connection inside a transaction. Commands get this and nothing else to write with. */
export type Tx = Db & { readonly insideTransaction: true }

type Task = { task: string; payload: unknown; key?: string | undefined; runAt?: Temporal.Instant | undefined }
type Trace = { event: string; subject: string; detail: object; topics: string[] }

/** A JSON parameter; pg would take an array for a PostgreSQL array. */
export const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

/** What a command works with: a transaction, one instant, and the duties to ask permission and leave a trace. */
export class Work {
  readonly tx: Tx
  readonly now: Temporal.Instant
  readonly actor: Actor
  readonly ctx: Ctx
  readonly traces: Trace[] = []
  readonly tasks: Task[] = []
  readonly hints: Omit<Trace, 'detail'>[] = []
  permitted = false
  private day: string | undefined

  constructor(ctx: Ctx, tx: Tx, actor: Actor) {
    this.ctx = ctx
    this.tx = tx
    this.actor = actor
    this.now = ctx.now()
  }

  /** The calendar day it is where the product runs. */
  get today(): string {
    this.day ??= this.now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
    return this.day
  }

  /** Asks a rule; a no becomes a refusal that carries the rule's code and reason. */
  permit<Args extends unknown[]>(rule: (actor: Actor, ...args: Args) => Verdict, ...args: Args): void {
    this.permitted = true
    const verdict = rule(this.actor, ...args)
    if (verdict !== true) throw new Refusal('forbidden', verdict.code, verdict.why)
  }

  /** The audit row of this command; `topics` wakes the open screens that show its subject (`need:<id>`, `body:<id>`, `person:<id>`). */
  trace(event: string, subject: string, detail: object = {}, topics: string[] = []): void {
    this.traces.push({ event, subject, detail, topics })
  }

  /** Wakes open screens where the change is not this command's own event: a bell that has something new. */
  wake(event: string, subject: string, topics: string[]): void {
    this.hints.push({ event, subject, topics })
  }

  /** A job that exists if and only if this transaction commits; the same `key` replaces a waiting job. */
  later(task: string, payload: object, options: { key?: string; runAt?: Temporal.Instant } = {}): void {
    this.tasks.push({ task, payload: { district: this.actor.district, ...payload }, key: options.key, runAt: options.runAt })
  }
}

/** Errors that mean "somebody else was faster; nothing was written": tried again. */
const passing = new Set(['40001', '40P01', '55P03'])
const mostTries = 4

/**
 * Runs one command in one transaction: once per idempotency key, with permission asked and a trace left,
 * or not at all. Deadlocks and serialisation failures are tried again.
 * @throws Refusal when a rule says no; nothing is written then
 */
export async function commit<T>(ctx: Ctx, actor: Actor, command: (work: Work) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(ctx, actor, command)
    } catch (error) {
      if (attempt >= mostTries || !passing.has(sqlState(error))) throw error
      await new Promise((done) => setTimeout(done, attempt * 10 + Math.random() * 20))
    }
  }
}

export const sqlState = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const begin = sql`begin`
const end = sql`commit`
const undo = sql`rollback`

function once<T>(ctx: Ctx, actor: Actor, command: (work: Work) => Promise<T>): Promise<T> {
  return ctx.db.connection().execute(async (connection) => {
    const tx = connection as Tx
    await begin.execute(tx)
    try {
      const claimed = await claim(ctx, tx, keyHolder(ctx, actor))
      if (claimed && 'reply' in claimed) {
        await undo.execute(tx)
        return claimed.reply as T
      }
      const work = new Work(ctx, tx, actor)
      const reply = await command(work)
      if (!work.permitted) throw new Error('A command ended without asking permission')
      if (work.traces.length === 0) throw new Error('A command ended without leaving a trace')
      await finish(ctx, work, reply, claimed?.id ?? null)
      await end.execute(tx)
      return reply
    } catch (error) {
      await undo.execute(tx).catch(() => {}) // the connection may be gone; the pool finds out
      throw error
    }
  })
}

/** Whose a key is: the same key of two people, or of two guests' browsers, are two keys. */
const keyHolder = (ctx: Ctx, actor: Actor): string =>
  actor.kind === 'guest' && ctx.call?.device ? `guest:${ctx.call.device}` : actorKey(actor)

/** What binds a kept reply to the row of its key. */
export const replyPlace = (id: string): SealContext => `kernel.idempotency.reply:${id}`

/** Takes the key for this call, or finds what it answered the first time. A twin in flight waits here for the first to end. */
async function claim(ctx: Ctx, tx: Tx, caller: string): Promise<{ id: string } | { reply: unknown } | null> {
  const call = ctx.call
  if (!call?.key) return null
  // the address of a call may be a key of its own: a link is opened by whoever knows it
  const asked = hash('sha256', `${call.route} ${call.bodyHash}`, 'base64url')
  const taken = await sql<{
    id: string
  }>`insert into kernel.idempotency (district_id, caller, key, request_hash) values (${ctx.district}, ${caller}, ${call.key}, ${asked})
    on conflict do nothing returning id`.execute(tx)
  if (taken.rows[0]) return taken.rows[0]
  const first = await tx
    .selectFrom('kernel.idempotency')
    .select(['id', 'request_hash', 'reply_sealed'])
    .where('district_id', '=', ctx.district)
    .where('caller', '=', caller)
    .where('key', '=', call.key)
    .executeTakeFirstOrThrow()
  if (first.request_hash !== asked) {
    throw new Refusal('conflict', 'key-reused', {
      zh: '这一份已经交过了，交的内容和这里不一样。请刷新页面看一看',
      en: 'This was sent before with other content than here; please reload the page and look',
    })
  }
  if (first.reply_sealed === null) {
    throw new Refusal('conflict', 'done-before', {
      zh: '这一份已经交过了。请刷新页面看一看',
      en: 'This was sent before and is done; please reload the page and look',
    })
  }
  return { reply: JSON.parse(open(ctx.keys, first.reply_sealed, replyPlace(first.id))) as unknown }
}

/** What is stored of a trace, with the mark that only the product can make. */
function auditRow(ctx: Ctx, actor: Actor, at: Temporal.Instant, { event, subject, detail }: Trace) {
  const stored: unknown = JSON.parse(JSON.stringify(detail))
  const said = { district: ctx.district, at: microsecondsOf(at), actor: actorKey(actor), event, subject, detail: stored }
  return { event, subject, detail: stored, mac: markRow(ctx.keys, { ...said, requestId: ctx.call?.requestId ?? null }) }
}

/** Audit, live hint, jobs and the reply kept for a repeat: one statement, one round trip. */
async function finish(ctx: Ctx, work: Work, reply: unknown, claimed: string | null): Promise<void> {
  const at = toMicroseconds(work.now)
  const rows = work.traces.map((trace) => auditRow(ctx, work.actor, at, trace))
  const topics = [...work.traces, ...work.hints]
    .filter((one) => one.topics.length > 0)
    .map(({ event, subject, topics: named }) => ({ event, subject, topics: named }))
  const jobs = work.tasks.map((job) => ({
    task: job.task,
    payload: job.payload,
    key: job.key ?? null,
    run_at: job.runAt?.toString() ?? null,
  }))
  const kept = claimed === null ? null : seal(ctx.keys, JSON.stringify(reply ?? null), replyPlace(claimed))
  await sql`
    with audit as (
      insert into kernel.audit (district_id, at, actor, event, subject, detail, request_id, mac)
      select ${ctx.district}, ${at}, ${actorKey(work.actor)}, r.event, r.subject, r.detail, ${ctx.call?.requestId ?? null}, r.mac
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(event text, subject text, detail jsonb, mac text)
    ), live as (
      insert into kernel.live (district_id, topics, kind, subject_id)
      select ${ctx.district}, array(select jsonb_array_elements_text(r.topics)), r.event, case when r.subject ~ '^[0-9a-f-]{36}$' then r.subject::uuid end
      from jsonb_to_recordset(${JSON.stringify(topics)}::jsonb) as r(event text, subject text, topics jsonb)
      returning id, topics, kind, subject_id
    ), told as (
      select pg_notify('liti_live', jsonb_build_object('district', ${ctx.district}::int, 'id', id, 'topics', topics, 'kind', kind, 'subject', subject_id)::text) from live
    ), kept as (
      update kernel.idempotency set reply_sealed = ${kept}
      where ${claimed}::uuid is not null and district_id = ${ctx.district} and caller = ${keyHolder(ctx, work.actor)} and key = ${ctx.call?.key ?? null}
    ), jobs as (
      select kernel.add_job(j.task, j.payload, j.key, j.run_at) from json_to_recordset(${JSON.stringify(jobs)}::json) as j(task text, payload json, key text, run_at timestamptz)
    )
    select (select count(*) from told) + (select count(*) from jobs)`.execute(work.tx)
}
