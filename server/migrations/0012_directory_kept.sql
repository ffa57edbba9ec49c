-- The directory as something people keep up to date: rooms that close, names in English, and one seat for one person.

alter table directory.space add column closed_on date; -- first day it is no room of its own any more
alter table directory.floor add column note_en text not null default '';
alter table directory.body add column place_en text not null default '';

-- One person has one seat at a table on any day. Where two were written at the same moment, the later one is vacant again.
update directory.seat s set person_id = null, to_day = null
where s.person_id is not null and exists (
  select from directory.seat o
  where o.district_id = s.district_id and o.body_id = s.body_id and o.person_id = s.person_id
    and daterange(o.from_day, o.to_day) && daterange(s.from_day, s.to_day) and (o.from_day, o.id) < (s.from_day, s.id));
alter table directory.seat add constraint seat_once
  exclude using gist (district_id with =, body_id with =, person_id with =, daterange(from_day, to_day) with &&) where (person_id is not null);

-- The same of a place at another body's table, and of what somebody is at an organisation.
delete from directory.body_membership m using directory.body_membership o
where o.district_id = m.district_id and o.body_id = m.body_id and o.member_body_id = m.member_body_id
  and daterange(o.from_day, o.to_day) && daterange(m.from_day, m.to_day) and (o.from_day, o.id) < (m.from_day, m.id);
alter table directory.body_membership add constraint body_membership_once
  exclude using gist (district_id with =, body_id with =, member_body_id with =, daterange(from_day, to_day) with &&);

delete from directory.affiliation a using directory.affiliation o
where o.district_id = a.district_id and o.person_id = a.person_id and o.organisation_id = a.organisation_id and o.kind = a.kind
  and daterange(o.from_day, o.to_day) && daterange(a.from_day, a.to_day) and (o.from_day, o.id) < (a.from_day, a.id);
alter table directory.affiliation add constraint affiliation_once
  exclude using gist (district_id with =, person_id with =, organisation_id with =, kind with =, daterange(from_day, to_day) with &&);

-- Seats that are somebody's, today or from a coming day on: as long as there is one, an account is not closed.
create view directory.unended_seat_face with (security_invoker = true) as
  select s.district_id, s.id, s.person_id, s.body_id, s.from_day
  from directory.seat s join directory.body b on b.district_id = s.district_id and b.id = s.body_id
  where s.person_id is not null
    and (s.to_day is null or s.to_day > (now() at time zone 'Asia/Shanghai')::date)
    and (b.term_to is null or b.term_to > (now() at time zone 'Asia/Shanghai')::date);
grant select on directory.unended_seat_face to liti_app;
