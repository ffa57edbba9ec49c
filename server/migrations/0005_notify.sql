-- Notices: written in the command's transaction, delivered afterwards, their state visible.
create schema notify;
grant usage on schema notify to liti_app;

create table notify.message (
  district_id int not null references kernel.district,
  id uuid not null default kernel.new_id(),
  dedupe text not null, -- event and receiver: the same notice is never written twice
  channel text not null check (channel in ('app', 'mail', 'sms')),
  person_id uuid, -- who it is for; null where the address is all we have
  address_sealed text, -- mail address or phone of a receiver without an account
  link_sealed text, -- a link that opens something by itself; forgotten once it is sent
  lang text not null default 'zh',
  template text not null,
  params jsonb not null default '{}',
  link text not null default '',
  subject_kind text,
  subject_id uuid,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'given_up')),
  attempts int not null default 0,
  last_error text,
  next_at timestamptz, -- when it is tried; null in the app channel, where the row is the delivery
  held_until timestamptz, -- a worker is at it
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  read_at timestamptz,
  primary key (district_id, id),
  unique (district_id, dedupe, channel)
);
create index message_inbox on notify.message (district_id, person_id, created_at desc, id desc) where channel = 'app';
create index message_unread on notify.message (district_id, person_id) where channel = 'app' and read_at is null;
create index message_due on notify.message (district_id, channel, next_at) where state in ('waiting', 'failed');
create index message_subject on notify.message (district_id, subject_kind, subject_id);
select kernel.fence('notify.message');
grant select, insert, update on notify.message to liti_app;

-- The number on the bell, for the session that everything begins with.
create view notify.unread_face with (security_invoker = true) as
  select district_id, id, person_id from notify.message where channel = 'app' and read_at is null;
grant select on notify.unread_face to liti_app;
