import type { Text } from '@liti/contract/common'
import type { BuildingPage } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/refusal.ts'
import { readBodyLines } from './body-lines.ts'
import { todayOf } from '../record/days.ts'
import { briefOf } from './list-units.ts'
import { can, fewest, leaseEndsSoon, lettable, mayFound, mayKeepBuilding, mayKeepPlace, ratio } from '../record/model.ts'
import { looksAfter } from '../record/places.ts'
import { type CountOpenNeeds, type OpenNeedsBySpace, planOf, readSpaces, type SpaceRow } from './plan.ts'
import { named } from '../../../kernel/named.ts'
import { unitBySlug } from '../record/units.ts'

/** Stacking plan and building file. Leases, needs and women's shares show to those who look after the place; an own cell to its firm. */
export async function getBuilding(
  ctx: Ctx,
  actor: Actor,
  asked: { slug: string; building?: string | undefined },
  { openNeedsBySpace, countOpenNeeds }: { openNeedsBySpace: OpenNeedsBySpace; countOpenNeeds: CountOpenNeeds },
): Promise<BuildingPage> {
  const unit = await unitBySlug(ctx, asked.slug)
  const buildings = await ctx.db
    .selectFrom('directory.building')
    .selectAll()
    .where('district_id', '=', ctx.district)
    .where('unit_id', '=', unit.id)
    .orderBy('name')
    .execute()
  const building = asked.building === undefined ? buildings[0] : buildings.find(({ id }) => id === asked.building)
  if (!building) throw notFound({ zh: '没有这栋楼', en: 'There is no such building' })
  const place = { unitId: unit.id, code: unit.code }
  const all = looksAfter(actor, [place])
  const [spaces, bodies, needs, total] = await Promise.all([
    readSpaces(ctx, { buildingIds: [building.id] }),
    readBodyLines(ctx, unit.id, buildings.reduce((sum, one) => sum + (one.party_members ?? 0), 0) || null),
    all || actor.organisationIds.length > 0 ? openNeedsBySpace(ctx, unit.id) : new Map<string, never>(),
    all ? countOpenNeeds(ctx, unit.id, building.id) : null,
  ])
  const levels = [...new Set(spaces.map((space) => space.level))]
  const firms = firmsOf(spaces)
  const today = todayOf(ctx)
  const atRooms = spaces.reduce((sum, { spaceId }) => sum + (needs.get(spaceId)?.open ?? 0), 0)
  return {
    unit: briefOf(unit),
    buildingId: building.id,
    buildings: buildings.map(({ id, name, name_en }) => ({ id, name: named(name, name_en) })),
    name: fullName(unit.name, named(building.name, building.name_en), buildings.length),
    address: building.address,
    floorsAbove: levels.filter((level) => level > 0).length,
    floorsBelow: levels.filter((level) => level < 0).length,
    organisations: new Set(spaces.flatMap((space) => space.organisationId ?? [])).size,
    plan: planOf(spaces, needs, { all, own: actor.organisationIds }),
    asOf: ctx.now().toString(),
    openNeeds: total === null ? null : { total, elsewhere: Math.max(0, total - atRooms) },
    file: {
      checkedOn: building.checked_on,
      completedYear: building.completed_year,
      ownership: building.ownership,
      grossArea: building.gross_area,
      lettableArea: building.lettable_area,
      parkingTotal: building.parking_total,
      parkingShared: building.parking_shared,
      occupancyRate: occupancyRate(spaces),
      localRegistration: ratio(
        firms.filter((firm) => firm.registeredHere === true).length,
        firms.length,
        { zh: '在本区注册的企业 / 楼里的企业，家', en: 'Firms registered in the district / firms in the building' },
        fewest,
      ),
      bodies,
      leasesEndingSoon: all ? leasesEndingSoon(spaces, today) : [],
    },
    can: { edit: can(mayKeepBuilding(actor, place)), keep: can(mayKeepPlace(actor, place)), found: can(mayFound(actor, unit.code)) },
  }
}

/** One tower of several is named with its unit: 融科创意中心 A 座. */
const fullName = (unit: Text, tower: Text, towers: number): Text =>
  towers > 1 && !tower.zh.startsWith(unit.zh) ? { zh: `${unit.zh} ${tower.zh}`, en: `${unit.en} ${tower.en}` } : tower

const areaOf = (spaces: SpaceRow[]): number => Math.round(spaces.reduce((sum, space) => sum + space.area, 0) * 10) / 10

function occupancyRate(spaces: SpaceRow[]) {
  const toLet = spaces.filter((space) => lettable(space.kind))
  return ratio(areaOf(toLet.filter((space) => space.organisationId !== null)), areaOf(toLet), {
    zh: '已租面积 / 楼层图上可租房间的面积合计，平方米',
    en: 'Let area / area of the rooms of the plan that can be let, m²',
  })
}

/** Firms in the building, each once however many rooms it has. */
function firmsOf(spaces: SpaceRow[]) {
  const firms = new Map(spaces.filter((space) => space.tenantKind === 'enterprise').map((space) => [space.organisationId, space]))
  return [...firms.values()]
}

function leasesEndingSoon(spaces: SpaceRow[], today: string): BuildingPage['file']['leasesEndingSoon'] {
  const first = new Map<string, BuildingPage['file']['leasesEndingSoon'][number]>()
  for (const { organisationId, tenant, tenantEn, leaseEnd } of spaces) {
    if (organisationId === null || leaseEnd === null || !leaseEndsSoon(leaseEnd, today)) continue
    const before = first.get(organisationId)
    if (!before || leaseEnd < before.leaseEnd)
      first.set(organisationId, { organisationId, name: named(tenant ?? '', tenantEn ?? ''), leaseEnd })
  }
  return [...first.values()].sort((a, b) => a.leaseEnd.localeCompare(b.leaseEnd))
}
