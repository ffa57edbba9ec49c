-- What the requester was promised when they asked, kept as it was said: nothing that comes later alters it.
create table needs.promise (
  district_id int not null,
  need_id uuid not null,
  steps jsonb not null, -- as the receipt says it: list of {kind, dueAt, text, detail, rule}; null where it is not known any more
  told jsonb not null default '{}', -- the dates the requester was told last, by kind: {dueAt, rule}
  primary key (district_id, need_id),
  foreign key (district_id, need_id) references needs.need (district_id, id)
);
select kernel.fence('needs.promise');
grant select, insert, update (told) on needs.promise to liti_app;

-- Of needs that are there already only what was written down is taken over: the clocks as they were started, and the dates of the
-- messages that were sent. What was only ever worked out while a page was read stays open.
with said as (
  select m.district_id, m.subject_id as need_id, m.created_at, m.id, m.params ->> 'answerBy' as answer, m.params ->> 'contactBy' as contact
  from notify.message m
  where m.subject_kind = 'need' and m.template in ('need.received', 'need.accepted', 'need.dispatched', 'need.contacted', 'need.reopened')
), first_said as (
  select district_id, need_id, (array_agg(answer order by created_at, id) filter (where answer is not null))[1] as answer,
    (array_agg(contact order by created_at, id) filter (where contact is not null))[1] as contact,
    (array_agg(answer order by created_at desc, id desc) filter (where answer is not null))[1] as last_answer
  from said group by district_id, need_id
), running as (
  select distinct on (c.district_id, c.need_id, c.kind) c.district_id, c.need_id, c.kind,
    jsonb_build_object('dueAt', to_char(c.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      'rule', jsonb_build_object('id', c.rule_id, 'version', c.rule_version)) as date
  from needs.clock c
  where c.met_at is null and c.cancelled_at is null and c.assignment_id is null and c.kind in ('accept', 'dispatch', 'contact', 'answer')
  order by c.district_id, c.need_id, c.kind, c.started_at desc
), at_first as (
  select distinct on (c.district_id, c.need_id) c.district_id, c.need_id,
    to_char(c.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as due, jsonb_build_object('id', c.rule_id, 'version', c.rule_version) as rule
  from needs.clock c where c.kind = 'accept' order by c.district_id, c.need_id, c.started_at
)
insert into needs.promise (district_id, need_id, steps, told)
select n.district_id, n.id,
  jsonb_build_array(
    -- who writes a need down takes it on in the same step
    jsonb_build_object('kind', 'accept', 'text', null, 'detail', null, 'rule', a.rule,
      'dueAt', case when n.source not in ('phone', 'walk_in', 'visit', 'meeting') then a.due end),
    jsonb_build_object('kind', 'dispatch', 'text', null, 'detail', null, 'rule', null, 'dueAt', null),
    jsonb_build_object('kind', 'contact', 'text', null, 'detail', null, 'rule', null, 'dueAt', f.contact),
    jsonb_build_object('kind', 'answer', 'text', null, 'detail', null, 'rule', null, 'dueAt', f.answer),
    jsonb_build_object('kind', 'confirm', 'text', null, 'detail', null, 'rule', null, 'dueAt', null)),
  coalesce((select jsonb_object_agg(r.kind, r.date) from running r where r.district_id = n.district_id and r.need_id = n.id), '{}')
    || case when f.last_answer is null or exists (select from running r where r.district_id = n.district_id and r.need_id = n.id and r.kind = 'answer')
      then '{}' else jsonb_build_object('answer', jsonb_build_object('dueAt', f.last_answer, 'rule', null)) end
from needs.need n
left join first_said f on f.district_id = n.district_id and f.need_id = n.id
left join at_first a on a.district_id = n.district_id and a.need_id = n.id
where n.import_source is null;

-- A promise in days ends when the office closes. Clocks that run keep the date they were told: the versions they began under count
-- to the minute as before, and a new version counts from today on.
alter table needs.clock_rule drop constraint clock_rule_unit_check;
alter table needs.clock_rule add constraint clock_rule_unit_check
  check (unit in ('hours', 'working-hours', 'days', 'working-days', 'exact-days'));
insert into needs.clock_rule (district_id, id, version, kind, grade, outside, amount, unit, name, name_en, source, from_day)
select distinct on (district_id, id) district_id, id, version + 1, kind, grade, outside, amount, 'days', name, name_en, source,
  greatest(from_day, (now() at time zone 'Asia/Shanghai')::date)
from needs.clock_rule where unit = 'days' order by district_id, id, version desc;
update needs.clock_rule r set unit = 'exact-days'
where unit = 'days' and exists (select from needs.clock_rule l where l.district_id = r.district_id and l.id = r.id and l.version > r.version and l.unit = 'days');
