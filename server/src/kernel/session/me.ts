import { sql } from 'kysely'
import type { Me } from '@liti/contract/session'
import { named } from '../named.ts'
import type { Ctx } from '../context.ts'
import { maskPhone } from '../crypto/mask.ts'
import { openPhone } from './keys-of-session.ts'
import type { Present } from './door.ts'
import { endsAt } from './standing.ts'

type Row = {
  district: string
  phoneSealed: string | null
  hasMail: boolean
  unread: number
  organisations: NonNullable<Me['person']>['organisations']
  asked: NonNullable<Me['person']>['asked']
}

/** Who the reader is, as every screen starts with. `pending`: the password was right and the second factor is still to come. */
export async function meView(ctx: Ctx, session: Present | null, pending = false): Promise<Me> {
  const row = await read(ctx, session?.personId ?? null)
  const district = { id: ctx.district, name: row.district }
  if (!session) {
    const secondFactor = pending ? 'due' : 'none'
    return { person: null, district, demo: ctx.config.DEMO, unread: 0, secondFactor, password: 'none', idleEndsAt: null }
  }
  return {
    person: {
      id: session.personId,
      name: session.name,
      phone: row.phoneSealed ? maskPhone(openPhone(ctx.keys, session.personId, row.phoneSealed)) : '',
      hasMail: row.hasMail,
      lang: session.lang,
      seats: (session.withheld ? [] : session.seats).map((seat) => ({
        id: seat.id,
        kind: seat.kind,
        title: named(seat.title, seat.titleEn),
        bodyId: seat.bodyId,
        bodyKind: seat.bodyKind,
        bodyName: named(seat.bodyName, seat.bodyNameEn),
        unitId: seat.unitId,
        until: seat.until,
      })),
      organisations: row.organisations,
      asked: row.asked,
    },
    district,
    demo: ctx.config.DEMO,
    unread: row.unread,
    secondFactor: session.secondFactor,
    password: session.passwordDue ? 'due' : session.hasPassword ? 'set' : 'none',
    idleEndsAt: endsAt(session, ctx.config).toString(),
  }
}

async function read(ctx: Ctx, personId: string | null): Promise<Row> {
  const { rows } = await sql<Row>`
    select d.name as district,
      (select p.phone_sealed from directory.person p where p.district_id = d.id and p.id = ${personId}) as "phoneSealed",
      exists (select from directory.person_face p where p.district_id = d.id and p.id = ${personId} and p.has_mail) as "hasMail",
      (select count(*) from (select 1 from notify.unread_face m
        where m.district_id = d.id and m.person_id = ${personId} limit 100) few) as unread,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', jsonb_build_object('zh', o.name, 'en', coalesce(nullif(o.name_en, ''), o.name)), 'kind', o.kind, 'job', f.job, 'affiliationId', f.id, 'actsFor', f.kind = 'acts_for', 'place', coalesce((
            select string_agg(s.building || ' ' || s.code, '、' order by s.code)
            from directory.occupancy c join directory.space_face s on s.district_id = c.district_id and s.id = c.space_id
            where c.district_id = d.id and c.organisation_id = o.id
              and c.from_day <= (now() at time zone 'Asia/Shanghai')::date and (c.to_day is null or c.to_day > (now() at time zone 'Asia/Shanghai')::date) ), ''), 'unitSlug', (
            select u.slug from directory.occupancy c join directory.space_face s on s.district_id = c.district_id and s.id = c.space_id
            join directory.unit_face u on u.district_id = s.district_id and u.id = s.unit_id
            where c.district_id = d.id and c.organisation_id = o.id and (c.to_day is null or c.to_day > (now() at time zone 'Asia/Shanghai')::date)
            order by c.from_day limit 1)) order by o.name, f.kind)
          from directory.tie_face f join directory.organisation_face o on o.district_id = f.district_id and o.id = f.organisation_id
          where f.district_id = d.id and f.person_id = ${personId} and f.kind in ('works_at', 'acts_for')
            and f.from_day <= (now() at time zone 'Asia/Shanghai')::date and (f.to_day is null or f.to_day > (now() at time zone 'Asia/Shanghai')::date)), '[]') as organisations,
      coalesce((select jsonb_agg(jsonb_build_object('affiliationId', f.id, 'name', jsonb_build_object('zh', o.name, 'en', coalesce(nullif(o.name_en, ''), o.name)),
            'actsFor', f.kind = 'acts_for', 'job', f.job) order by f.id)
          from directory.asked_tie_face f join directory.organisation_face o on o.district_id = f.district_id and o.id = f.organisation_id
          where f.district_id = d.id and f.person_id = ${personId} and f.kind in ('works_at', 'acts_for')
            and (f.to_day is null or f.to_day > (now() at time zone 'Asia/Shanghai')::date)), '[]') as asked
    from kernel.district d where d.id = ${ctx.district}`.execute(ctx.db)
  return rows[0] ?? { district: '', phoneSealed: null, hasMail: false, unread: 0, organisations: [], asked: [] }
}
