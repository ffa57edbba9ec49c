-- Each audit row carries a mark that only the product can make: an HMAC under a key that is not in the database. A row without one,
-- or with one that is not its own, was not written by the product and is never sealed. Rows from before are sealed without.
alter table kernel.audit add column mac text;
create unique index audit_mac on kernel.audit (mac);

-- Whoever links the chain holds this row. The application's role has no right to it, and cannot take it as it could an advisory lock.
create table kernel.audit_sealer (
  single boolean primary key default true check (single),
  unmarked_up_to bigint not null -- rows from before there were marks: they may be sealed until the first marked one is
);
insert into kernel.audit_sealer (unmarked_up_to) select coalesce(max(id), 0) from kernel.audit;

-- One row that /readyz writes: a database that takes no more writing is seen before somebody's need is lost.
create table kernel.pulse (
  single boolean primary key default true check (single),
  at timestamptz not null
);
insert into kernel.pulse (at) values (now());
grant select, update on kernel.pulse to liti_app;
