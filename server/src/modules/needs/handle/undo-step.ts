import type { NeedView } from '@liti/contract/needs'
import { sql } from 'kysely'
import { callBackMessages } from '../../../engines/notify/index.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit, json, type Work } from '../../../kernel/work.ts'
import { refreshInbox } from '../clocks/clocks.ts'
import { revokeLinks } from '../links/link-token.ts'
import { record } from '../record/events.ts'
import { lockNeed } from '../record/lock-need.ts'
import { needView } from '../views/need-view.ts'
import { mayUndo } from '../rules/rules.ts'
import { lastStep, type Before } from '../record/undo.ts'

/**
 * 撤销: takes the last accept or dispatch back, within ten seconds, by whoever did it, as long as nothing has happened since. State, clocks
 * and worklists are as before; what was to be told stays unsaid; the timeline keeps both, the step and that it was taken back.
 */
export const undoStep = (ctx: Ctx, actor: Actor, needId: string): Promise<NeedView> =>
  commit(ctx, actor, async (work) => {
    const need = await lockNeed(work, needId)
    const last = await lastStep(work, needId)
    work.permit(mayUndo, last, work.now)
    if (!last || !(await callBackMessages(work, last.id))) throw tooLate()
    // first, while it is still known whose screens show it
    await record(work, need, { kind: 'undone', data: { what: last.kind } })
    await restoreNeed(work, needId, last.before.need)
    await restoreParts(work, needId, last.before)
    await restoreClocks(work, needId, last.before)
    // the moves of the step were told to nobody
    await sql`update needs.promise set told = ${json(last.before.told ?? {})} where district_id = ${ctx.district} and need_id = ${needId}`.execute(
      work.tx,
    )
    await sql`update needs.undo set undone_at = ${work.now} where district_id = ${ctx.district} and need_id = ${needId}`.execute(work.tx)
    await refreshInbox(work, needId)
    // the workstation has heard of it once
    await sql`update needs.inbox set told_at = ${work.now}
      where district_id = ${ctx.district} and need_id = ${needId} and kind = 'accept' and told_at is null`.execute(work.tx)
    return needView(work, actor, needId)
  })

/** One of the messages has left: what was told cannot be untold. */
const tooLate = (): Refusal =>
  new Refusal('conflict', 'too-late', {
    zh: '通知已经发出去了，撤销不了',
    en: 'The messages have left; it can no longer be taken back',
  })

/** The life cycle has no way back: the columns are put to what they were. */
async function restoreNeed(work: Work, needId: string, before: Before['need']): Promise<void> {
  const columns = sql.join(Object.keys(before).map((name) => sql`${sql.ref(name)} = b.${sql.ref(name)}`))
  await sql`update needs.need n set ${columns}, changed_at = ${work.now}, version = n.version + 1
    from jsonb_populate_record(null::needs.need, ${JSON.stringify(before)}::jsonb) as b
    where n.district_id = ${work.ctx.district} and n.id = ${needId}`.execute(work.tx)
}

/** Parts given by the step are taken away, with the links to them; one it ended goes on. */
async function restoreParts(work: Work, needId: string, { parts }: Before): Promise<void> {
  const known = parts.map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`update needs.assignment set state = 'cancelled', ended_at = ${work.now}, undone = true
    where district_id = ${work.ctx.district} and need_id = ${needId} and id <> all(${known}::uuid[]) returning id`.execute(work.tx)
  await revokeLinks(
    work,
    rows.map(({ id }) => id),
  )
  await sql`update needs.assignment a set state = b.state, ended_at = b.ended_at
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as b(id uuid, state text, ended_at timestamptz)
    where a.district_id = ${work.ctx.district} and a.id = b.id and a.state <> b.state`.execute(work.tx)
}

/** Clocks the step started never counted; those it ended or handed over run on as if it had not been. */
async function restoreClocks(work: Work, needId: string, { clocks }: Before): Promise<void> {
  const known = clocks.map(({ id }) => id)
  await sql`update needs.clock set cancelled_at = ${work.now}
    where district_id = ${work.ctx.district} and need_id = ${needId} and cancelled_at is null and id <> all(${known}::uuid[])`.execute(
    work.tx,
  )
  await sql`update needs.clock c set body_id = b.body_id, due_at = b.due_at, met_at = b.met_at, cancelled_at = b.cancelled_at, pauses = b.pauses
    from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as b(id uuid, body_id uuid, due_at timestamptz, met_at timestamptz, cancelled_at timestamptz, pauses jsonb)
    where c.district_id = ${work.ctx.district} and c.need_id = ${needId} and c.id = b.id`.execute(work.tx)
}
