-- The State Council's arrangement of holidays and make-up working days, one row per day that differs from its weekday.
create schema calendar;
grant usage on schema calendar to liti_app;

create table calendar.special_day (
  district_id int not null references kernel.district,
  day date not null,
  name text not null,
  off boolean not null,
  primary key (district_id, day)
);
-- A year counts as known only when its arrangement was imported, even if it moved no day.
create table calendar.known_year (
  district_id int not null references kernel.district,
  year int not null,
  source text not null default '',
  imported_at timestamptz not null default now(),
  primary key (district_id, year)
);
select kernel.fence('calendar.special_day'), kernel.fence('calendar.known_year');
grant select, insert, update, delete on all tables in schema calendar to liti_app;
