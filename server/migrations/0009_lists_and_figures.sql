-- Lists that page by a need's own time, numbers that compare byte by byte, the building of a need, and indexes for the figures.

-- What other modules may know of a building.
create view directory.building_face with (security_invoker = true) as
  select district_id, id, unit_id, name, name_en from directory.building;
grant select on directory.building_face to liti_app;

-- "All" of a body runs newest need first: the need's time stands beside the assignment, so that one index gives the page.
alter table needs.assignment add column need_created_at timestamptz;
update needs.assignment a set need_created_at = n.created_at from needs.need n where n.district_id = a.district_id and n.id = a.need_id;
alter table needs.assignment alter column need_created_at set not null;
create index assignment_newest on needs.assignment (district_id, body_id, need_created_at desc, need_id desc);
drop index needs.assignment_body;

-- A search for JD-26 reads from JD-26 to JD-26~: the order has to be that of the bytes, whatever the database sorts names by.
alter table needs.need alter column number type text collate "C";

-- Behind the tenant fence the planner keeps away from the index of words: it does not know that comparing them tells nobody anything.
-- This reads the index in front of the fence, and only the district at hand.
create function needs.saying(pairs tsquery, most int) returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
  select id from needs.need where district_id = kernel.tenant() and words @@ pairs limit most
$$;
revoke execute on function needs.saying from public;
grant execute on function needs.saying to liti_app;

-- The tower: that of the room, else the only one of its unit. Elsewhere nobody said which.
update needs.need n set building_id = f.building_id
from directory.space s join directory.floor f on f.district_id = s.district_id and f.id = s.floor_id
join directory.building b on b.district_id = f.district_id and b.id = f.building_id
where s.district_id = n.district_id and s.id = n.space_id and b.unit_id = n.unit_id;
update needs.need n set building_id = tower.id
from (select district_id, unit_id, (array_agg(id))[1] as id from directory.building group by district_id, unit_id having count(*) = 1) as tower
where tower.district_id = n.district_id and tower.unit_id = n.unit_id and n.building_id is null;

-- Whether a promise was kept is counted from the clocks, round by round; these two held one round only and were read by nothing.
alter table needs.need drop column contact_met, drop column answer_met;

-- Figures read a period: first contacts by the day they came or ran out, answers by the day they fell due, times by the day they ended.
create index clock_contacts on needs.clock (district_id, least(due_at, met_at)) where kind = 'contact' and cancelled_at is null;
create index clock_answers on needs.clock (district_id, due_at) where kind in ('answer', 'reply') and cancelled_at is null;
create index clock_met on needs.clock (district_id, met_at) where kind in ('sign', 'contact', 'answer', 'reply') and cancelled_at is null and met_at is not null;
