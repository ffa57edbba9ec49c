import type { Text } from '@liti/contract/common'
import type { Figures } from '@liti/contract/needs'
import { sql, type RawBuilder } from 'kysely'
import { named } from '../../../kernel/named.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { figureScope, type FigureQuery, type FigureScope } from './figure-scope.ts'
import { buildingsOf, groupsOf, leadsOf, monthsOf, ratesOf } from './figure-tables.ts'
import { importedTimes, usedTimes } from './figure-times.ts'

/** 三率 with numerator and denominator, times as median and nine in ten, by month, building and lead: all from the same rows. */
export async function getFigures(ctx: Ctx, actor: Actor, query: FigureQuery): Promise<Figures> {
  const scope = figureScope(ctx, actor, query)
  const halfYear = figureScope(ctx, actor, {
    ...query,
    from: Temporal.PlainDate.from(scope.to).subtract({ months: 5 }).with({ day: 1 }).toString(),
    to: scope.to,
  })
  const [groups, used] = await Promise.all([groupsOf(ctx, scope), usedTimes(ctx, scope)])
  const [months, byLead, byBuilding, imported, leftOut, names, towers] = await Promise.all([
    monthsOf(ctx, halfYear),
    leadsOf(ctx, scope, groups, used.answers),
    buildingsOf(ctx, groups),
    importedTimes(ctx, scope),
    leftOutOf(ctx, scope),
    namesOf(ctx, query),
    towersOf(ctx, query.unit),
  ])
  return {
    scope: { ...names, towers, from: scope.from, to: scope.to, asOf: scope.now.toString() },
    rates: ratesOf(groups),
    times: [...used.times, ...imported],
    months,
    byLead,
    byBuilding,
    leftOut,
  }
}

async function leftOutOf(ctx: Ctx, scope: FigureScope): Promise<Figures['leftOut']> {
  const { rows } = await sql<{ unreached: number; wrong: number }>`select
    (select count(*)::int from needs.verdict v join needs.need n on n.district_id = v.district_id and n.id = v.need_id where v.district_id = ${ctx.district} and not v.reached and v.at >= ${scope.start} and v.at < ${scope.end} and ${scope.where} and ${scope.ledIn(sql`v.round`)}) as unreached,
    (select count(*)::int from needs.need n where n.import_note is not null and n.created_at >= ${scope.start} and n.created_at < ${scope.end} and ${scope.where} and ${scope.ledIn(sql`n.round`)}) as wrong`.execute(
    ctx.db,
  )
  const found: Figures['leftOut'] = [
    {
      reason: { zh: '没联系上诉求人，不算解决，也不算没解决', en: 'Requester not reached: counted neither as solved nor as unsolved' },
      count: rows[0]?.unreached ?? 0,
    },
    {
      reason: {
        zh: '导入的时间有错（如办结早于提出），不进平均',
        en: 'Imported with impossible times (such as closed before opened): not averaged in',
      },
      count: rows[0]?.wrong ?? 0,
    },
  ]
  return found.filter((one) => one.count > 0)
}

async function namesOf(ctx: Ctx, { unit, building, body }: FigureQuery): Promise<Pick<Figures['scope'], 'unit' | 'building' | 'body'>> {
  const nameIn = async (from: RawBuilder<unknown>, id: string | undefined): Promise<Text | null> => {
    if (id === undefined) return null
    const { rows } = await sql<{ name: string; name_en: string }>`${from} where district_id = ${ctx.district} and id = ${id}`.execute(
      ctx.db,
    )
    return rows[0] ? named(rows[0].name, rows[0].name_en) : null
  }
  return {
    unit: await nameIn(sql`select name, name_en from directory.unit_face`, unit),
    building:
      building === 'none'
        ? { zh: '没写明哪一座', en: 'Tower not named' }
        : await nameIn(sql`select name, name_en from directory.building_face`, building),
    body: await nameIn(sql`select short_name as name, name_en from directory.body_face`, body),
  }
}

/** What there is to choose from: nothing where a unit is one building. */
async function towersOf(ctx: Ctx, unit: string | undefined): Promise<Figures['scope']['towers']> {
  if (unit === undefined) return []
  const { rows } = await sql<{ id: string; name: string; name_en: string }>`select id, name, name_en from directory.building_face
    where district_id = ${ctx.district} and unit_id = ${unit} order by name`.execute(ctx.db)
  return rows.length > 1 ? rows.map(({ id, name, name_en }) => ({ id, name: named(name, name_en) })) : []
}
