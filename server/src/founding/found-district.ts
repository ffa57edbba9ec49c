import { system as product, type Actor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import type { System } from '../kernel/system.ts'
import * as directory from '../modules/directory/index.ts'
import { defaultCategories, defaultRules, setUpNeeds } from '../modules/needs/index.ts'
import { seedCalendar } from '../seed/calendar.ts'
import type { DistrictFile } from './district-file.ts'

/** Until bureaus are on file a need goes to whoever is at hand in the building; the catalogue is refined from there. */
const firstCatalogue = [
  { category: 'facility', leadKind: 'property', note: '楼里的设施由物业负责', noteEn: 'the property firm looks after the building' },
  { category: 'parking', leadKind: 'property', note: '楼里的车位，物业负责', noteEn: 'bays in the building are the property firm’s' },
  { category: 'parking.road', leadKind: 'subdistrict', note: '周边道路，街道协调', noteEn: 'the sub-district sees to the roads around' },
  ...['work', 'business', 'life', 'other'].map((category) => ({
    category,
    leadKind: 'workstation',
    note: '工作站先办',
    noteEn: 'the workstation takes it first',
  })),
]

/**
 * Founds a district, or one more sub-district of it, for real use: its places, its calendar and catalogue, and the
 * sub-district office with its head, who puts buildings, bodies and people on file from there. What is there stays;
 * an office nobody sits in any more gets its head again.
 * @returns what was done, a line each
 */
export async function foundDistrict(system: System, file: DistrictFile): Promise<string[]> {
  const { config } = system
  if (Number(file.district.code) !== config.DISTRICT) {
    throw new Error(
      `The file is about district ${file.district.code}, this program serves ${config.DISTRICT}. Start with DISTRICT=${file.district.code}.`,
    )
  }
  const ctx = system.ctx(config.DISTRICT)
  const actor = product(ctx.district)
  const done: string[] = []
  await ctx.db
    .insertInto('kernel.district')
    .values({ id: ctx.district, name: file.district.name })
    .onConflict((clash) => clash.doNothing())
    .execute()
  for (const place of [file.district, file.subdistrict, ...file.communities]) {
    if (await addPlace(ctx, actor, place)) done.push(`${place.code} ${place.name}`)
  }
  await seedCalendar(ctx, actor)
  const from = `${ctx.now().toZonedDateTimeISO('Asia/Shanghai').year}-01-01`
  await setUpNeeds(ctx, actor, { categories: defaultCategories, rules: defaultRules, from, dispatch: firstCatalogue })
  const bodyId = await officeOf(ctx, actor, file)
  if ((await directory.holdersOf(ctx.db, ctx.district, bodyId)).length > 0) return done
  await seatHead(ctx, actor, bodyId, file.head)
  return [...done, `${file.subdistrict.name}: ${file.head.title} ${file.head.name}`]
}

async function addPlace(ctx: Ctx, actor: Actor, { code, name, nameEn }: { code: string; name: string; nameEn: string }): Promise<boolean> {
  const known = await ctx.db
    .selectFrom('directory.jurisdiction')
    .select('code')
    .where('district_id', '=', ctx.district)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!known) await directory.addJurisdiction(ctx, actor, { code, name, nameEn })
  return !known
}

async function officeOf(ctx: Ctx, actor: Actor, { subdistrict }: DistrictFile): Promise<string> {
  const known = await ctx.db
    .selectFrom('directory.body')
    .select('id')
    .where('district_id', '=', ctx.district)
    .where('kind', '=', 'subdistrict')
    .where('jurisdiction_code', '=', subdistrict.code)
    .executeTakeFirst()
  if (known) return known.id
  const { id } = await directory.constituteBody(ctx, actor, {
    kind: 'subdistrict',
    name: `${subdistrict.name}办事处`,
    shortName: subdistrict.name,
    nameEn: subdistrict.nameEn && `${subdistrict.nameEn} Office`,
    jurisdictionCode: subdistrict.code,
    place: subdistrict.place,
    phone: subdistrict.phone,
    hours: { zh: subdistrict.hours, en: subdistrict.hoursEn },
  })
  return id
}

async function seatHead(ctx: Ctx, actor: Actor, bodyId: string, { name, phone, title, titleEn }: DistrictFile['head']): Promise<void> {
  await directory.addSeat(ctx, actor, {
    bodyId,
    kind: 'head',
    title,
    titleEn,
    newPerson: { name, phone },
    from: ctx.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
  })
}
