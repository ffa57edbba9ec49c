-- What every module stands on: ids, tenant fence, idempotency, audit, files, live events.
-- The role liti_app is what the running product connects as; it owns nothing.
do $$ begin
  if not exists (select from pg_roles where rolname = 'liti_app') then create role liti_app nologin; end if;
end $$;

create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create schema kernel;
grant usage on schema kernel to liti_app;

-- RFC 9562 version 7: the time in front keeps index pages warm. PostgreSQL 18 has uuidv7(), 15 has not.
create function kernel.new_id() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- After a transaction that set it, the setting is '' and not null.
create function kernel.tenant() returns int language sql stable parallel safe as $$
  select nullif(current_setting('app.tenant', true), '')::int
$$;

-- The second fence behind the queries: rows of one district are invisible under another.
create function kernel.fence(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy tenant on %s using (district_id = kernel.tenant()) with check (district_id = kernel.tenant())', target);
end $$;

create table kernel.district (
  id int primary key check (id between 100000 and 999999), -- official division code
  name text not null,
  host text unique, -- the address this district is served at; null for the only one
  created_at timestamptz not null default now()
);
grant select, insert, update on kernel.district to liti_app;

create table kernel.setting (
  district_id int not null references kernel.district,
  name text not null,
  value jsonb not null,
  changed_at timestamptz not null default now(),
  primary key (district_id, name)
);
select kernel.fence('kernel.setting');
grant select, insert, update, delete on kernel.setting to liti_app;

-- One row per command key: the reply is given again, a changed request is refused.
create table kernel.idempotency (
  district_id int not null,
  caller text not null,
  key text not null check (length(key) between 8 and 255),
  request_hash text not null,
  reply jsonb,
  at timestamptz not null default now(),
  primary key (district_id, caller, key)
);
create index idempotency_age on kernel.idempotency (at);
select kernel.fence('kernel.idempotency');
grant select, insert, update, delete on kernel.idempotency to liti_app;

-- One row per command, written in its transaction; the application may add and read, never change.
create table kernel.audit (
  id bigint generated always as identity primary key,
  district_id int not null,
  at timestamptz not null,
  actor text not null,
  event text not null,
  subject text not null,
  detail jsonb not null default '{}',
  request_id text
);
create index audit_subject on kernel.audit (district_id, subject, id);
select kernel.fence('kernel.audit');
grant select, insert on kernel.audit to liti_app;

-- The chain over the audit. Sealing runs apart from the commands (one sealer at a time), so that
-- commands never queue behind each other for the head of the chain.
create table kernel.audit_seal (
  seq bigint primary key,
  audit_id bigint not null unique,
  hash bytea not null
);
grant select, insert on kernel.audit_seal to liti_app;

create table kernel.file (
  district_id int not null references kernel.district,
  id uuid not null default kernel.new_id(),
  storage_key text not null,
  sha256 text not null,
  name text not null,
  type text not null,
  size int not null check (size >= 0),
  -- what the file belongs to; null while it waits in a draft
  subject_kind text,
  subject_id uuid,
  audience text not null default 'subject' check (audience in ('subject', 'handlers', 'public')),
  uploaded_by text not null,
  created_at timestamptz not null default now(),
  primary key (district_id, id)
);
create index file_subject on kernel.file (district_id, subject_kind, subject_id);
create index file_waiting on kernel.file (district_id, created_at) where subject_id is null;
select kernel.fence('kernel.file');
grant select, insert, update, delete on kernel.file to liti_app;

-- Hints for open screens: ids only, kept a day so that a reconnecting screen can catch up.
create table kernel.live (
  id bigint generated always as identity primary key,
  district_id int not null,
  topics text[] not null,
  kind text not null,
  subject_id uuid,
  at timestamptz not null default now()
);
create index live_age on kernel.live (at);
select kernel.fence('kernel.live');
grant select, insert, delete on kernel.live to liti_app;

-- Every look at a protected field: who, whose, which, why.
create table kernel.look (
  id bigint generated always as identity primary key,
  district_id int not null,
  at timestamptz not null default now(),
  person_id uuid not null,
  field text not null,
  subject text not null,
  reason text not null default ''
);
create index look_subject on kernel.look (district_id, subject, id);
select kernel.fence('kernel.look');
grant select, insert on kernel.look to liti_app;

-- Fixed windows for rate limits that must hold across processes (codes, receipts, sign-in).
create table kernel.attempt (
  name text not null,
  who text not null,
  window_start timestamptz not null,
  count int not null default 1,
  primary key (name, who, window_start)
);
create index attempt_age on kernel.attempt (window_start);
grant select, insert, update, delete on kernel.attempt to liti_app;

grant usage on all sequences in schema kernel to liti_app;

-- A job in the command's own transaction. The application role may add jobs and nothing else in the queue's tables.
create function kernel.add_job(task text, payload json, job_key text default null, run_at timestamptz default null)
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(task, payload => payload, job_key => add_job.job_key, run_at => add_job.run_at, max_attempts => 12);
end $$;
revoke all on function kernel.add_job from public;
grant execute on function kernel.add_job to liti_app;
