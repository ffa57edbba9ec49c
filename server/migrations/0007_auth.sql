-- Sign-in: the tables of better-auth 1.7 (a test asks it whether anything is left to create), with the district in
-- front and behind the fence. Nothing here says who somebody is: a user is a person's id, a code belongs to the blind
-- index of a phone, codes and passwords are hashed, second-factor secrets are encrypted.
create schema auth;
grant usage on schema auth to liti_app;

create table auth."user" (
  district_id int not null default kernel.tenant(),
  id uuid not null default kernel.new_id(),
  person_id uuid not null,
  name text not null check (name = ''), -- the name is with the person
  email text not null check (email = person_id || '@person.invalid'), -- the library wants one; no mail goes there
  email_verified boolean not null,
  image text,
  phone_number text check (phone_number is null), -- the number is sealed, with the person
  phone_number_verified boolean,
  two_factor_enabled boolean,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, person_id),
  unique (district_id, email),
  foreign key (district_id, person_id) references directory.person (district_id, id)
);

create table auth.session (
  district_id int not null default kernel.tenant(),
  id uuid not null default kernel.new_id(),
  user_id uuid not null,
  token text not null, -- begins with the district; worth nothing without the cookie's signature
  method text not null check (method in ('code', 'password')),
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  second_factor_at timestamptz,
  address text, -- masked
  device text, -- browser and system, no more
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null,
  primary key (district_id, id),
  unique (district_id, token),
  foreign key (district_id, user_id) references auth."user" on delete cascade
);
create index session_user_id_idx on auth.session (user_id);
create index session_age on auth.session (district_id, last_seen_at);

create table auth.account (
  district_id int not null default kernel.tenant(),
  id uuid not null default kernel.new_id(),
  user_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  password_changed_at timestamptz, -- ours, for rules that let a password grow old
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null,
  primary key (district_id, id),
  unique (district_id, provider_id, account_id),
  foreign key (district_id, user_id) references auth."user" on delete cascade
);
create index account_user_id_idx on auth.account (user_id);

create table auth.verification (
  district_id int not null default kernel.tenant(),
  id uuid not null default kernel.new_id(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (district_id, id)
);
create index verification_identifier_idx on auth.verification (identifier);
create index verification_age on auth.verification (expires_at);

create table auth.two_factor (
  district_id int not null default kernel.tenant(),
  id uuid not null default kernel.new_id(),
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count int,
  locked_until timestamptz,
  primary key (district_id, id),
  foreign key (district_id, user_id) references auth."user" on delete cascade
);
create index two_factor_user_id_idx on auth.two_factor (user_id);
create index two_factor_secret_idx on auth.two_factor (secret);

-- Tries to sign in that have not succeeded yet, and until when no more are taken. Ours.
create table auth.lock (
  district_id int not null default kernel.tenant(),
  who text not null, -- what is tried, and the blind index or id it is tried on
  tries int not null,
  locked_until timestamptz,
  last_try_at timestamptz not null,
  primary key (district_id, who)
);

select kernel.fence(format('auth.%I', t)::regclass) from unnest(array['user', 'session', 'account', 'verification', 'two_factor', 'lock']) as t;
grant select, insert, update, delete on all tables in schema auth to liti_app;
