import type { Out } from '@liti/contract/kit'
import type { listSessions as route } from '@liti/contract/session'
import { sql } from 'kysely'
import type { Actor } from '../../actor.ts'
import type { Ctx } from '../../context.ts'
import { notFound } from '../../refusal.ts'
import { commit } from '../../work.ts'
import { anyone } from './account.ts'
import { deviceText } from '../device.ts'
import type { Present } from '../door.ts'
import { isOver } from '../standing.ts'
import { forgetDevices } from '../whence.ts'

/** Ends the session the request came with. */
export const signOut = (ctx: Ctx, actor: Actor, here: Present): Promise<void> =>
  commit(ctx, actor, async (work) => {
    work.permit(anyone)
    await sql`delete from auth.session where district_id = ${ctx.district} and id = ${here.id}`.execute(work.tx)
    work.trace('session.closed', here.personId, {}, [`person:${here.personId}`])
  })

/** Ends one of the person's own sessions; that of somebody else is not found. */
export const revokeSession = (ctx: Ctx, actor: Actor, here: Present, sessionId: string, device: string | null): Promise<void> =>
  commit(ctx, actor, async (work) => {
    work.permit(anyone)
    const gone = await sql`
      delete from auth.session where district_id = ${ctx.district} and user_id = ${here.userId} and id::text = ${sessionId}`.execute(
      work.tx,
    )
    if (gone.numAffectedRows === 0n) throw notFound()
    await forgetDevices(work, here.userId, device)
    work.trace('session.revoked', here.personId, { session: sessionId }, [`person:${here.personId}`])
  })

/** Ends all of the person's sessions but this one. */
export const revokeOtherSessions = (ctx: Ctx, actor: Actor, here: Present, device: string | null): Promise<void> =>
  commit(ctx, actor, async (work) => {
    work.permit(anyone)
    const gone = await sql`
      delete from auth.session where district_id = ${ctx.district} and user_id = ${here.userId} and id <> ${here.id}::uuid`.execute(work.tx)
    await forgetDevices(work, here.userId, device)
    work.trace('session.others-revoked', here.personId, { sessions: Number(gone.numAffectedRows ?? 0n) }, [`person:${here.personId}`])
  })

/** The devices a person is signed in on, the latest used first. */
export async function sessionsOf(ctx: Ctx, here: Present): Promise<Out<typeof route.reply>['sessions']> {
  const rows = await ctx.db
    .selectFrom('auth.session')
    .select(['id', 'method', 'device', 'address', 'started_at', 'last_seen_at'])
    .where('district_id', '=', ctx.district)
    .where('user_id', '=', here.userId)
    .orderBy('last_seen_at', 'desc')
    .limit(50)
    .execute()
  return rows
    .filter((row) => !isOver({ ...here, startedAt: row.started_at, lastSeenAt: row.last_seen_at }, ctx.now(), ctx.config))
    .map((row) => ({
      id: row.id,
      current: row.id === here.id,
      method: row.method as 'code' | 'password',
      device: deviceText(row.device ?? '', here.lang),
      address: row.address ?? '',
      since: row.started_at.toString(),
      lastSeen: row.last_seen_at.toString(),
    }))
}
