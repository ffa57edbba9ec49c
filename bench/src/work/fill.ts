import pg from 'pg'

/** Of all needs, those still open; the rest was closed over the last three years. Enough of them that a page of the smaller side is full too. */
const openShare = 0.05
const tables = ['need', 'assignment', 'clock', 'inbox']

const texts: [string, string][] = [
  ['电梯又停了', '电梯又停了，早上等了二十分钟，好几家公司的人都迟到了。物业说在修，但是已经是这个月第三次了。'],
  ['会议室的空调不出风', '会议室的空调不出风，下午客户来的时候三十度，报修两次没有人来。麻烦派人看一下。'],
  ['想给新来的同事办社保', '想给新来的四位同事办社保，不知道要带什么材料，去哪个窗口，能不能在楼里办。'],
  ['晚上车位没有了', '晚上七点以后车位就没有了，住在附近的同事想错峰停，能不能和小区商量一下。'],
]

/**
 * Fills a copy of the world with needs as a district would have them after years: written in bulk, each with its lead's
 * assignment, its clocks, and its place on the worklists while it is open.
 */
export async function fill(ownerUrl: string, count: number, say: (line: string) => void): Promise<void> {
  const db = new pg.Client({ connectionString: ownerUrl })
  await db.connect()
  const started = Date.now()
  const step = async (name: string, text: string, values: unknown[] = []): Promise<void> => {
    await db.query(text, values)
    if (count >= 100_000) say(`  ${name} after ${Math.round((Date.now() - started) / 1000)} s`)
  }
  try {
    await db.query(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '64MB'`,
    )
    const indexes = await dropIndexes(db)
    await db.query(`create temp table said as select * from jsonb_to_recordset($1::jsonb) as t(at int, title text, body text)`, [
      JSON.stringify(texts.map(([title, body], at) => ({ at, title, body }))),
    ])
    await step('needs', needs, [count, openShare])
    await step('assignments', assignments)
    await step('clocks', clocks)
    for (const { indexdef } of indexes) await db.query(indexdef)
    await step('indexes', `select 1`)
    await step('worklists', inbox)
    for (const table of tables) await db.query(`vacuum (analyze) needs.${table}`)
    await step('statistics', 'checkpoint')
  } finally {
    await db.end()
  }
}

/** Indexes that are no constraint are faster built afterwards. */
async function dropIndexes(db: pg.Client): Promise<{ name: string; indexdef: string }[]> {
  const { rows } = await db.query<{ name: string; indexdef: string }>(
    `select format('%I.%I', i.schemaname, i.indexname) as name, i.indexdef from pg_indexes i
     where i.schemaname = 'needs' and i.tablename = any($1) and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    [tables],
  )
  for (const { name } of rows) await db.query(`drop index ${name}`)
  return rows
}

const needs = `
  with place as (
    select row_number() over (order by u.id) - 1 as at, count(*) over () as n, u.id as unit, u.jurisdiction_code as code, u.short_code as short, w.id as desk, p.id as firm,
      (select array_agg(b.id order by b.name) from directory.building b where b.unit_id = u.id) as towers
    from directory.governance_unit u
    join directory.body w on w.district_id = u.district_id and w.unit_id = u.id and w.kind = 'workstation'
    join directory.body p on p.district_id = u.district_id and p.unit_id = u.id and p.kind = 'property'
    where u.slug in ('jinding', 'rongke', 'measured-1', 'measured-2', 'measured-3', 'measured-4')
  ), bureau as (
    select row_number() over (order by id) - 1 as at, count(*) over () as n, id from directory.body where kind = 'department' and not external
  ), leaf as (
    select row_number() over (order by code) - 1 as at, count(*) over () as n, code from needs.category where parent_code is not null
  ), made as (
    select i, i > $1::int * (1 - $2::float) as open,
      case when i > $1::int * (1 - $2::float)
        then now() - interval '20 days' * (($1::int - i) / ($1::int * $2::float))
        else now() - interval '3 years' + interval '1075 days' * (i / $1::float) end as raised,
      (array['submitted','submitted','accepted','dispatched','dispatched','signed','handling','handling','handling','answered'])[1 + i % 10] as state
    from generate_series(1, $1::int) as i
  )
  insert into needs.need (district_id, number, receipt_code, unit_id, building_id, floor_id, jurisdiction_code, place, type, category_code, grade, title, text, wanted, source,
    requester_label, contact_name_sealed, phone_sealed, phone_index, phone_tail, state, owner_body_id, lead_body_id, answer, solved, rating, created_at, accepted_at, dispatched_at,
    signed_at, contacted_at, answered_at, closed_at, changed_at)
  select 110107, place.short || '-BENCH-' || i, place.short || '-BENCH-' || i || '-' || upper(left(md5(i::text), 4)), place.unit, tower.id,
    (select f.id from directory.floor f where f.building_id = tower.id and f.level = 1 + i % 16), place.code, 1 + i % 16 || ' 层',
    (array['help','complaint','inquiry','suggestion'])[1 + i % 4], leaf.code, 'ordinary', said.title, said.body || '编号 ' || i, '', (array['portal','poster','phone','walk_in'])[1 + i / 3 % 4],
    '王女士', repeat('x', 60), repeat('x', 60), md5(i::text), md5((i % 10000)::text), case when open then state else 'closed' end,
    case when not open or state in ('dispatched', 'signed', 'handling', 'answered') then lead.id else place.desk end,
    case when not open or state in ('dispatched', 'signed', 'handling', 'answered') then lead.id end,
    case when not open or state = 'answered' then '已经处理，请您看看' end, case when not open then 'yes' end, case when not open then 3 + i % 3 end,
    raised, case when not open or state <> 'submitted' then raised + interval '1 hour' end,
    case when not open or state not in ('submitted', 'accepted') then raised + interval '2 hours' end,
    case when not open or state in ('signed', 'handling', 'answered') then raised + interval '3 hours' end,
    case when not open or state in ('handling', 'answered') then raised + interval '5 hours' end,
    case when not open or state = 'answered' then raised + interval '4 days' end, case when not open then raised + interval '6 days' end,
    raised + interval '6 days'
  from made
  join place on place.at = i % place.n
  join leaf on leaf.at = i % leaf.n
  join said on said.at = i / 2 % 4
  cross join lateral (select place.towers[1 + i / 7 % cardinality(place.towers)] as id) as tower
  cross join lateral (select case when i % 5 < 3 then place.firm else (select id from bureau where bureau.at = i / 5 % bureau.n) end as id) as lead
  order by i`

const assignments = `
  insert into needs.assignment (district_id, need_id, need_created_at, body_id, role, state, created_at, signed_at, replied_at, ended_at)
  select district_id, id, created_at, lead_body_id, 'lead', case when state = 'dispatched' then 'assigned' else 'signed' end, dispatched_at, signed_at, null, closed_at
  from needs.need where number like '%-BENCH-%' and lead_body_id is not null`

const clocks = `
  with rule as (
    select distinct on (kind) kind, id, version from needs.clock_rule where (grade is null or grade = 'ordinary') and (outside is null or not outside) order by kind, version desc
  )
  insert into needs.clock (district_id, need_id, kind, body_id, rule_id, rule_version, started_at, due_at, met_at)
  select n.district_id, n.id, c.kind, c.body, rule.id, rule.version, c.began, c.began + c.lasts, c.met
  from needs.need n
  cross join lateral (values
    ('accept', case when n.state = 'submitted' then n.owner_body_id else coalesce(n.lead_body_id, n.owner_body_id) end, n.created_at, interval '2 hours', n.accepted_at),
    ('dispatch', n.owner_body_id, n.accepted_at, interval '1 day', n.dispatched_at),
    ('contact', n.lead_body_id, n.dispatched_at, interval '1 day', n.contacted_at),
    ('answer', n.lead_body_id, n.dispatched_at, interval '9 days', n.answered_at),
    ('callback', n.owner_body_id, n.answered_at, interval '3 days', n.closed_at)
  ) as c(kind, body, began, lasts, met)
  join rule on rule.kind = c.kind
  where n.number like '%-BENCH-%' and c.began is not null and c.body is not null`

const inbox = `
  insert into needs.inbox (district_id, body_id, need_id, unit_id, floor_id, kind, due_at, need_created_at)
  select distinct on (c.district_id, c.body_id, c.need_id) c.district_id, c.body_id, c.need_id, n.unit_id, n.floor_id, c.kind, c.due_at, n.created_at
  from needs.clock c join needs.need n on n.district_id = c.district_id and n.id = c.need_id
  where c.met_at is null and c.cancelled_at is null
  order by c.district_id, c.body_id, c.need_id, c.due_at
  on conflict do nothing`
