-- A unit's promise for its own part (可以办，定在某日): the part stays open until the unit has said what came of it.
alter table needs.assignment
  drop constraint assignment_outcome_check,
  add constraint assignment_outcome_check check (outcome in ('done', 'promised', 'partly', 'cannot')),
  add column promised_day date, -- the day it named last
  add column missing text; -- what the lead found missing in its reply, until it replies again
-- A reply that was sent back is given its time again.
alter table needs.clock add column again boolean not null default false;
