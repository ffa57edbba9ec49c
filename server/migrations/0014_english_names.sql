-- An organisation is named to readers of English as well: on lists, in figures, and to its own people.
create or replace view directory.organisation_face with (security_invoker = true) as
  select district_id, id, kind, name, short_name, name_en from directory.organisation;
