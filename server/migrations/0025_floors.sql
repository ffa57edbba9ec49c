-- The worklist by floor. A need stands on the floor of its room; without a room, on the one floor its place names (9 层候梯厅), if its tower has it.
create or replace view directory.space_face with (security_invoker = true) as
  select s.district_id, s.id, s.code, f.label as floor, b.id as building_id, b.name as building, b.unit_id, f.id as floor_id
  from directory.space s
  join directory.floor f on f.district_id = s.district_id and f.id = s.floor_id
  join directory.building b on b.district_id = f.district_id and b.id = f.building_id;
create view directory.floor_face with (security_invoker = true) as
  select f.district_id, f.id, f.label, f.level, b.id as building_id, b.name as building, b.name_en as building_en, b.unit_id
  from directory.floor f join directory.building b on b.district_id = f.district_id and b.id = f.building_id;
grant select on directory.floor_face to liti_app;

-- Of several floors named, none: 3 层到 5 层 stands on neither.
create function needs.floor_of(district int, tower uuid, room uuid, place text) returns uuid language sql stable set search_path = pg_catalog as $$
  select case when room is not null then (select s.floor_id from directory.space_face s where s.district_id = district and s.id = room)
  else (select (array_agg(f.id))[1] from directory.floor_face f where f.district_id = district and f.building_id = tower and f.label = any(
      array(select upper(coalesce(m[1], m[2])) from regexp_matches(normalize(place, NFKC),
        '(?<![A-Za-z0-9])(b?[0-9]{1,3})\s*(?:层|楼|f(?![a-z]))|(?<![a-z])floor\s*(b?[0-9]{1,3})(?![0-9])', 'gi') as m))
    having count(*) = 1) end
$$;
alter table needs.need add column floor_id uuid;
alter table needs.inbox add column floor_id uuid;
update needs.need n set floor_id = needs.floor_of(n.district_id, n.building_id, n.space_id, n.place) where n.space_id is not null or n.place <> '';
update needs.inbox i set floor_id = n.floor_id from needs.need n where n.district_id = i.district_id and n.id = i.need_id and n.floor_id is not null;

-- Rooms and places are written by several commands and by imports: the database keeps the floor, so that none can forget it.
create function needs.keep_floor() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  new.floor_id := needs.floor_of(new.district_id, new.building_id, new.space_id, new.place);
  return new;
end $$;
create trigger need_floor before insert or update of building_id, space_id, place on needs.need for each row execute function needs.keep_floor();
create function needs.move_floor() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  update needs.inbox set floor_id = new.floor_id where district_id = new.district_id and need_id = new.id;
  return null;
end $$;
create trigger need_floor_moved after update of building_id, space_id, place on needs.need for each row
  when (old.floor_id is distinct from new.floor_id) execute function needs.move_floor();

create index inbox_floor on needs.inbox (district_id, floor_id, due_at, need_id) where floor_id is not null;
create index need_floor on needs.need (district_id, floor_id, created_at desc, id desc) where floor_id is not null;
-- What stands on no floor: common parts, outside, or nobody said where.
create index need_no_floor on needs.need (district_id, unit_id, created_at desc, id desc) where floor_id is null;
