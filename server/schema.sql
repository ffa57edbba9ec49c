-- Printed from a migrated database by tools/print-schema.ts, to be read: migrations are what makes it. A test holds it to them.

create table auth.account (
  district_id integer not null default kernel.tenant(),
  id uuid not null default kernel.new_id(),
  user_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  password_changed_at timestamp with time zone,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, provider_id, account_id),
  FOREIGN KEY (district_id, user_id) REFERENCES auth."user"(district_id, id) ON DELETE CASCADE
);
CREATE INDEX account_user_id_idx ON auth.account USING btree (user_id);
create policy tenant on auth.account for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table auth.known_device (
  district_id integer not null default kernel.tenant(),
  user_id uuid not null,
  device uuid not null,
  signed_in_at timestamp with time zone not null,
  PRIMARY KEY (district_id, user_id, device),
  FOREIGN KEY (district_id, user_id) REFERENCES auth."user"(district_id, id) ON DELETE CASCADE
);
CREATE INDEX known_device_age ON auth.known_device USING btree (district_id, signed_in_at);
create policy tenant on auth.known_device for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table auth.lock (
  district_id integer not null default kernel.tenant(),
  who text not null,
  tries integer not null,
  locked_until timestamp with time zone,
  last_try_at timestamp with time zone not null,
  PRIMARY KEY (district_id, who)
);
create policy tenant on auth.lock for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table auth.session (
  district_id integer not null default kernel.tenant(),
  id uuid not null default kernel.new_id(),
  user_id uuid not null,
  token text not null,
  method text not null,
  started_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  second_factor_at timestamp with time zone,
  address text,
  device text,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, token),
  FOREIGN KEY (district_id, user_id) REFERENCES auth."user"(district_id, id) ON DELETE CASCADE,
  CHECK ((method = ANY (ARRAY['code'::text, 'password'::text])))
);
CREATE INDEX session_age ON auth.session USING btree (district_id, last_seen_at);
CREATE INDEX session_user_id_idx ON auth.session USING btree (user_id);
create policy tenant on auth.session for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table auth.two_factor (
  district_id integer not null default kernel.tenant(),
  id uuid not null default kernel.new_id(),
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamp with time zone,
  used_step bigint,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, user_id) REFERENCES auth."user"(district_id, id) ON DELETE CASCADE
);
CREATE INDEX two_factor_secret_idx ON auth.two_factor USING btree (secret);
CREATE INDEX two_factor_user_id_idx ON auth.two_factor USING btree (user_id);
create policy tenant on auth.two_factor for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table auth.user (
  district_id integer not null default kernel.tenant(),
  id uuid not null default kernel.new_id(),
  person_id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  phone_number text,
  phone_number_verified boolean,
  two_factor_enabled boolean,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, email),
  UNIQUE (district_id, person_id),
  FOREIGN KEY (district_id, person_id) REFERENCES directory.person(district_id, id),
  CHECK ((email = (person_id || '@person.invalid'::text))),
  CHECK ((name = ''::text)),
  CHECK ((phone_number IS NULL))
);
create policy tenant on auth.user for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table auth.verification (
  district_id integer not null default kernel.tenant(),
  id uuid not null default kernel.new_id(),
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (district_id, id)
);
CREATE INDEX verification_age ON auth.verification USING btree (expires_at);
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);
create policy tenant on auth.verification for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table calendar.known_year (
  district_id integer not null,
  year integer not null,
  source text not null default ''::text,
  imported_at timestamp with time zone not null default now(),
  PRIMARY KEY (district_id, year),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id)
);
create policy tenant on calendar.known_year for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table calendar.special_day (
  district_id integer not null,
  day date not null,
  name text not null,
  off boolean not null,
  PRIMARY KEY (district_id, day),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id)
);
create policy tenant on calendar.special_day for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.affiliation (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  person_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  job text not null default ''::text,
  duties text not null default ''::text,
  from_day date not null,
  to_day date,
  words tsvector generated always as (kernel.words_of(job)) stored,
  accepted_at timestamp with time zone,
  called text not null default ''::text,
  PRIMARY KEY (district_id, id),
  EXCLUDE USING gist (district_id WITH =, person_id WITH =, organisation_id WITH =, kind WITH =, daterange(from_day, to_day) WITH &&),
  FOREIGN KEY (district_id, organisation_id) REFERENCES directory.organisation(district_id, id),
  FOREIGN KEY (district_id, person_id) REFERENCES directory.person(district_id, id),
  CHECK (((to_day IS NULL) OR (to_day > from_day))),
  CHECK ((kind = ANY (ARRAY['works_at'::text, 'lives_in'::text, 'acts_for'::text])))
);
CREATE INDEX affiliation_organisation ON directory.affiliation USING btree (district_id, organisation_id);
CREATE INDEX affiliation_person ON directory.affiliation USING btree (district_id, person_id);
CREATE INDEX affiliation_words ON directory.affiliation USING gin (words);
create policy tenant on directory.affiliation for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.body (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  kind text not null,
  name text not null,
  short_name text not null,
  name_en text not null default ''::text,
  unit_id uuid,
  jurisdiction_code text,
  organisation_id uuid,
  external boolean not null default false,
  region text not null default ''::text,
  contact_email text not null default ''::text,
  term_years integer,
  term_from date,
  term_to date,
  duties jsonb not null default '[]'::jsonb,
  place text not null default ''::text,
  phone text not null default ''::text,
  hours text not null default ''::text,
  hours_en text not null default ''::text,
  place_en text not null default ''::text,
  words tsvector generated always as (kernel.words_of(((((name || chr(31)) || short_name) || chr(31)) || name_en))) stored,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id),
  FOREIGN KEY (district_id, jurisdiction_code) REFERENCES directory.jurisdiction(district_id, code),
  FOREIGN KEY (district_id, organisation_id) REFERENCES directory.organisation(district_id, id),
  FOREIGN KEY (district_id, unit_id) REFERENCES directory.governance_unit(district_id, id),
  CHECK ((kind = ANY (ARRAY['party'::text, 'committee'::text, 'workstation'::text, 'coordination'::text, 'subdistrict'::text, 'department'::text, 'community'::text, 'property'::text])))
);
CREATE UNIQUE INDEX body_carriage ON directory.body USING btree (district_id, unit_id, kind) WHERE (kind = ANY (ARRAY['party'::text, 'committee'::text, 'workstation'::text]));
CREATE INDEX body_organisation ON directory.body USING btree (district_id, organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX body_place ON directory.body USING btree (district_id, jurisdiction_code);
CREATE INDEX body_unit ON directory.body USING btree (district_id, unit_id);
CREATE INDEX body_words ON directory.body USING gin (words);
create policy tenant on directory.body for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.body_membership (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  body_id uuid not null,
  member_body_id uuid not null,
  seats integer not null default 1,
  voting boolean not null default true,
  note text not null default ''::text,
  from_day date not null,
  to_day date,
  PRIMARY KEY (district_id, id),
  EXCLUDE USING gist (district_id WITH =, body_id WITH =, member_body_id WITH =, daterange(from_day, to_day) WITH &&),
  FOREIGN KEY (district_id, body_id) REFERENCES directory.body(district_id, id),
  FOREIGN KEY (district_id, member_body_id) REFERENCES directory.body(district_id, id),
  CHECK ((body_id <> member_body_id)),
  CHECK ((seats >= 0))
);
CREATE INDEX body_membership_member ON directory.body_membership USING btree (district_id, member_body_id);
CREATE INDEX body_membership_table ON directory.body_membership USING btree (district_id, body_id);
create policy tenant on directory.body_membership for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.building (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  unit_id uuid not null,
  name text not null,
  name_en text not null default ''::text,
  address text not null default ''::text,
  completed_year integer,
  ownership text not null default ''::text,
  gross_area numeric(10,1),
  lettable_area numeric(10,1),
  parking_total integer,
  parking_shared integer,
  party_members integer,
  facts jsonb not null default '{}'::jsonb,
  checked_on date,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, unit_id) REFERENCES directory.governance_unit(district_id, id),
  CHECK (((completed_year >= 1900) AND (completed_year <= 2100)))
);
CREATE INDEX building_unit ON directory.building USING btree (district_id, unit_id);
create policy tenant on directory.building for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.floor (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  building_id uuid not null,
  label text not null,
  level integer not null,
  area numeric(9,1) not null,
  note text not null default ''::text,
  note_en text not null default ''::text,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, building_id, level),
  FOREIGN KEY (district_id, building_id) REFERENCES directory.building(district_id, id),
  CHECK ((area > (0)::numeric)),
  CHECK ((level <> 0))
);
create policy tenant on directory.floor for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.governance_unit (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  jurisdiction_code text not null,
  name text not null,
  name_en text not null default ''::text,
  short_code text not null,
  slug text not null,
  created_at timestamp with time zone not null default now(),
  words tsvector generated always as (kernel.words_of(((((name || chr(31)) || name_en) || chr(31)) || short_code))) stored,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, short_code),
  UNIQUE (district_id, slug),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id),
  FOREIGN KEY (district_id, jurisdiction_code) REFERENCES directory.jurisdiction(district_id, code),
  CHECK ((short_code ~ '^[A-Z]{2,4}$'::text)),
  CHECK ((slug ~ '^[a-z0-9-]+$'::text))
);
CREATE INDEX governance_unit_place ON directory.governance_unit USING btree (district_id, jurisdiction_code);
create policy tenant on directory.governance_unit for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.jurisdiction (
  district_id integer not null,
  code text not null,
  parent_code text,
  level text not null,
  name text not null,
  name_en text not null default ''::text,
  PRIMARY KEY (district_id, code),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id),
  FOREIGN KEY (district_id, parent_code) REFERENCES directory.jurisdiction(district_id, code),
  CHECK ((code ~ '^(\d{6}|\d{9}|\d{12})$'::text)),
  CHECK ((level = ANY (ARRAY['district'::text, 'subdistrict'::text, 'community'::text])))
);
create policy tenant on directory.jurisdiction for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.occupancy (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  space_id uuid not null,
  organisation_id uuid not null,
  from_day date not null,
  to_day date,
  lease_end date,
  PRIMARY KEY (district_id, id),
  EXCLUDE USING gist (district_id WITH =, space_id WITH =, daterange(from_day, to_day) WITH &&),
  FOREIGN KEY (district_id, organisation_id) REFERENCES directory.organisation(district_id, id),
  FOREIGN KEY (district_id, space_id) REFERENCES directory.space(district_id, id),
  CHECK (((to_day IS NULL) OR (to_day > from_day)))
);
CREATE INDEX occupancy_organisation ON directory.occupancy USING btree (district_id, organisation_id);
create policy tenant on directory.occupancy for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.organisation (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  kind text not null,
  name text not null,
  short_name text not null,
  name_en text not null default ''::text,
  credit_code text,
  industry_code text,
  activity text not null default ''::text,
  industry_group text,
  founded_year integer,
  registered_here boolean,
  registered_place text not null default ''::text,
  staff integer,
  women integer,
  party_members integer,
  region_code text,
  checked_on date,
  created_at timestamp with time zone not null default now(),
  words tsvector generated always as (kernel.words_of(((((name || chr(31)) || short_name) || chr(31)) || name_en))) stored,
  name_key text generated always as (directory.name_key(name)) stored,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id),
  CHECK (((women >= 0) AND (women <= staff))),
  CHECK ((industry_group = ANY (ARRAY['tech'::text, 'care'::text, 'finance'::text, 'business'::text, 'retail'::text, 'culture'::text, 'public'::text]))),
  CHECK ((kind = ANY (ARRAY['enterprise'::text, 'department'::text, 'subdistrict'::text, 'community'::text, 'party'::text, 'property'::text, 'union'::text, 'womens_federation'::text, 'court'::text, 'other'::text]))),
  CHECK ((party_members >= 0)),
  CHECK ((staff >= 0))
);
CREATE UNIQUE INDEX organisation_credit_code ON directory.organisation USING btree (district_id, credit_code) WHERE (credit_code IS NOT NULL);
CREATE INDEX organisation_name_key ON directory.organisation USING btree (district_id, name_key);
CREATE INDEX organisation_words ON directory.organisation USING gin (words);
create policy tenant on directory.organisation for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.past_holder (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  seat_id uuid not null,
  person_id uuid not null,
  from_day date not null,
  to_day date not null,
  note text not null default ''::text,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, person_id) REFERENCES directory.person(district_id, id),
  FOREIGN KEY (district_id, seat_id) REFERENCES directory.seat(district_id, id),
  CHECK ((to_day >= from_day))
);
CREATE INDEX past_holder_person ON directory.past_holder USING btree (district_id, person_id);
CREATE INDEX past_holder_seat ON directory.past_holder USING btree (district_id, seat_id);
create policy tenant on directory.past_holder for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.person (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  display_name text not null,
  phone_sealed text,
  phone_index text,
  lang text not null default 'zh'::text,
  closed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  email_sealed text,
  phone_tail text,
  words tsvector generated always as (kernel.words_of(display_name)) stored,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id),
  CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text])))
);
CREATE UNIQUE INDEX person_phone ON directory.person USING btree (district_id, phone_index) WHERE ((phone_index IS NOT NULL) AND (closed_at IS NULL));
CREATE INDEX person_phone_tail ON directory.person USING btree (district_id, phone_tail) WHERE (phone_tail IS NOT NULL);
CREATE INDEX person_tail_missing ON directory.person USING btree (district_id, id) WHERE ((phone_sealed IS NOT NULL) AND (phone_tail IS NULL));
CREATE INDEX person_words ON directory.person USING gin (words);
create policy tenant on directory.person for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.seat (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  body_id uuid not null,
  kind text not null,
  title text not null,
  title_en text not null default ''::text,
  constituency text,
  organisation_id uuid,
  person_id uuid,
  from_day date not null,
  to_day date,
  fill_by date,
  note text not null default ''::text,
  position integer not null default 0,
  words tsvector generated always as (kernel.words_of(((title || chr(31)) || title_en))) stored,
  holder_called text not null default ''::text,
  PRIMARY KEY (district_id, id),
  EXCLUDE USING gist (district_id WITH =, body_id WITH =, person_id WITH =, daterange(from_day, to_day) WITH &&) WHERE ((person_id IS NOT NULL)),
  FOREIGN KEY (district_id, body_id) REFERENCES directory.body(district_id, id),
  FOREIGN KEY (district_id, organisation_id) REFERENCES directory.organisation(district_id, id),
  FOREIGN KEY (district_id, person_id) REFERENCES directory.person(district_id, id),
  CHECK (((to_day IS NULL) OR (to_day > from_day))),
  CHECK ((constituency = ANY (ARRAY['owner'::text, 'tenant'::text, 'property'::text, 'community'::text, 'party'::text, 'union'::text, 'womens_federation'::text, 'workstation'::text]))),
  CHECK ((kind = ANY (ARRAY['chair'::text, 'vice_chair'::text, 'member'::text, 'head'::text, 'specialist'::text, 'secretary'::text, 'deputy_secretary'::text, 'liaison'::text, 'handler'::text, 'duty_holder'::text, 'floor_liaison'::text])))
);
CREATE INDEX seat_body ON directory.seat USING btree (district_id, body_id);
CREATE INDEX seat_person ON directory.seat USING btree (district_id, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX seat_words ON directory.seat USING gin (words);
create policy tenant on directory.seat for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table directory.space (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  floor_id uuid not null,
  code text not null,
  name text not null default ''::text,
  kind text not null,
  area numeric(9,1) not null,
  position integer not null,
  closed_on date,
  words tsvector generated always as (kernel.words_of(((code || chr(31)) || name))) stored,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, floor_id, "position"),
  FOREIGN KEY (district_id, floor_id) REFERENCES directory.floor(district_id, id),
  CHECK ((area > (0)::numeric)),
  CHECK ((kind = ANY (ARRAY['office'::text, 'workstation'::text, 'service_window'::text, 'care_room'::text, 'legal_station'::text, 'meeting_room'::text, 'court'::text, 'parking_zone'::text, 'bay'::text, 'retail'::text, 'common'::text])))
);
CREATE INDEX space_words ON directory.space USING gin (words);
create policy tenant on directory.space for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table kernel.attempt (
  district_id integer not null default kernel.tenant(),
  name text not null,
  who text not null,
  window_start timestamp with time zone not null,
  count integer not null default 1,
  PRIMARY KEY (district_id, name, who, window_start)
);
CREATE INDEX attempt_age ON kernel.attempt USING btree (district_id, window_start);
create policy tenant on kernel.attempt for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table kernel.audit (
  id bigint not null generated always as identity,
  district_id integer not null,
  at timestamp with time zone not null,
  actor text not null,
  event text not null,
  subject text not null,
  detail jsonb not null default '{}'::jsonb,
  request_id text,
  mac text,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX audit_mac ON kernel.audit USING btree (mac);
CREATE INDEX audit_subject ON kernel.audit USING btree (district_id, subject, id);
create policy tenant on kernel.audit for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table kernel.audit_seal (
  seq bigint not null,
  audit_id bigint not null,
  hash bytea not null,
  PRIMARY KEY (seq),
  UNIQUE (audit_id)
);

create table kernel.audit_sealer (
  single boolean not null default true,
  unmarked_up_to bigint not null,
  PRIMARY KEY (single),
  CHECK (single)
);

create table kernel.district (
  id integer not null,
  name text not null,
  host text,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  UNIQUE (host),
  CHECK (((id >= 100000) AND (id <= 999999)))
);

create table kernel.file (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  storage_key text not null,
  sha256 text not null,
  name text not null,
  type text not null,
  size integer not null,
  subject_kind text,
  subject_id uuid,
  audience text not null default 'subject'::text,
  uploaded_by text not null,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id),
  CHECK ((audience = ANY (ARRAY['subject'::text, 'handlers'::text, 'public'::text]))),
  CHECK ((size >= 0))
);
CREATE INDEX file_subject ON kernel.file USING btree (district_id, subject_kind, subject_id);
CREATE INDEX file_waiting ON kernel.file USING btree (district_id, created_at) WHERE (subject_id IS NULL);
CREATE INDEX file_waiting_of ON kernel.file USING btree (district_id, uploaded_by) WHERE (subject_id IS NULL);
create policy tenant on kernel.file for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table kernel.idempotency (
  district_id integer not null,
  caller text not null,
  key text not null,
  request_hash text not null,
  at timestamp with time zone not null default now(),
  id uuid not null default kernel.new_id(),
  reply_sealed text,
  PRIMARY KEY (district_id, caller, key),
  CHECK (((length(key) >= 8) AND (length(key) <= 255)))
);
CREATE INDEX idempotency_age ON kernel.idempotency USING btree (district_id, at);
create policy tenant on kernel.idempotency for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table kernel.live (
  id bigint not null generated always as identity,
  district_id integer not null,
  topics text[] not null,
  kind text not null,
  subject_id uuid,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);
CREATE INDEX live_age ON kernel.live USING btree (district_id, at);
create policy tenant on kernel.live for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table kernel.look (
  id bigint not null generated always as identity,
  district_id integer not null,
  at timestamp with time zone not null default now(),
  person_id uuid not null,
  field text not null,
  subject text not null,
  reason text not null default ''::text,
  PRIMARY KEY (id)
);
CREATE INDEX look_subject ON kernel.look USING btree (district_id, subject, id);
create policy tenant on kernel.look for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table kernel.pulse (
  single boolean not null default true,
  at timestamp with time zone not null,
  PRIMARY KEY (single),
  CHECK (single)
);

create table kernel.setting (
  district_id integer not null,
  name text not null,
  value jsonb not null,
  changed_at timestamp with time zone not null default now(),
  PRIMARY KEY (district_id, name),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id)
);
create policy tenant on kernel.setting for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.assignment (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  round integer not null default 1,
  position integer not null default 0,
  body_id uuid not null,
  role text not null,
  ask text not null default ''::text,
  state text not null,
  outcome text,
  reply text,
  signed_by text not null default ''::text,
  created_at timestamp with time zone not null,
  signed_at timestamp with time zone,
  replied_at timestamp with time zone,
  ended_at timestamp with time zone,
  need_created_at timestamp with time zone not null,
  return_code text,
  return_basis text,
  undone boolean not null default false,
  promised_day date,
  missing text,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, body_id) REFERENCES directory.body(district_id, id),
  FOREIGN KEY (district_id, need_id) REFERENCES needs.need(district_id, id),
  CHECK ((outcome = ANY (ARRAY['done'::text, 'promised'::text, 'partly'::text, 'cannot'::text]))),
  CHECK ((return_code = ANY (ARRAY['not_ours'::text, 'wrong_place'::text, 'needs_other_lead'::text, 'already_handled'::text]))),
  CHECK ((role = ANY (ARRAY['lead'::text, 'co'::text]))),
  CHECK ((state = ANY (ARRAY['assigned'::text, 'signed'::text, 'replied'::text, 'returned'::text, 'cancelled'::text])))
);
CREATE INDEX assignment_need ON needs.assignment USING btree (district_id, need_id);
CREATE INDEX assignment_newest ON needs.assignment USING btree (district_id, body_id, need_created_at DESC, need_id DESC);
CREATE UNIQUE INDEX assignment_once ON needs.assignment USING btree (district_id, need_id, round, body_id) WHERE (state <> ALL (ARRAY['returned'::text, 'cancelled'::text]));
CREATE UNIQUE INDEX assignment_one_lead ON needs.assignment USING btree (district_id, need_id, round) WHERE ((role = 'lead'::text) AND (state <> ALL (ARRAY['returned'::text, 'cancelled'::text])));
create policy tenant on needs.assignment for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.assignment_link (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  assignment_id uuid not null,
  token_hash text not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  first_opened_at timestamp with time zone,
  last_opened_at timestamp with time zone,
  opened integer not null default 0,
  created_at timestamp with time zone not null,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, assignment_id) REFERENCES needs.assignment(district_id, id)
);
CREATE INDEX assignment_link_assignment ON needs.assignment_link USING btree (district_id, assignment_id);
CREATE UNIQUE INDEX assignment_link_token ON needs.assignment_link USING btree (district_id, token_hash);
create policy tenant on needs.assignment_link for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.bad_rating_case (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  verdict_id uuid not null,
  body_id uuid not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  finding text,
  remedy text,
  ended_at timestamp with time zone,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, verdict_id),
  FOREIGN KEY (district_id, need_id) REFERENCES needs.need(district_id, id),
  CHECK ((remedy = ANY (ARRAY['fixed'::text, 'ledger'::text, 'explained'::text])))
);
CREATE INDEX bad_rating_case_open ON needs.bad_rating_case USING btree (district_id, body_id, due_at) WHERE (ended_at IS NULL);
create policy tenant on needs.bad_rating_case for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.callback_attempt (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  round integer not null,
  at timestamp with time zone not null,
  person_id uuid not null,
  result text not null,
  again_at timestamp with time zone,
  note text not null default ''::text,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, need_id) REFERENCES needs.need(district_id, id),
  CHECK ((result = ANY (ARRAY['no_answer'::text, 'wrong_number'::text, 'later'::text, 'declined'::text])))
);
CREATE INDEX callback_attempt_need ON needs.callback_attempt USING btree (district_id, need_id);
create policy tenant on needs.callback_attempt for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.category (
  district_id integer not null,
  code text not null,
  parent_code text,
  name text not null,
  name_en text not null,
  hint text not null default ''::text,
  hint_en text not null default ''::text,
  position integer not null default 0,
  retired boolean not null default false,
  PRIMARY KEY (district_id, code),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id),
  FOREIGN KEY (district_id, parent_code) REFERENCES needs.category(district_id, code)
);
create policy tenant on needs.category for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.clock (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  assignment_id uuid,
  round integer not null default 1,
  kind text not null,
  body_id uuid not null,
  rule_id text not null,
  rule_version integer not null,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  met_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  pauses jsonb not null default '[]'::jsonb,
  told smallint not null default 0,
  again boolean not null default false,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, assignment_id) REFERENCES needs.assignment(district_id, id),
  FOREIGN KEY (district_id, need_id) REFERENCES needs.need(district_id, id),
  FOREIGN KEY (district_id, rule_id, rule_version) REFERENCES needs.clock_rule(district_id, id, version)
);
CREATE INDEX clock_answers ON needs.clock USING btree (district_id, due_at) WHERE ((kind = ANY (ARRAY['answer'::text, 'reply'::text])) AND (cancelled_at IS NULL));
CREATE INDEX clock_contacts ON needs.clock USING btree (district_id, LEAST(due_at, met_at)) WHERE ((kind = 'contact'::text) AND (cancelled_at IS NULL));
CREATE INDEX clock_met ON needs.clock USING btree (district_id, met_at) WHERE ((kind = ANY (ARRAY['sign'::text, 'contact'::text, 'answer'::text, 'reply'::text])) AND (cancelled_at IS NULL) AND (met_at IS NOT NULL));
CREATE INDEX clock_need ON needs.clock USING btree (district_id, need_id);
CREATE INDEX clock_open ON needs.clock USING btree (district_id, due_at, id) WHERE ((met_at IS NULL) AND (cancelled_at IS NULL));
create policy tenant on needs.clock for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.clock_rule (
  district_id integer not null,
  id text not null,
  version integer not null,
  kind text not null,
  grade text,
  outside boolean,
  amount integer not null,
  unit text not null,
  name text not null,
  name_en text not null,
  source text not null default ''::text,
  from_day date not null,
  PRIMARY KEY (district_id, id, version),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id),
  CHECK ((amount > 0)),
  CHECK ((grade = ANY (ARRAY['danger'::text, 'utilities'::text, 'ordinary'::text, 'complex'::text]))),
  CHECK ((kind = ANY (ARRAY['accept'::text, 'dispatch'::text, 'sign'::text, 'contact'::text, 'answer'::text, 'reply'::text, 'callback'::text, 'case'::text]))),
  CHECK ((unit = ANY (ARRAY['hours'::text, 'working-hours'::text, 'days'::text, 'working-days'::text, 'exact-days'::text])))
);
create policy tenant on needs.clock_rule for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.dispatch_rule (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  category_code text not null,
  lead_body_id uuid,
  lead_body_kind text,
  note text not null,
  note_en text not null,
  position integer not null default 0,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, category_code) REFERENCES needs.category(district_id, code),
  FOREIGN KEY (district_id, lead_body_id) REFERENCES directory.body(district_id, id),
  CHECK (((lead_body_id IS NULL) <> (lead_body_kind IS NULL)))
);
CREATE INDEX dispatch_rule_category ON needs.dispatch_rule USING btree (district_id, category_code);
create policy tenant on needs.dispatch_rule for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.draft (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  device text not null,
  person_id uuid,
  data jsonb not null,
  contact_sealed text,
  updated_at timestamp with time zone not null,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, device),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id)
);
CREATE INDEX draft_age ON needs.draft USING btree (district_id, updated_at);
create policy tenant on needs.draft for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.event (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  assignment_id uuid,
  at timestamp with time zone not null,
  kind text not null,
  body_id uuid,
  by_label text not null default ''::text,
  person_id uuid,
  note text not null default ''::text,
  data jsonb not null default '{}'::jsonb,
  audience text not null default 'requester'::text,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, need_id) REFERENCES needs.need(district_id, id),
  CHECK ((audience = ANY (ARRAY['requester'::text, 'handlers'::text])))
);
CREATE INDEX event_need ON needs.event USING btree (district_id, need_id, at DESC, id DESC);
create policy tenant on needs.event for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.handler (
  district_id integer not null,
  need_id uuid not null,
  person_id uuid not null,
  PRIMARY KEY (district_id, need_id, person_id),
  FOREIGN KEY (district_id, need_id) REFERENCES needs.need(district_id, id)
);
create policy tenant on needs.handler for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.import_run (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  source text not null,
  file_name text not null,
  file_sha256 text not null,
  settings_sha256 text not null,
  rows_read integer not null default 0,
  imported integer not null default 0,
  already integer not null default 0,
  rejected_rows integer not null default 0,
  rejected jsonb not null default '[]'::jsonb,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id)
);
CREATE INDEX import_run_open ON needs.import_run USING btree (district_id, source, file_sha256) WHERE (finished_at IS NULL);
create policy tenant on needs.import_run for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.inbox (
  district_id integer not null,
  body_id uuid not null,
  need_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  due_at timestamp with time zone not null,
  told_at timestamp with time zone,
  need_created_at timestamp with time zone not null,
  floor_id uuid,
  PRIMARY KEY (district_id, body_id, need_id, kind),
  FOREIGN KEY (district_id, need_id) REFERENCES needs.need(district_id, id)
);
CREATE INDEX inbox_due ON needs.inbox USING btree (district_id, body_id, due_at, need_id);
CREATE INDEX inbox_floor ON needs.inbox USING btree (district_id, floor_id, due_at, need_id) WHERE (floor_id IS NOT NULL);
CREATE INDEX inbox_kind ON needs.inbox USING btree (district_id, body_id, kind, due_at, need_id);
CREATE INDEX inbox_need ON needs.inbox USING btree (district_id, need_id);
CREATE INDEX inbox_newest ON needs.inbox USING btree (district_id, body_id, need_created_at DESC, need_id DESC);
CREATE INDEX inbox_unit ON needs.inbox USING btree (district_id, unit_id, due_at, need_id);
CREATE INDEX inbox_unit_newest ON needs.inbox USING btree (district_id, unit_id, need_created_at DESC, need_id DESC);
CREATE INDEX inbox_untold ON needs.inbox USING btree (district_id, body_id) WHERE ((kind = 'accept'::text) AND (told_at IS NULL));
create policy tenant on needs.inbox for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.need (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  number text not null,
  receipt_code text not null,
  unit_id uuid not null,
  building_id uuid,
  jurisdiction_code text not null,
  place text not null default ''::text,
  space_id uuid,
  type text not null,
  category_code text not null,
  grade text not null default 'ordinary'::text,
  title text not null,
  text text not null,
  wanted text not null default ''::text,
  source text not null,
  requester_person_id uuid,
  requester_organisation_id uuid,
  requester_label text not null default ''::text,
  hidden boolean not null default false,
  contact_name_sealed text,
  phone_sealed text,
  phone_index text,
  lang text not null default 'zh'::text,
  state text not null,
  owner_body_id uuid not null,
  lead_body_id uuid,
  round integer not null default 1,
  answer text,
  answer_parts jsonb not null default '[]'::jsonb,
  declined_reason text,
  declined_where text,
  solved text,
  rating integer,
  created_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  dispatched_at timestamp with time zone,
  signed_at timestamp with time zone,
  contacted_at timestamp with time zone,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  version integer not null default 1,
  import_source text,
  import_key text,
  import_note text,
  ended_reason text,
  ended_where text,
  words tsvector generated always as (needs.words_of(number, title, text, place)) stored,
  phone_tail text,
  for_firm boolean not null default false,
  said_firm text not null default ''::text,
  floor_id uuid,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, number),
  FOREIGN KEY (district_id, building_id) REFERENCES directory.building(district_id, id),
  FOREIGN KEY (district_id, category_code) REFERENCES needs.category(district_id, code),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id),
  FOREIGN KEY (district_id, lead_body_id) REFERENCES directory.body(district_id, id),
  FOREIGN KEY (district_id, owner_body_id) REFERENCES directory.body(district_id, id),
  FOREIGN KEY (district_id, requester_organisation_id) REFERENCES directory.organisation(district_id, id),
  FOREIGN KEY (district_id, requester_person_id) REFERENCES directory.person(district_id, id),
  FOREIGN KEY (district_id, space_id) REFERENCES directory.space(district_id, id),
  FOREIGN KEY (district_id, unit_id) REFERENCES directory.governance_unit(district_id, id),
  CHECK (((NOT for_firm) OR (requester_organisation_id IS NOT NULL))),
  CHECK ((grade = ANY (ARRAY['danger'::text, 'utilities'::text, 'ordinary'::text, 'complex'::text]))),
  CHECK (((rating >= 1) AND (rating <= 5))),
  CHECK ((solved = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text]))),
  CHECK ((source = ANY (ARRAY['portal'::text, 'poster'::text, 'phone'::text, 'walk_in'::text, 'visit'::text, 'meeting'::text, 'import'::text, 'open311'::text]))),
  CHECK ((type = ANY (ARRAY['inquiry'::text, 'help'::text, 'complaint'::text, 'report'::text, 'suggestion'::text])))
);
CREATE INDEX need_closed ON needs.need USING btree (district_id, unit_id, closed_at) WHERE (closed_at IS NOT NULL);
CREATE INDEX need_floor ON needs.need USING btree (district_id, floor_id, created_at DESC, id DESC) WHERE (floor_id IS NOT NULL);
CREATE UNIQUE INDEX need_import ON needs.need USING btree (district_id, import_source, import_key) WHERE (import_source IS NOT NULL);
CREATE INDEX need_imported ON needs.need USING btree (district_id, answered_at) WHERE ((import_source IS NOT NULL) AND (import_note IS NULL));
CREATE INDEX need_lead ON needs.need USING btree (district_id, lead_body_id, created_at DESC, id DESC) WHERE (lead_body_id IS NOT NULL);
CREATE INDEX need_left_out ON needs.need USING btree (district_id, created_at) WHERE (import_note IS NOT NULL);
CREATE INDEX need_no_floor ON needs.need USING btree (district_id, unit_id, created_at DESC, id DESC) WHERE (floor_id IS NULL);
CREATE INDEX need_organisation ON needs.need USING btree (district_id, requester_organisation_id, created_at DESC, id DESC) WHERE (requester_organisation_id IS NOT NULL);
CREATE INDEX need_person ON needs.need USING btree (district_id, requester_person_id, created_at DESC, id DESC) WHERE (requester_person_id IS NOT NULL);
CREATE INDEX need_phone ON needs.need USING btree (district_id, phone_index, created_at DESC, id DESC) WHERE (phone_index IS NOT NULL);
CREATE INDEX need_phone_tail ON needs.need USING btree (district_id, phone_tail, created_at DESC) WHERE (phone_tail IS NOT NULL);
CREATE INDEX need_place ON needs.need USING btree (district_id, jurisdiction_code, created_at DESC, id DESC);
CREATE UNIQUE INDEX need_receipt ON needs.need USING btree (district_id, receipt_code);
CREATE INDEX need_space ON needs.need USING btree (district_id, space_id) WHERE (space_id IS NOT NULL);
CREATE INDEX need_tail_missing ON needs.need USING btree (district_id, id) WHERE ((phone_sealed IS NOT NULL) AND (phone_tail IS NULL));
CREATE INDEX need_unit ON needs.need USING btree (district_id, unit_id, created_at DESC, id DESC);
CREATE INDEX need_unit_lead ON needs.need USING btree (district_id, unit_id, lead_body_id, created_at DESC, id DESC);
CREATE INDEX need_unit_source ON needs.need USING btree (district_id, unit_id, source, created_at DESC, id DESC);
CREATE INDEX need_unit_type ON needs.need USING btree (district_id, unit_id, type, created_at DESC, id DESC);
CREATE INDEX need_words ON needs.need USING gin (words);
create policy tenant on needs.need for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));
CREATE TRIGGER need_floor BEFORE INSERT OR UPDATE OF building_id, space_id, place ON needs.need FOR EACH ROW EXECUTE FUNCTION needs.keep_floor();
CREATE TRIGGER need_floor_moved AFTER UPDATE OF building_id, space_id, place ON needs.need FOR EACH ROW WHEN ((old.floor_id IS DISTINCT FROM new.floor_id)) EXECUTE FUNCTION needs.move_floor();

create table needs.number_counter (
  district_id integer not null,
  unit_id uuid not null,
  day date not null,
  last integer not null,
  PRIMARY KEY (district_id, unit_id, day)
);
create policy tenant on needs.number_counter for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.objection (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  round integer not null,
  verdict_id uuid not null,
  caller_id uuid,
  kind text not null,
  words text not null default ''::text,
  at timestamp with time zone not null,
  body_id uuid not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  outcome text,
  finding text not null default ''::text,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, need_id, round),
  FOREIGN KEY (district_id, need_id) REFERENCES needs.need(district_id, id),
  CHECK ((kind = ANY (ARRAY['not_mine'::text, 'not_solved'::text]))),
  CHECK ((outcome = ANY (ARRAY['stands'::text, 'struck'::text, 'again'::text])))
);
CREATE INDEX objection_open ON needs.objection USING btree (district_id, body_id, at) WHERE (settled_at IS NULL);
create policy tenant on needs.objection for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.promise (
  district_id integer not null,
  need_id uuid not null,
  steps jsonb not null,
  told jsonb not null default '{}'::jsonb,
  PRIMARY KEY (district_id, need_id),
  FOREIGN KEY (district_id, need_id) REFERENCES needs.need(district_id, id)
);
create policy tenant on needs.promise for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.question (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  assignment_id uuid not null,
  text text not null,
  asked_at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone,
  PRIMARY KEY (district_id, id),
  FOREIGN KEY (district_id, assignment_id) REFERENCES needs.assignment(district_id, id)
);
CREATE INDEX question_assignment ON needs.question USING btree (district_id, assignment_id);
create policy tenant on needs.question for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.undo (
  district_id integer not null,
  need_id uuid not null,
  id uuid not null default kernel.new_id(),
  kind text not null,
  person_id uuid not null,
  before jsonb not null,
  version integer not null,
  events integer not null,
  until timestamp with time zone not null,
  undone_at timestamp with time zone,
  PRIMARY KEY (district_id, need_id),
  FOREIGN KEY (district_id, need_id) REFERENCES needs.need(district_id, id),
  CHECK ((kind = ANY (ARRAY['accept'::text, 'dispatch'::text, 'accept-and-dispatch'::text])))
);
create policy tenant on needs.undo for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table needs.verdict (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  round integer not null,
  via text not null,
  person_id uuid,
  reached boolean not null default true,
  solved text,
  rating integer,
  words text not null default ''::text,
  at timestamp with time zone not null,
  how text,
  how_note text not null default ''::text,
  disputed boolean not null default false,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, need_id, round),
  FOREIGN KEY (district_id, need_id) REFERENCES needs.need(district_id, id),
  CHECK ((how = ANY (ARRAY['phone'::text, 'in_person'::text, 'they_called'::text]))),
  CHECK (((rating >= 1) AND (rating <= 5))),
  CHECK ((solved = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text]))),
  CHECK ((via = ANY (ARRAY['callback'::text, 'requester'::text])))
);
CREATE INDEX verdict_at ON needs.verdict USING btree (district_id, at);
create policy tenant on needs.verdict for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table notify.message (
  district_id integer not null,
  id uuid not null default kernel.new_id(),
  dedupe text not null,
  channel text not null,
  person_id uuid,
  address_sealed text,
  link_sealed text,
  lang text not null default 'zh'::text,
  template text not null,
  params jsonb not null default '{}'::jsonb,
  link text not null default ''::text,
  subject_kind text,
  subject_id uuid,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  last_error text,
  next_at timestamp with time zone,
  held_until timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  read_at timestamp with time zone,
  hold_id uuid,
  PRIMARY KEY (district_id, id),
  UNIQUE (district_id, dedupe, channel),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id),
  CHECK ((channel = ANY (ARRAY['app'::text, 'mail'::text, 'sms'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'given_up'::text, 'cancelled'::text])))
);
CREATE INDEX message_due ON notify.message USING btree (district_id, channel, next_at) WHERE (state = ANY (ARRAY['waiting'::text, 'failed'::text]));
CREATE INDEX message_given_up ON notify.message USING btree (district_id) WHERE (state = 'given_up'::text);
CREATE INDEX message_hold ON notify.message USING btree (district_id, hold_id) WHERE (hold_id IS NOT NULL);
CREATE INDEX message_inbox ON notify.message USING btree (district_id, person_id, created_at DESC, id DESC) WHERE (channel = 'app'::text);
CREATE INDEX message_subject ON notify.message USING btree (district_id, subject_kind, subject_id);
CREATE INDEX message_unread ON notify.message USING btree (district_id, person_id) WHERE ((channel = 'app'::text) AND (read_at IS NULL));
create policy tenant on notify.message for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

create table thread.link (
  district_id integer not null,
  from_kind text not null,
  from_id uuid not null,
  to_kind text not null,
  to_id uuid not null,
  relation text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (district_id, from_kind, from_id, to_kind, to_id, relation),
  FOREIGN KEY (district_id) REFERENCES kernel.district(id)
);
CREATE INDEX link_back ON thread.link USING btree (district_id, to_kind, to_id, from_kind, from_id);
create policy tenant on thread.link for all using ((district_id = kernel.tenant())) with check ((district_id = kernel.tenant()));

-- view directory.asked_tie_face (
--   district_id integer,
--   id uuid,
--   person_id uuid,
--   organisation_id uuid,
--   kind text,
--   job text,
--   from_day date,
--   to_day date
-- )

-- view directory.body_face (
--   district_id integer,
--   id uuid,
--   kind text,
--   name text,
--   short_name text,
--   name_en text,
--   unit_id uuid,
--   jurisdiction_code text,
--   external boolean,
--   region text,
--   contact_email text,
--   place text,
--   phone text,
--   hours text,
--   hours_en text,
--   organisation_id uuid
-- )

-- view directory.building_face (
--   district_id integer,
--   id uuid,
--   unit_id uuid,
--   name text,
--   name_en text
-- )

-- view directory.current_seat (
--   district_id integer,
--   id uuid,
--   person_id uuid,
--   kind text,
--   title text,
--   title_en text,
--   organisation_id uuid,
--   body_id uuid,
--   from_day date,
--   to_day date,
--   body_kind text,
--   body_name text,
--   body_short_name text,
--   body_name_en text,
--   unit_id uuid,
--   jurisdiction_code text
-- )

-- view directory.floor_face (
--   district_id integer,
--   id uuid,
--   label text,
--   level integer,
--   building_id uuid,
--   building text,
--   building_en text,
--   unit_id uuid
-- )

-- view directory.mail_face (
--   district_id integer,
--   id uuid,
--   email_sealed text
-- )

-- view directory.organisation_face (
--   district_id integer,
--   id uuid,
--   kind text,
--   name text,
--   short_name text,
--   name_en text
-- )

-- view directory.person_face (
--   district_id integer,
--   id uuid,
--   display_name text,
--   has_mail boolean,
--   lang text,
--   closed_at timestamp with time zone
-- )

-- view directory.space_face (
--   district_id integer,
--   id uuid,
--   code text,
--   floor text,
--   building_id uuid,
--   building text,
--   unit_id uuid,
--   floor_id uuid
-- )

-- view directory.tie_face (
--   district_id integer,
--   id uuid,
--   person_id uuid,
--   organisation_id uuid,
--   kind text,
--   job text,
--   duties text,
--   from_day date,
--   to_day date
-- )

-- view directory.unended_seat_face (
--   district_id integer,
--   id uuid,
--   person_id uuid,
--   body_id uuid,
--   from_day date
-- )

-- view directory.unit_face (
--   district_id integer,
--   id uuid,
--   slug text,
--   name text,
--   name_en text,
--   short_code text,
--   jurisdiction_code text,
--   place text
-- )

-- view notify.unread_face (
--   district_id integer,
--   id uuid,
--   person_id uuid
-- )

CREATE OR REPLACE FUNCTION directory.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select translate(kernel.folded(name), '()[]{}<>【】〔〕《》「」·•・.,、，。:;"''“”‘’-–—_/', '')
$function$
;

CREATE OR REPLACE FUNCTION directory.saying(what text, asked tsquery, most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  (select id from directory.organisation where what = 'organisation' and district_id = kernel.tenant() and words @@ asked limit most)
  union all (select id from directory.space where what = 'space' and district_id = kernel.tenant() and words @@ asked limit most)
  union all (select id from directory.person where what = 'person' and district_id = kernel.tenant() and words @@ asked limit most)
  union all (select id from directory.affiliation where what = 'affiliation' and district_id = kernel.tenant() and words @@ asked limit most)
  union all (select id from directory.seat where what = 'seat' and district_id = kernel.tenant() and words @@ asked limit most)
  union all (select id from directory.body where what = 'body' and district_id = kernel.tenant() and words @@ asked limit most)
$function$
;

CREATE OR REPLACE FUNCTION kernel.add_job(task text, payload json, job_key text DEFAULT NULL::text, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform graphile_worker.add_job(task, payload => payload, job_key => add_job.job_key, run_at => add_job.run_at, max_attempts => 12);
end $function$
;

CREATE OR REPLACE FUNCTION kernel.asked(q text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select string_agg('''' || replace(replace(pair, '\', '\\'), '''', '''''') || '''', ' & ')::tsquery from unnest(kernel.pairs_of(kernel.folded(q))) as pair
$function$
;

CREATE OR REPLACE FUNCTION kernel.fence(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy tenant on %s using (district_id = kernel.tenant()) with check (district_id = kernel.tenant())', target);
end $function$
;

CREATE OR REPLACE FUNCTION kernel.folded(said text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select translate(lower(normalize(said, NFKC)), E' \t\n\r\f\x0b\u200b\u200c\u200d\u2060\ufeff\u00ad', '')
$function$
;

CREATE OR REPLACE FUNCTION kernel.new_id()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$function$
;

CREATE OR REPLACE FUNCTION kernel.pairs_of(folded text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select array(select distinct a || b from unnest(string_to_array(folded, null), (string_to_array(folded, null))[2:]) as p(a, b) where b is not null)
$function$
;

CREATE OR REPLACE FUNCTION kernel.tenant()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('app.tenant', true), '')::int
$function$
;

CREATE OR REPLACE FUNCTION kernel.words_of(said text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select array_to_tsvector(kernel.pairs_of(kernel.folded(left(said, 4000))))
$function$
;

CREATE OR REPLACE FUNCTION needs.digits_of(number text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select translate(number, translate(number, '0123456789', ''), '')
$function$
;

CREATE OR REPLACE FUNCTION needs.floor_of(district integer, tower uuid, room uuid, place text)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select case when room is not null then (select s.floor_id from directory.space_face s where s.district_id = district and s.id = room)
  else (select (array_agg(f.id))[1] from directory.floor_face f where f.district_id = district and f.building_id = tower and f.label = any(
      array(select upper(coalesce(m[1], m[2])) from regexp_matches(normalize(place, NFKC),
        '(?<![A-Za-z0-9])(b?[0-9]{1,3})\s*(?:层|楼|f(?![a-z]))|(?<![a-z])floor\s*(b?[0-9]{1,3})(?![0-9])', 'gi') as m))
    having count(*) = 1) end
$function$
;

CREATE OR REPLACE FUNCTION needs.keep_floor()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  new.floor_id := needs.floor_of(new.district_id, new.building_id, new.space_id, new.place);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION needs.move_floor()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update needs.inbox set floor_id = new.floor_id where district_id = new.district_id and need_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION needs.said_of(number text, title text, said text, place text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select number || chr(31) || title || chr(31) || place || chr(31) || said
$function$
;

CREATE OR REPLACE FUNCTION needs.saying(pairs tsquery, most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select id from needs.need where district_id = kernel.tenant() and words @@ pairs limit most
$function$
;

CREATE OR REPLACE FUNCTION needs.words_of(number text, title text, said text, place text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select array_to_tsvector(kernel.pairs_of(kernel.folded(left(needs.said_of(number, title, said, place), 4000)))
    || array(select '#' || substr(d, k) from needs.digits_of(number) as d, generate_series(1, length(d) - 3) as k))
$function$
;
