-- A list of duties can also run newest need first: the need's time stands beside the duty, so that one index gives the page.
alter table needs.inbox add column need_created_at timestamptz;
update needs.inbox i set need_created_at = n.created_at from needs.need n where n.district_id = i.district_id and n.id = i.need_id;
alter table needs.inbox alter column need_created_at set not null;
create index inbox_newest on needs.inbox (district_id, body_id, need_created_at desc, need_id desc);
create index inbox_unit_newest on needs.inbox (district_id, unit_id, need_created_at desc, need_id desc);
-- Everything in a building that one unit leads.
create index need_unit_lead on needs.need (district_id, unit_id, lead_body_id, created_at desc, id desc);
