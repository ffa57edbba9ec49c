-- What is looked for and what it is looked for in are folded alike, here and nowhere else: full-width and half-width are one
-- (NFKC, UAX 15), letter case and spaces do not count, nor do signs nobody sees.
create function kernel.folded(said text) returns text language sql immutable strict parallel safe as $$
  select translate(lower(normalize(said, NFKC)), E' \t\n\r\f\x0b\u200b\u200c\u200d\u2060\ufeff\u00ad', '')
$$;

-- Pairs of neighbouring characters: they find Chinese words from two characters on (trigrams need three, word lists miss names).
create function kernel.pairs_of(folded text) returns text[] language sql immutable strict parallel safe as $$
  select array(select distinct a || b from unnest(string_to_array(folded, null), (string_to_array(folded, null))[2:]) as p(a, b) where b is not null)
$$;
-- The index of a text. Fields are kept apart by chr(31), which nobody types, so that no phrase runs from one into the next.
create function kernel.words_of(said text) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(kernel.pairs_of(kernel.folded(left(said, 4000))))
$$;
-- What is asked, for that index; null for less than two characters.
create function kernel.asked(q text) returns tsquery language sql immutable strict parallel safe as $$
  select string_agg('''' || replace(replace(pair, '\', '\\'), '''', '''''') || '''', ' & ')::tsquery from unnest(kernel.pairs_of(kernel.folded(q))) as pair
$$;

-- A need is found by its number, title, text and place. Whatever writes a need, the database indexes it.
-- Of the digits of a number every run of four and more is found at once: '#' marks them, and a search reads on from where it begins.
create function needs.digits_of(number text) returns text language sql immutable strict parallel safe as $$
  select translate(number, translate(number, '0123456789', ''), '')
$$;
create function needs.said_of(number text, title text, said text, place text) returns text language sql immutable strict parallel safe as $$
  select number || chr(31) || title || chr(31) || place || chr(31) || said
$$;
create function needs.words_of(number text, title text, said text, place text) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(kernel.pairs_of(kernel.folded(left(needs.said_of(number, title, said, place), 4000)))
    || array(select '#' || substr(d, k) from needs.digits_of(number) as d, generate_series(1, length(d) - 3) as k))
$$;
alter table needs.need drop column words;
alter table needs.need add column words tsvector generated always as (needs.words_of(number, title, text, place)) stored;
create index need_words on needs.need using gin (words);

-- The last four digits of a telephone, as a keyed index: the number stays sealed. Filled by the product, which has the key.
alter table needs.need add column phone_tail text;
create index need_phone_tail on needs.need (district_id, phone_tail, created_at desc) where phone_tail is not null;
create index need_tail_missing on needs.need (district_id, id) where phone_sealed is not null and phone_tail is null;
alter table directory.person add column phone_tail text;
create index person_phone_tail on directory.person (district_id, phone_tail) where phone_tail is not null;
create index person_tail_missing on directory.person (district_id, id) where phone_sealed is not null and phone_tail is null;

-- Who and where, by the same index.
alter table directory.organisation add column words tsvector
  generated always as (kernel.words_of(name || chr(31) || short_name || chr(31) || name_en)) stored;
create index organisation_words on directory.organisation using gin (words);
drop index directory.organisation_name;
alter table directory.space add column words tsvector generated always as (kernel.words_of(code || chr(31) || name)) stored;
create index space_words on directory.space using gin (words);
alter table directory.person add column words tsvector generated always as (kernel.words_of(display_name)) stored;
create index person_words on directory.person using gin (words);
alter table directory.affiliation add column words tsvector generated always as (kernel.words_of(job)) stored;
create index affiliation_words on directory.affiliation using gin (words);
alter table directory.seat add column words tsvector generated always as (kernel.words_of(title || chr(31) || title_en)) stored;
create index seat_words on directory.seat using gin (words);
alter table directory.body add column words tsvector
  generated always as (kernel.words_of(name || chr(31) || short_name || chr(31) || name_en)) stored;
create index body_words on directory.body using gin (words);
alter table directory.governance_unit add column words tsvector
  generated always as (kernel.words_of(name || chr(31) || name_en || chr(31) || short_code)) stored;

-- Behind the tenant fence the planner keeps away from an index of words (see needs.saying): this reads it in front of the fence.
create function directory.saying(what text, asked tsquery, most int) returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
  (select id from directory.organisation where what = 'organisation' and district_id = kernel.tenant() and words @@ asked limit most)
  union all (select id from directory.space where what = 'space' and district_id = kernel.tenant() and words @@ asked limit most)
  union all (select id from directory.person where what = 'person' and district_id = kernel.tenant() and words @@ asked limit most)
  union all (select id from directory.affiliation where what = 'affiliation' and district_id = kernel.tenant() and words @@ asked limit most)
  union all (select id from directory.seat where what = 'seat' and district_id = kernel.tenant() and words @@ asked limit most)
  union all (select id from directory.body where what = 'body' and district_id = kernel.tenant() and words @@ asked limit most)
$$;
revoke execute on function directory.saying from public;
grant execute on function directory.saying to liti_app;
