-- A database whose owner is no superuser: it steps down to the application's role at the door, for which it must be a member.
-- Where another administrator made the role it cannot make itself one; the start then says what to grant.
do $$ begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant liti_app to %I', current_user);
  end if;
exception when insufficient_privilege then null;
end $$;

-- Only the sealer, which is the owner, links the chain.
revoke insert on kernel.audit_seal from liti_app;

-- Tries are counted by district, behind the fence. What is counted at this moment is forgotten: the windows are minutes and hours.
drop table kernel.attempt;
create table kernel.attempt (
  district_id int not null default kernel.tenant(),
  name text not null,
  who text not null,
  window_start timestamptz not null,
  count int not null default 1,
  primary key (district_id, name, who, window_start)
);
create index attempt_age on kernel.attempt (district_id, window_start);
select kernel.fence('kernel.attempt');
grant select, insert, update, delete on kernel.attempt to liti_app;

-- What is kept only for a while is forgotten district by district.
drop index kernel.idempotency_age;
create index idempotency_age on kernel.idempotency (district_id, at);
drop index kernel.live_age;
create index live_age on kernel.live (district_id, at);
