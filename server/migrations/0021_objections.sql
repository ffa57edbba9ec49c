-- How the requester was asked, and what they have against what was written down in their name.
alter table needs.verdict
  add column how text check (how in ('phone', 'in_person', 'they_called')), -- null: their own page, not reached, or from before
  add column how_note text not null default '',
  add column disputed boolean not null default false; -- does not count until the objection is settled

create table needs.objection (
  district_id int not null,
  id uuid not null default kernel.new_id(),
  need_id uuid not null,
  round int not null,
  verdict_id uuid not null,
  caller_id uuid, -- whoever wrote the verdict down does not settle it
  kind text not null check (kind in ('not_mine', 'not_solved')),
  words text not null default '',
  at timestamptz not null,
  body_id uuid not null, -- who looks into it
  settled_at timestamptz,
  settled_by uuid,
  outcome text check (outcome in ('stands', 'struck', 'again')),
  finding text not null default '',
  primary key (district_id, id),
  unique (district_id, need_id, round), -- one verdict a round, one objection to it
  foreign key (district_id, need_id) references needs.need (district_id, id)
);
create index objection_open on needs.objection (district_id, body_id, at) where settled_at is null;
select kernel.fence('needs.objection');
grant select, insert, update on needs.objection to liti_app;
