-- From asking to answered.
create schema needs;
grant usage on schema needs to liti_app;

create table needs.category (
  district_id int not null references kernel.district,
  code text not null,
  parent_code text,
  name text not null,
  name_en text not null,
  hint text not null default '', -- what belongs here, in everyday words
  hint_en text not null default '',
  position int not null default 0,
  retired boolean not null default false,
  primary key (district_id, code),
  foreign key (district_id, parent_code) references needs.category (district_id, code)
);

-- 派单目录: which body leads for which category, and why.
create table needs.dispatch_rule (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  category_code text not null,
  lead_body_id uuid, -- a named body, or
  lead_body_kind text, -- the body of this kind at the need's own unit (property, workstation) or place (subdistrict)
  note text not null,
  note_en text not null,
  position int not null default 0,
  primary key (district_id, id),
  foreign key (district_id, category_code) references needs.category (district_id, code),
  foreign key (district_id, lead_body_id) references directory.body (district_id, id),
  check ((lead_body_id is null) <> (lead_body_kind is null))
);
create index dispatch_rule_category on needs.dispatch_rule (district_id, category_code);

-- How long each step may take. A new version is a new row; a clock keeps the version it started under.
create table needs.clock_rule (
  district_id int not null references kernel.district,
  id text not null, -- answer-complex
  version int not null,
  kind text not null check (kind in ('accept', 'dispatch', 'sign', 'contact', 'answer', 'reply', 'callback', 'case')),
  grade text check (grade in ('danger', 'utilities', 'ordinary', 'complex')), -- null: any
  outside boolean, -- for replies: of a unit outside the district; null: any
  amount int not null check (amount > 0),
  unit text not null check (unit in ('hours', 'working-hours', 'days', 'working-days')),
  name text not null,
  name_en text not null,
  source text not null default '',
  from_day date not null,
  primary key (district_id, id, version)
);

create table needs.number_counter (
  district_id int not null,
  unit_id uuid not null,
  day date not null,
  last int not null,
  primary key (district_id, unit_id, day)
);

create table needs.need (
  district_id int not null references kernel.district,
  id uuid not null default kernel.new_id(),
  number text not null, -- JD-261123-07
  receipt_code text not null, -- the number and four random characters: what a guest follows the need with
  unit_id uuid not null,
  building_id uuid,
  jurisdiction_code text not null,
  place text not null default '', -- 12 层 1203 室
  space_id uuid,
  type text not null check (type in ('inquiry', 'help', 'complaint', 'report', 'suggestion')),
  category_code text not null,
  grade text not null default 'ordinary' check (grade in ('danger', 'utilities', 'ordinary', 'complex')),
  title text not null,
  text text not null,
  wanted text not null default '',
  source text not null check (source in ('portal', 'poster', 'phone', 'walk_in', 'visit', 'meeting', 'import', 'open311')),
  requester_person_id uuid,
  requester_organisation_id uuid,
  requester_label text not null default '', -- 人事经理; never a name on public pages
  hidden boolean not null default false,
  contact_name_sealed text,
  phone_sealed text,
  phone_index text,
  lang text not null default 'zh',
  state text not null,
  owner_body_id uuid not null, -- always exactly one
  lead_body_id uuid,
  round int not null default 1, -- 2 and 3 after a reopening
  answer text,
  answer_parts jsonb not null default '[]',
  declined_reason text,
  declined_where text, -- where to go instead
  solved text check (solved in ('yes', 'partly', 'no')),
  rating int check (rating between 1 and 5),
  created_at timestamptz not null,
  accepted_at timestamptz,
  dispatched_at timestamptz,
  signed_at timestamptz,
  contacted_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  contact_met boolean, -- first contact within its time; null until it fell due or happened
  answer_met boolean,
  changed_at timestamptz not null,
  version int not null default 1,
  import_source text,
  import_key text,
  import_note text, -- why a row's times are left out of the figures
  words tsvector not null, -- pairs of neighbouring characters: finds Chinese words from two characters on
  primary key (district_id, id),
  unique (district_id, number),
  foreign key (district_id, unit_id) references directory.governance_unit (district_id, id),
  foreign key (district_id, building_id) references directory.building (district_id, id),
  foreign key (district_id, space_id) references directory.space (district_id, id),
  foreign key (district_id, category_code) references needs.category (district_id, code),
  foreign key (district_id, owner_body_id) references directory.body (district_id, id),
  foreign key (district_id, lead_body_id) references directory.body (district_id, id),
  foreign key (district_id, requester_person_id) references directory.person (district_id, id),
  foreign key (district_id, requester_organisation_id) references directory.organisation (district_id, id)
);
create unique index need_import on needs.need (district_id, import_source, import_key) where import_source is not null;
create index need_imported on needs.need (district_id, answered_at) where import_source is not null and import_note is null;
create index need_left_out on needs.need (district_id, created_at) where import_note is not null;
create unique index need_receipt on needs.need (district_id, receipt_code);
create index need_unit on needs.need (district_id, unit_id, created_at desc, id desc);
create index need_place on needs.need (district_id, jurisdiction_code, created_at desc, id desc);
create index need_person on needs.need (district_id, requester_person_id, created_at desc, id desc) where requester_person_id is not null;
create index need_phone on needs.need (district_id, phone_index, created_at desc, id desc) where phone_index is not null;
create index need_organisation on needs.need (district_id, requester_organisation_id, created_at desc, id desc) where requester_organisation_id is not null;
create index need_lead on needs.need (district_id, lead_body_id, created_at desc, id desc) where lead_body_id is not null;
create index need_closed on needs.need (district_id, unit_id, closed_at) where closed_at is not null;
create index need_space on needs.need (district_id, space_id) where space_id is not null;
create index need_words on needs.need using gin (words);

create table needs.assignment (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  round int not null default 1,
  position int not null default 0, -- the lead first, then a fixed order
  body_id uuid not null,
  role text not null check (role in ('lead', 'co')),
  ask text not null default '', -- what this unit is asked to do, a line each
  state text not null check (state in ('assigned', 'signed', 'replied', 'returned', 'cancelled')),
  outcome text check (outcome in ('done', 'partly', 'cannot')),
  reply text,
  return_reason text,
  signed_by text not null default '', -- the office that signed: 就业处
  created_at timestamptz not null,
  signed_at timestamptz,
  replied_at timestamptz,
  ended_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, need_id) references needs.need (district_id, id),
  foreign key (district_id, body_id) references directory.body (district_id, id)
);
create index assignment_need on needs.assignment (district_id, need_id);
create unique index assignment_once on needs.assignment (district_id, need_id, round, body_id) where state not in ('returned', 'cancelled');
create unique index assignment_one_lead on needs.assignment (district_id, need_id, round) where role = 'lead' and state not in ('returned', 'cancelled');
create index assignment_body on needs.assignment (district_id, body_id, created_at desc, id desc);

-- The signed link of a unit without an account. The token itself is never stored.
create table needs.assignment_link (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  assignment_id uuid not null,
  token_hash text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  first_opened_at timestamptz,
  last_opened_at timestamptz,
  opened int not null default 0,
  created_at timestamptz not null,
  primary key (district_id, id),
  foreign key (district_id, assignment_id) references needs.assignment (district_id, id)
);
create unique index assignment_link_token on needs.assignment_link (district_id, token_hash);
create index assignment_link_assignment on needs.assignment_link (district_id, assignment_id);

-- A question stops the asking unit's own clock until it is answered.
create table needs.question (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  assignment_id uuid not null,
  text text not null,
  asked_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, assignment_id) references needs.assignment (district_id, id)
);
create index question_assignment on needs.question (district_id, assignment_id);

create table needs.clock (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  assignment_id uuid,
  round int not null default 1,
  kind text not null,
  body_id uuid not null, -- whose time runs
  rule_id text not null,
  rule_version int not null,
  started_at timestamptz not null,
  due_at timestamptz not null, -- recomputed when a pause begins or ends
  met_at timestamptz,
  cancelled_at timestamptz,
  pauses jsonb not null default '[]', -- list of {from, to, reason}
  primary key (district_id, id),
  foreign key (district_id, need_id) references needs.need (district_id, id),
  foreign key (district_id, assignment_id) references needs.assignment (district_id, id),
  foreign key (district_id, rule_id, rule_version) references needs.clock_rule (district_id, id, version)
);
create index clock_need on needs.clock (district_id, need_id);
create index clock_open on needs.clock (district_id, due_at, id) where met_at is null and cancelled_at is null;

-- The worklist: one row per body and need while a clock of that body runs, and one for a bad-rating case; rewritten by every command.
create table needs.inbox (
  district_id int not null,
  body_id uuid not null,
  need_id uuid not null,
  unit_id uuid not null,
  kind text not null, -- the clock that runs out first
  due_at timestamptz not null,
  primary key (district_id, body_id, need_id, kind),
  foreign key (district_id, need_id) references needs.need (district_id, id)
);
create index inbox_due on needs.inbox (district_id, body_id, due_at, need_id);
create index inbox_kind on needs.inbox (district_id, body_id, kind, due_at, need_id);
create index inbox_unit on needs.inbox (district_id, unit_id, due_at, need_id);
create index inbox_need on needs.inbox (district_id, need_id);

create table needs.event (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  assignment_id uuid,
  at timestamptz not null,
  kind text not null,
  body_id uuid, -- null: the requester
  by_label text not null default '', -- 站长, 联络员 王女士: a role, never more
  person_id uuid,
  note text not null default '',
  data jsonb not null default '{}',
  -- requester: also on the requester's page; handlers: inside only
  audience text not null default 'requester' check (audience in ('requester', 'handlers')),
  primary key (district_id, id),
  foreign key (district_id, need_id) references needs.need (district_id, id)
);
create index event_need on needs.event (district_id, need_id, at desc, id desc);

-- Who had a hand in it; they do not make the call-back.
create table needs.handler (
  district_id int not null,
  need_id uuid not null,
  person_id uuid not null,
  primary key (district_id, need_id, person_id),
  foreign key (district_id, need_id) references needs.need (district_id, id)
);

create table needs.callback_attempt (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  round int not null,
  at timestamptz not null,
  person_id uuid not null,
  result text not null check (result in ('no_answer', 'wrong_number', 'later', 'declined')),
  again_at timestamptz,
  note text not null default '',
  primary key (district_id, id),
  foreign key (district_id, need_id) references needs.need (district_id, id)
);
create index callback_attempt_need on needs.callback_attempt (district_id, need_id);

-- What the requester says in the end, once per round: to the caller or on their own page.
create table needs.verdict (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  round int not null,
  via text not null check (via in ('callback', 'requester')),
  person_id uuid, -- the caller
  reached boolean not null default true, -- false: not reached after all tries; counts neither way
  solved text check (solved in ('yes', 'partly', 'no')),
  rating int check (rating between 1 and 5),
  words text not null default '',
  at timestamptz not null,
  primary key (district_id, id),
  unique (district_id, need_id, round),
  foreign key (district_id, need_id) references needs.need (district_id, id)
);
create index verdict_at on needs.verdict (district_id, at);

-- A rating of the two lowest levels opens a case that somebody must answer (国办发〔2019〕51号).
create table needs.bad_rating_case (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  verdict_id uuid not null,
  body_id uuid not null, -- who looks into it
  opened_at timestamptz not null,
  due_at timestamptz not null,
  finding text,
  remedy text check (remedy in ('fixed', 'ledger', 'explained')),
  ended_at timestamptz,
  primary key (district_id, id),
  unique (district_id, verdict_id),
  foreign key (district_id, need_id) references needs.need (district_id, id)
);
create index bad_rating_case_open on needs.bad_rating_case (district_id, body_id, due_at) where ended_at is null;

create table needs.draft (
  district_id int not null references kernel.district,
  id uuid not null default kernel.new_id(),
  device text not null, -- what the signed draft cookie of a browser holds
  person_id uuid,
  data jsonb not null,
  contact_sealed text, -- phone and name, as far as they are typed
  updated_at timestamptz not null,
  primary key (district_id, id),
  unique (district_id, device)
);
create index draft_age on needs.draft (district_id, updated_at);

create table needs.import_run (
  district_id int not null references kernel.district,
  id uuid not null default kernel.new_id(),
  source text not null,
  file_name text not null,
  file_sha256 text not null,
  settings_sha256 text not null, -- mapping, source and building: a run goes on only under the same ones
  rows_read int not null default 0, -- up to here everything is written; a broken-off run goes on behind it
  imported int not null default 0,
  already int not null default 0,
  rejected_rows int not null default 0,
  rejected jsonb not null default '[]', -- the first thousand, list of {row, column, code}
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (district_id, id)
);
create index import_run_open on needs.import_run (district_id, source, file_sha256) where finished_at is null;

select kernel.fence(format('needs.%I', t)::regclass)
from unnest(array['category', 'dispatch_rule', 'clock_rule', 'number_counter', 'need', 'assignment', 'assignment_link', 'question', 'clock', 'inbox',
  'event', 'handler', 'callback_attempt', 'verdict', 'bad_rating_case', 'draft', 'import_run']) as t;
grant select, insert, update, delete on all tables in schema needs to liti_app;
revoke delete on needs.need, needs.event, needs.verdict from liti_app;
