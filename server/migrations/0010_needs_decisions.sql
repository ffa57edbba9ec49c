-- Why a unit sent its part back, as the code of the closed list and its own words for it: read in both languages.
alter table needs.assignment
  add column return_code text check (return_code in ('not_ours', 'wrong_place', 'needs_other_lead', 'already_handled')),
  add column return_basis text;
update needs.assignment set
  return_code = case split_part(return_reason, '：', 1)
    when '不在本单位管辖的地方' then 'wrong_place'
    when '应由别的单位牵头' then 'needs_other_lead'
    when '同一件事已在办' then 'already_handled'
    else 'not_ours' end,
  return_basis = substr(return_reason, strpos(return_reason, '：') + 1)
where return_reason is not null;
alter table needs.assignment drop column return_reason;

-- 终结: taken up again twice and still not solved, the sub-district may end a need with a written decision.
alter table needs.need
  add column ended_reason text,
  add column ended_where text;
