import { sql } from 'kysely'
import type { Lang } from '@liti/contract/common'
import { type Actor, system } from '../../actor.ts'
import { unkept, type Ctx } from '../../context.ts'
import { Refusal, type Verdict } from '../../refusal.ts'
import { commit, type Work } from '../../work.ts'
import { openPhone, phoneIndex, phoneTail, sealPhone } from '../keys-of-session.ts'
import { hashPassword, verifyPassword } from '../sign-in/password-hash.ts'
import { passwordFault, type PasswordProfile } from '../sign-in/password-policy.ts'
import { passwordProfile } from '../standing.ts'
import { forgetDevices } from '../whence.ts'

export type NewAccount = { phone: string; displayName: string; lang: Lang }

/** What a person does to their own account needs no more than being that person. */
export const anyone = (): Verdict => true

/**
 * The person with this phone, made where there is none yet, and able to sign in.
 * @param work the command this is part of (which asks its own permission), or null for a command of its own
 * @param input phone as `Mobile` of the contract gives it; name and language only matter for a new person
 */
export function createPersonAccount(ctx: Ctx, work: Work | null, input: NewAccount): Promise<{ personId: string; created: boolean }> {
  if (work) return create(ctx, work, input)
  return commit(unkept(ctx), system(ctx.district), async (own) => {
    own.permit(anyone)
    return create(ctx, own, input)
  })
}

async function create(ctx: Ctx, work: Work, { phone, displayName, lang }: NewAccount): Promise<{ personId: string; created: boolean }> {
  const index = phoneIndex(ctx.keys, phone)
  const { rows } = await sql<{ id: string }>`select kernel.new_id() as id`.execute(work.tx)
  const id = rows[0]?.id ?? ''
  const made = await sql`
    insert into directory.person (district_id, id, display_name, phone_sealed, phone_index, phone_tail, lang)
    values (${ctx.district}, ${id}, ${displayName}, ${sealPhone(ctx.keys, id, phone)}, ${index}, ${phoneTail(ctx.keys, phone)}, ${lang})
    on conflict (district_id, phone_index) where phone_index is not null and closed_at is null do nothing`.execute(work.tx)
  const created = made.numAffectedRows === 1n
  const personId = created ? id : ((await findByPhone(ctx, work.tx, phone))?.personId ?? '')
  await letSignIn(work, personId)
  work.trace(created ? 'person.opened' : 'person.may-sign-in', personId, {}, [`person:${personId}`])
  return { personId, created }
}

/** A row the sign-in library can hang sessions and passwords on. */
async function letSignIn(work: Work, personId: string): Promise<string> {
  await sql`
    insert into auth."user" (district_id, person_id, name, email, email_verified)
    values (${work.ctx.district}, ${personId}, '', ${emailOf(personId)}, true) on conflict do nothing`.execute(work.tx)
  const { rows } = await sql<{ id: string }>`
    select id from auth."user" where district_id = ${work.ctx.district} and person_id = ${personId}`.execute(work.tx)
  return rows[0]?.id ?? ''
}

/** What the library takes for a person's address: their id. */
export const emailOf = (personId: string): string => `${personId}@person.invalid`

/** Who signs in with this number: the person, and their sign-in where they have used one before. */
export async function findByPhone(
  ctx: Pick<Ctx, 'district' | 'keys'>,
  db: Ctx['db'],
  phone: string,
): Promise<{ personId: string; userId: string | null } | null> {
  const { rows } = await sql<{ personId: string; userId: string | null }>`
    select p.id as "personId", u.id as "userId" from directory.person p
    left join auth."user" u on u.district_id = p.district_id and u.person_id = p.id
    where p.district_id = ${ctx.district} and p.phone_index = ${phoneIndex(ctx.keys, phone)} and p.closed_at is null`.execute(db)
  return rows[0] ?? null
}

/** The person's own phone, opened; null for a person without one. */
export async function ownPhone(ctx: Ctx, personId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('directory.person')
    .select('phone_sealed')
    .where('district_id', '=', ctx.district)
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.phone_sealed ? openPhone(ctx.keys, personId, row.phone_sealed) : null
}

/**
 * Gives a person a password. All their sessions but `keepSession` end.
 * @param work the command this is part of, or null for a command of its own (set-up of a first account, the demonstration)
 * @throws Refusal `invalid` where the district's password profile does not take it
 */
export async function setPassword(
  ctx: Ctx,
  work: Work | null,
  input: { personId: string; password: string; keepSession?: string; keepDevice?: string | null },
  actor: Actor = system(ctx.district),
): Promise<void> {
  const fault = passwordFault(input.password, await profileOf(ctx), await ownPhone(ctx, input.personId))
  if (fault) throw new Refusal('invalid', 'password', fault, { next: fault })
  const hash = await hashPassword(input.password)
  if (work) return store(work, input, hash)
  await commit(unkept(ctx), actor, async (own) => {
    own.permit(anyone)
    await store(own, input, hash)
  })
}

async function store(
  work: Work,
  { personId, keepSession, keepDevice = null }: { personId: string; keepSession?: string; keepDevice?: string | null },
  hash: string,
): Promise<void> {
  const { district } = work.ctx
  const userId = await letSignIn(work, personId)
  await sql`
    insert into auth.account (district_id, user_id, provider_id, account_id, password, password_changed_at, updated_at)
    values (${district}, ${userId}, 'credential', ${userId}, ${hash}, ${work.now}, ${work.now})
    on conflict (district_id, provider_id, account_id)
    do update set password = excluded.password, password_changed_at = excluded.password_changed_at, updated_at = excluded.updated_at`.execute(
    work.tx,
  )
  await sql`delete from auth.session where district_id = ${district} and user_id = ${userId} and id is distinct from ${keepSession ?? null}::uuid`.execute(
    work.tx,
  )
  await forgetDevices(work, userId, keepDevice)
  work.trace('account.password-set', personId, {}, [`person:${personId}`])
}

async function profileOf(ctx: Ctx): Promise<PasswordProfile> {
  const row = await ctx.db
    .selectFrom('kernel.setting')
    .select('value')
    .where('district_id', '=', ctx.district)
    .where('name', '=', 'password-profile')
    .executeTakeFirst()
  return passwordProfile(row?.value)
}

/** Whether this is the person's password; false where they have none. */
export async function isPassword(ctx: Ctx, userId: string, password: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('auth.account')
    .select('password')
    .where('district_id', '=', ctx.district)
    .where('provider_id', '=', 'credential')
    .where('account_id', '=', userId)
    .executeTakeFirst()
  return row?.password ? verifyPassword(row.password, password) : false
}

/**
 * For whoever looks after a seat: takes a person's lost authenticator away and ends all their sessions, so that they sign in
 * with their password and set up a new one. Part of the caller's command, which asks the permission.
 */
export async function resetAccess(work: Work, personId: string): Promise<void> {
  const users = sql`select id from auth."user" where district_id = ${work.ctx.district} and person_id = ${personId}`
  await dropSecondFactor(work, personId)
  for (const table of ['auth.session', 'auth.known_device']) {
    await sql`delete from ${sql.table(table)} where district_id = ${work.ctx.district} and user_id in (${users})`.execute(work.tx)
  }
  work.trace('account.access-reset', personId, {}, [`person:${personId}`])
}

/** Takes the authenticator of an account away; where the seats ask for one, the next thing is to set up another. */
export async function dropSecondFactor(work: Work, personId: string): Promise<void> {
  const { district } = work.ctx
  const users = sql`select id from auth."user" where district_id = ${district} and person_id = ${personId}`
  await sql`delete from auth.two_factor where district_id = ${district} and user_id in (${users})`.execute(work.tx)
  await sql`update auth."user" set two_factor_enabled = false where district_id = ${district} and person_id = ${personId}`.execute(work.tx)
}

/** Drops what no longer opens anything: sessions past every limit, used-up codes, old locks. Run it daily. */
export async function sweepSessions(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  await sql`delete from auth.session where district_id = ${ctx.district}
    and (last_seen_at < ${now.subtract({ hours: 24 * 7 })} or started_at < ${now.subtract({ hours: 24 * 30 })})`.execute(ctx.db)
  await sql`delete from auth.verification where district_id = ${ctx.district} and expires_at < now()`.execute(ctx.db)
  await sql`delete from auth.known_device where district_id = ${ctx.district} and signed_in_at < ${now.subtract({ hours: 24 * 365 })}`.execute(
    ctx.db,
  )
  await sql`delete from auth.lock where district_id = ${ctx.district} and last_try_at < ${now.subtract({ hours: 24 })}`.execute(ctx.db)
}
