-- One firm has one file: names are compared by what they say, without spaces, signs and the difference of full and half width.
create function directory.name_key(name text) returns text language sql immutable strict parallel safe as $$
  select translate(kernel.folded(name), '()[]{}<>【】〔〕《》「」·•・.,、，。:;"''“”‘’-–—_/', '')
$$;
alter table directory.organisation add column name_key text generated always as (directory.name_key(name)) stored;
create index organisation_name_key on directory.organisation (district_id, name_key);
