-- Which record came from which: the thread of 来龙去脉.
create schema thread;
grant usage on schema thread to liti_app;

create table thread.link (
  district_id int not null references kernel.district,
  from_kind text not null,
  from_id uuid not null,
  to_kind text not null,
  to_id uuid not null,
  relation text not null, -- raises, becomes, assigns, answers, calls_back, reopens, concerns
  at timestamptz not null,
  primary key (district_id, from_kind, from_id, to_kind, to_id, relation)
);
create index link_back on thread.link (district_id, to_kind, to_id, from_kind, from_id);
select kernel.fence('thread.link');
grant select, insert on thread.link to liti_app;
