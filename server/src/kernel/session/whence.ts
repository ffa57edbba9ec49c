import { sql } from 'kysely'
import type { FastifyRequest } from 'fastify'
import { addressKey } from '../limits/attempts.ts'
import type { Ctx } from '../context.ts'
import { addressOf } from '../http/serve.ts'
import type { Work } from '../work.ts'
import { readDevice } from './device-cookies.ts'

/** Where a try comes from. `visitor`: the browser, or where it shows no cookie the address, as a blind index. */
export type Whence = { visitor: string; address: string; known: boolean }

/** @param userId on whose account is tried; null where there is none */
export async function whence(ctx: Ctx, request: FastifyRequest, userId: string | null): Promise<Whence> {
  const device = readDevice(ctx, request)
  const address = addressKey(ctx.keys, addressOf(request))
  return { visitor: device ?? address, address, known: device !== null && userId !== null && (await isKnown(ctx, userId, device)) }
}

const isKnown = async (ctx: Ctx, userId: string, device: string): Promise<boolean> =>
  (
    await sql`select from auth.known_device where district_id = ${ctx.district} and user_id = ${userId} and device = ${device}`.execute(
      ctx.db,
    )
  ).rows.length > 0

/** The person signed in here: from now on nobody else's tries keep them waiting on this device. */
export async function knowDevice(work: Work, userId: string, device: string): Promise<void> {
  await sql`insert into auth.known_device (district_id, user_id, device, signed_in_at) values (${work.ctx.district}, ${userId}, ${device}, ${work.now})
    on conflict (district_id, user_id, device) do update set signed_in_at = excluded.signed_in_at`.execute(work.tx)
}

/** When a person ends their sessions elsewhere, or gets another password, the devices elsewhere are strangers again. */
export async function forgetDevices(work: Work, userId: string, but: string | null): Promise<void> {
  await sql`delete from auth.known_device where district_id = ${work.ctx.district} and user_id = ${userId}
    and device is distinct from ${but}::uuid`.execute(work.tx)
}
