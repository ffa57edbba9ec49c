-- Ten seconds to take an accept or a dispatch back: what they change is kept as it was, and what they tell waits as long.
create table needs.undo (
  district_id int not null,
  need_id uuid not null,
  id uuid not null default kernel.new_id(), -- the messages that wait carry it
  kind text not null check (kind in ('accept', 'dispatch', 'accept-and-dispatch')),
  person_id uuid not null, -- who did it, and alone may take it back
  before jsonb not null, -- of the need the columns that changed; its clocks and assignments
  version int not null, -- the need's, right after the step
  events int not null, -- lines of its timeline then: one more, and it is too late
  until timestamptz not null,
  undone_at timestamptz,
  primary key (district_id, need_id), -- the last step alone
  foreign key (district_id, need_id) references needs.need (district_id, id)
);
select kernel.fence('needs.undo');
grant select, insert, update, delete on needs.undo to liti_app;

-- Given in a dispatch that was taken back: never asked of the unit, shown nowhere but in the story.
alter table needs.assignment add column undone boolean not null default false;

-- `cancelled`: called back before it left. A message in the product that waits is not there yet for whoever it is for.
alter table notify.message drop constraint message_state_check;
alter table notify.message add constraint message_state_check check (state in ('waiting', 'sent', 'failed', 'given_up', 'cancelled'));
alter table notify.message add column hold_id uuid;
create index message_hold on notify.message (district_id, hold_id) where hold_id is not null;
create or replace view notify.unread_face with (security_invoker = true) as
  select district_id, id, person_id from notify.message where channel = 'app' and read_at is null and state = 'sent';
