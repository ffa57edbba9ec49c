-- Everything of one kind, or that came one way: what is rare among many is read from its own index, not found by walking past the rest.
create index need_unit_type on needs.need (district_id, unit_id, type, created_at desc, id desc);
create index need_unit_source on needs.need (district_id, unit_id, source, created_at desc, id desc);
