import { sql } from 'kysely'
import type { Lang } from '@liti/contract/common'
import type { HeldSeat } from '../actor.ts'
import type { Db } from '../db.ts'

/** A session with everything its person is today: one statement, on every request. */
export type FoundSession = {
  id: string
  token: string
  userId: string
  personId: string
  name: string
  lang: Lang
  method: 'code' | 'password'
  startedAt: Temporal.Instant
  lastSeenAt: Temporal.Instant
  secondFactorAt: Temporal.Instant | null
  /** When the person last said again who they are. */
  confirmedAt: Temporal.Instant | null
  /** The person has an authenticator set up. */
  secondFactorOn: boolean
  hasPassword: boolean
  passwordChangedAt: Temporal.Instant | null
  seats: HeldSeat[]
  organisationIds: string[]
  actsForIds: string[]
  settings: { 'second-factor'?: unknown; 'password-profile'?: unknown }
}

/** The session behind a token whose signature was checked; null where it was revoked or its person closed the account. */
export async function findSession(db: Db, district: number, token: string): Promise<FoundSession | null> {
  const { rows } = await sql<FoundSession>`
    select s.id, s.token, s.user_id as "userId", s.method, s.started_at as "startedAt", s.last_seen_at as "lastSeenAt",
      s.second_factor_at as "secondFactorAt", s.confirmed_at as "confirmedAt", coalesce(u.two_factor_enabled, false) as "secondFactorOn",
      p.id as "personId", p.display_name as name, p.lang,
      a.password is not null as "hasPassword", a.password_changed_at as "passwordChangedAt",
      coalesce((select jsonb_agg(jsonb_build_object(
          'id', c.id, 'kind', c.kind, 'title', c.title, 'titleEn', c.title_en, 'bodyId', c.body_id, 'bodyKind', c.body_kind,
          'bodyName', c.body_name, 'bodyNameEn', c.body_name_en, 'unitId', c.unit_id, 'jurisdictionCode', c.jurisdiction_code,
          'organisationId', c.organisation_id, 'until', c.to_day) order by c.from_day, c.id)
        from directory.current_seat c where c.district_id = ${district} and c.person_id = p.id), '[]') as seats,
      array(select distinct f.organisation_id from directory.tie_face f
        where f.district_id = ${district} and f.person_id = p.id and f.kind in ('works_at', 'acts_for')
          and f.from_day <= (now() at time zone 'Asia/Shanghai')::date
          and (f.to_day is null or f.to_day > (now() at time zone 'Asia/Shanghai')::date)) as "organisationIds",
      array(select distinct f.organisation_id from directory.tie_face f
        where f.district_id = ${district} and f.person_id = p.id and f.kind = 'acts_for'
          and f.from_day <= (now() at time zone 'Asia/Shanghai')::date
          and (f.to_day is null or f.to_day > (now() at time zone 'Asia/Shanghai')::date)) as "actsForIds",
      coalesce((select jsonb_object_agg(g.name, g.value) from kernel.setting g
        where g.district_id = ${district} and g.name in ('second-factor', 'password-profile')), '{}') as settings
    from auth.session s
    join auth."user" u on u.district_id = s.district_id and u.id = s.user_id
    join directory.person p on p.district_id = u.district_id and p.id = u.person_id
    left join auth.account a on a.district_id = u.district_id and a.provider_id = 'credential' and a.account_id = u.id::text
    where s.district_id = ${district} and s.token = ${token} and p.closed_at is null`.execute(db)
  return rows[0] ?? null
}
