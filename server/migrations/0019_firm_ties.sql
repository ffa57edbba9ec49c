-- Whose somebody is, they say themselves; and who asks says for whom.

-- A tie typed in by others is without effect until its person accepts it: all ties from before wait for that too.
alter table directory.affiliation
  add column accepted_at timestamptz, -- when the person said that it is so
  add column called text not null default ''; -- how whoever wrote it down calls them; shown until they accept
update directory.affiliation a set called = p.display_name
from directory.person p where p.district_id = a.district_id and p.id = a.person_id;

create view directory.tie_face with (security_invoker = true) as
  select district_id, id, person_id, organisation_id, kind, job, duties, from_day, to_day
  from directory.affiliation where accepted_at is not null;
create view directory.asked_tie_face with (security_invoker = true) as
  select district_id, id, person_id, organisation_id, kind, job, from_day, to_day
  from directory.affiliation where accepted_at is null;
grant select on directory.tie_face, directory.asked_tie_face to liti_app;

-- A seat given by a number that was on file already shows the name that was typed with it, not the one on file.
alter table directory.seat add column holder_called text not null default '';

alter table needs.need
  add column for_firm boolean not null default false, -- asked in the name of the firm: those who act for it see it
  add column said_firm text not null default '', -- the firm a guest says they are of, unverified
  add check (not for_firm or requester_organisation_id is not null);
-- What the desk wrote down as a firm's stays the firm's. A need of a person is theirs alone until somebody chooses otherwise.
update needs.need set for_firm = true
where requester_organisation_id is not null and not hidden and type not in ('complaint', 'report')
  and source in ('phone', 'walk_in', 'visit', 'meeting');
