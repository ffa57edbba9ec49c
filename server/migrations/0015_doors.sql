-- What is answered once more to a repeated call may hold what is sealed elsewhere (a receipt code beside the end of a phone
-- number): kept replies are sealed. What was kept in the clear is gone; its keys stay, so that nothing is done twice.
alter table kernel.idempotency drop column reply;
alter table kernel.idempotency add column id uuid not null default kernel.new_id();
alter table kernel.idempotency add column reply_sealed text;

-- Devices a person signed in on. What strangers try with their number does not hold them up there.
create table auth.known_device (
  district_id int not null default kernel.tenant(),
  user_id uuid not null,
  device uuid not null, -- of the signed cookie
  signed_in_at timestamptz not null,
  primary key (district_id, user_id, device),
  foreign key (district_id, user_id) references auth."user" on delete cascade
);
create index known_device_age on auth.known_device (district_id, signed_in_at);
select kernel.fence('auth.known_device');
grant select, insert, update, delete on auth.known_device to liti_app;

-- The last period of the authenticator whose code was taken: no code of it or of an earlier one is taken again (RFC 6238 §5.2).
alter table auth.two_factor add column used_step bigint;

-- When the person last said again who they are.
alter table auth.session add column confirmed_at timestamptz;

-- What waits with a draft is counted before more is taken.
create index file_waiting_of on kernel.file (district_id, uploaded_by) where subject_id is null;
