-- A person's mail address lies sealed, as their phone does. No screen took one before this, so the clear column goes with what is in it.
alter table directory.person add column email_sealed text;
drop view directory.person_face;
alter table directory.person drop column email;

-- Whom notices go to: whether there is an address, never which.
create view directory.person_face with (security_invoker = true) as
  select district_id, id, display_name, email_sealed is not null as has_mail, lang, closed_at from directory.person;
-- The sealed address, for the outbox to open when it sends.
create view directory.mail_face with (security_invoker = true) as
  select district_id, id, email_sealed from directory.person where email_sealed is not null and closed_at is null;
grant select on directory.person_face, directory.mail_face to liti_app;

-- The intake writes no notice itself: whether a workstation knows of a new need is marked here by the job that tells it.
alter table needs.inbox add column told_at timestamptz;
create index inbox_untold on needs.inbox (district_id, body_id) where kind = 'accept' and told_at is null;

-- How far those concerned have been told that this clock runs out: 0 nobody, 1 first, 2 second and last.
alter table needs.clock add column told smallint not null default 0;

-- Counted by /metrics; there are few.
create index message_given_up on notify.message (district_id) where state = 'given_up';
