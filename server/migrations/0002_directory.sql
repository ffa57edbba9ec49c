-- Who and where.
create schema directory;
grant usage on schema directory to liti_app;

create table directory.jurisdiction (
  district_id int not null references kernel.district,
  code text not null check (code ~ '^(\d{6}|\d{9}|\d{12})$'),
  parent_code text,
  level text not null check (level in ('district', 'subdistrict', 'community')),
  name text not null,
  name_en text not null default '',
  primary key (district_id, code),
  foreign key (district_id, parent_code) references directory.jurisdiction (district_id, code)
);

create table directory.governance_unit (
  district_id int not null references kernel.district,
  id uuid not null default kernel.new_id(),
  jurisdiction_code text not null,
  name text not null,
  name_en text not null default '',
  short_code text not null check (short_code ~ '^[A-Z]{2,4}$'), -- first letters of its need numbers
  slug text not null check (slug ~ '^[a-z0-9-]+$'),
  created_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, short_code),
  unique (district_id, slug),
  foreign key (district_id, jurisdiction_code) references directory.jurisdiction (district_id, code)
);
create index governance_unit_place on directory.governance_unit (district_id, jurisdiction_code);

create table directory.building (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  unit_id uuid not null,
  name text not null,
  name_en text not null default '',
  address text not null default '',
  completed_year int check (completed_year between 1900 and 2100),
  ownership text not null default '',
  gross_area numeric(10, 1),
  lettable_area numeric(10, 1),
  parking_total int,
  parking_shared int,
  party_members int,
  facts jsonb not null default '{}',
  checked_on date,
  primary key (district_id, id),
  foreign key (district_id, unit_id) references directory.governance_unit (district_id, id)
);
create index building_unit on directory.building (district_id, unit_id);

create table directory.floor (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  building_id uuid not null,
  label text not null, -- 12, B2
  level int not null check (level <> 0), -- -2 is B2, 1 the ground floor
  area numeric(9, 1) not null check (area > 0),
  note text not null default '',
  primary key (district_id, id),
  unique (district_id, building_id, level),
  foreign key (district_id, building_id) references directory.building (district_id, id)
);

create table directory.space (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  floor_id uuid not null,
  code text not null, -- 1203
  name text not null default '',
  kind text not null check (kind in ('office', 'workstation', 'service_window', 'care_room', 'legal_station', 'meeting_room', 'court', 'parking_zone', 'bay', 'retail', 'common')),
  area numeric(9, 1) not null check (area > 0),
  position int not null, -- left to right on its floor
  primary key (district_id, id),
  unique (district_id, floor_id, position),
  foreign key (district_id, floor_id) references directory.floor (district_id, id)
);

create table directory.organisation (
  district_id int not null references kernel.district,
  id uuid not null default kernel.new_id(),
  kind text not null check (kind in ('enterprise', 'department', 'subdistrict', 'community', 'party', 'property', 'union', 'womens_federation', 'court', 'other')),
  name text not null,
  short_name text not null,
  name_en text not null default '',
  credit_code text, -- GB 32100-2015; the check digit is verified before it gets here
  industry_code text, -- GB/T 4754-2017
  activity text not null default '', -- what it does, in its own words: 居家养老服务
  industry_group text check (industry_group in ('tech', 'care', 'finance', 'business', 'retail', 'culture', 'public')),
  founded_year int,
  registered_here boolean,
  registered_place text not null default '',
  staff int check (staff >= 0),
  women int check (women >= 0 and women <= staff),
  party_members int check (party_members >= 0),
  region_code text, -- two digits of the province for a body elsewhere
  checked_on date,
  created_at timestamptz not null default now(),
  primary key (district_id, id)
);
create unique index organisation_credit_code on directory.organisation (district_id, credit_code) where credit_code is not null;
create index organisation_name on directory.organisation using gin (name gin_trgm_ops);

create table directory.occupancy (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  space_id uuid not null,
  organisation_id uuid not null,
  from_day date not null,
  to_day date, -- first day it no longer holds
  lease_end date,
  primary key (district_id, id),
  foreign key (district_id, space_id) references directory.space (district_id, id),
  foreign key (district_id, organisation_id) references directory.organisation (district_id, id),
  check (to_day is null or to_day > from_day),
  -- one organisation in a space at a time; common tenancies are separate spaces
  exclude using gist (district_id with =, space_id with =, daterange(from_day, to_day) with &&)
);
create index occupancy_organisation on directory.occupancy (district_id, organisation_id);

create table directory.person (
  district_id int not null references kernel.district,
  id uuid not null default kernel.new_id(),
  display_name text not null, -- how the product addresses them: 联络员 王女士
  phone_sealed text,
  phone_index text,
  email text,
  lang text not null default 'zh' check (lang in ('zh', 'en')),
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (district_id, id)
);
create unique index person_phone on directory.person (district_id, phone_index) where phone_index is not null and closed_at is null;

create table directory.affiliation (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  person_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('works_at', 'lives_in', 'acts_for')),
  job text not null default '', -- 人事经理
  duties text not null default '', -- what to ask this contact about
  from_day date not null,
  to_day date,
  primary key (district_id, id),
  foreign key (district_id, person_id) references directory.person (district_id, id),
  foreign key (district_id, organisation_id) references directory.organisation (district_id, id),
  check (to_day is null or to_day > from_day)
);
create index affiliation_person on directory.affiliation (district_id, person_id);
create index affiliation_organisation on directory.affiliation (district_id, organisation_id);

create table directory.body (
  district_id int not null references kernel.district,
  id uuid not null default kernel.new_id(),
  kind text not null check (kind in ('party', 'committee', 'workstation', 'coordination', 'subdistrict', 'department', 'community', 'property')),
  name text not null,
  short_name text not null,
  name_en text not null default '',
  unit_id uuid, -- the governance unit whose body it is
  jurisdiction_code text, -- or the place it answers for
  organisation_id uuid,
  external boolean not null default false, -- outside the district, without accounts: works through signed links
  region text not null default '', -- 内蒙古
  contact_email text not null default '',
  term_years int,
  term_from date,
  term_to date,
  duties jsonb not null default '[]', -- list of {zh, en}
  place text not null default '',
  phone text not null default '', -- the counter's number, public
  hours text not null default '',
  hours_en text not null default '',
  primary key (district_id, id),
  foreign key (district_id, unit_id) references directory.governance_unit (district_id, id),
  foreign key (district_id, jurisdiction_code) references directory.jurisdiction (district_id, code),
  foreign key (district_id, organisation_id) references directory.organisation (district_id, id)
);
create index body_unit on directory.body (district_id, unit_id);
create index body_organisation on directory.body (district_id, organisation_id) where organisation_id is not null;
create index body_place on directory.body (district_id, jurisdiction_code);
-- a governance unit has one of each of the three carriages
create unique index body_carriage on directory.body (district_id, unit_id, kind) where kind in ('party', 'committee', 'workstation');

create table directory.seat (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  body_id uuid not null,
  -- a floor_liaison carries news between a floor and the workstation; the seat gives no rights
  kind text not null check (kind in ('chair', 'vice_chair', 'member', 'head', 'specialist', 'secretary', 'deputy_secretary', 'liaison', 'handler', 'duty_holder', 'floor_liaison')),
  title text not null, -- 站长, 业主二，副主任
  title_en text not null default '',
  constituency text check (constituency in ('owner', 'tenant', 'property', 'community', 'party', 'union', 'womens_federation', 'workstation')),
  organisation_id uuid, -- the organisation the seat belongs to
  person_id uuid, -- null: vacant
  from_day date not null,
  to_day date, -- first day it no longer holds
  fill_by date, -- a vacancy has a date
  note text not null default '',
  position int not null default 0,
  primary key (district_id, id),
  foreign key (district_id, body_id) references directory.body (district_id, id),
  foreign key (district_id, person_id) references directory.person (district_id, id),
  foreign key (district_id, organisation_id) references directory.organisation (district_id, id),
  check (to_day is null or to_day > from_day)
);
create index seat_body on directory.seat (district_id, body_id);
create index seat_person on directory.seat (district_id, person_id) where person_id is not null;

-- Who held a seat before, and why it ended.
create table directory.past_holder (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  seat_id uuid not null,
  person_id uuid not null,
  from_day date not null,
  to_day date not null,
  note text not null default '',
  primary key (district_id, id),
  foreign key (district_id, seat_id) references directory.seat (district_id, id),
  foreign key (district_id, person_id) references directory.person (district_id, id),
  check (to_day >= from_day)
);
create index past_holder_seat on directory.past_holder (district_id, seat_id);
create index past_holder_person on directory.past_holder (district_id, person_id);

-- A body that sits on another body: 今鼎大厦楼委会 on 杨北二社区's coordination committee.
create table directory.body_membership (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  body_id uuid not null, -- the table
  member_body_id uuid not null, -- who sits at it
  seats int not null default 1 check (seats >= 0),
  voting boolean not null default true,
  note text not null default '',
  from_day date not null,
  to_day date,
  primary key (district_id, id),
  foreign key (district_id, body_id) references directory.body (district_id, id),
  foreign key (district_id, member_body_id) references directory.body (district_id, id),
  check (body_id <> member_body_id)
);
create index body_membership_table on directory.body_membership (district_id, body_id);
create index body_membership_member on directory.body_membership (district_id, member_body_id);

select kernel.fence(format('directory.%I', t)::regclass)
from unnest(array['jurisdiction', 'governance_unit', 'building', 'floor', 'space', 'organisation', 'occupancy', 'person', 'affiliation', 'body', 'seat', 'past_holder', 'body_membership']) as t;
grant select, insert, update, delete on all tables in schema directory to liti_app;

-- What a person may act as today: the one place rights are read from. The day is the database's, so that no
-- clock of an application server can lengthen a term. A seat's rights end with its own term, with its body's, and
-- with the account.
create view directory.current_seat with (security_invoker = true) as
  select s.district_id, s.id, s.person_id, s.kind, s.title, s.title_en, s.organisation_id, s.body_id, s.from_day, s.to_day,
    b.kind as body_kind, b.name as body_name, b.short_name as body_short_name, b.name_en as body_name_en, b.unit_id, b.jurisdiction_code
  from directory.seat s
  join directory.body b on b.district_id = s.district_id and b.id = s.body_id
  join directory.person p on p.district_id = s.district_id and p.id = s.person_id
  where p.closed_at is null
    and s.kind <> 'floor_liaison'
    and (b.term_to is null or b.term_to > (now() at time zone 'Asia/Shanghai')::date)
    and s.from_day <= (now() at time zone 'Asia/Shanghai')::date
    and (s.to_day is null or s.to_day > (now() at time zone 'Asia/Shanghai')::date);
grant select on directory.current_seat to liti_app;

-- What other modules may read; everything else they ask for by call.
create view directory.body_face with (security_invoker = true) as
  select district_id, id, kind, name, short_name, name_en, unit_id, jurisdiction_code, external, region, contact_email, place,
    phone, hours, hours_en, organisation_id
  from directory.body;
create view directory.unit_face with (security_invoker = true) as
  select u.district_id, u.id, u.slug, u.name, u.name_en, u.short_code, u.jurisdiction_code, j.name as place
  from directory.governance_unit u join directory.jurisdiction j on j.district_id = u.district_id and j.code = u.jurisdiction_code;
create view directory.organisation_face with (security_invoker = true) as
  select district_id, id, kind, name, short_name from directory.organisation;
-- Whom notices go to. Phone numbers are not here: they are sealed, and asked for by call.
create view directory.person_face with (security_invoker = true) as
  select district_id, id, display_name, email, lang, closed_at from directory.person;
create view directory.space_face with (security_invoker = true) as
  select s.district_id, s.id, s.code, f.label as floor, b.id as building_id, b.name as building, b.unit_id
  from directory.space s
  join directory.floor f on f.district_id = s.district_id and f.id = s.floor_id
  join directory.building b on b.district_id = f.district_id and b.id = f.building_id;
grant select on directory.body_face, directory.unit_face, directory.organisation_face, directory.person_face, directory.space_face to liti_app;
