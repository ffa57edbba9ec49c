import { system as product } from '../kernel/actor.ts'
import { setPassword } from '../kernel/session/index.ts'
import type { System } from '../kernel/system.ts'
import { json } from '../kernel/work.ts'
import { seedCalendar } from './calendar.ts'
import { demoSignIns, seedDirectory } from './directory/index.ts'
import { seedNeeds } from './needs/seed-needs.ts'
import { setUpDistrict } from './needs/set-up-district.ts'

export { demoSignIns }
/** Of the demonstration's staff, and of nothing else: outside the demonstration nobody has a password they did not set. */
export const demoPassword = 'liti-demo-2026'

/** The article's world, made through the product's own commands. Done once per database. */
export async function seed(system: System, say: (line: string) => void = () => {}): Promise<string> {
  const { config } = system
  const known = await system
    .db(config.DISTRICT)
    .selectFrom('kernel.district')
    .select('id')
    .where('id', '=', config.DISTRICT)
    .executeTakeFirst()
  if (!known) await system.db(config.DISTRICT).insertInto('kernel.district').values({ id: config.DISTRICT, name: '石景山区' }).execute()
  const ctx = system.ctx(config.DISTRICT)
  const done = await ctx.db
    .selectFrom('kernel.setting')
    .select('name')
    .where('district_id', '=', ctx.district)
    .where('name', '=', 'demo.world')
    .executeTakeFirst()
  if (done) return 'the demonstration world is there'
  say('World       setting up the demonstration, about fifteen seconds')
  const actor = product(ctx.district)
  await ctx.db
    .insertInto('kernel.setting')
    .values({ district_id: ctx.district, name: 'second-factor', value: json('optional') })
    .onConflict((clash) => clash.doNothing())
    .execute()
  await seedCalendar(ctx, actor)
  const world = await seedDirectory(ctx, actor)
  await setUpDistrict(ctx, actor, world)
  for (const { who } of demoSignIns) await setPassword(ctx, null, { personId: world.person(who), password: demoPassword })
  const count = await seedNeeds(ctx, world)
  await ctx.db
    .insertInto('kernel.setting')
    .values({ district_id: ctx.district, name: 'demo.world', value: json({ needs: count }) })
    .execute()
  return `seeded: 八角街道, two buildings, ${count} needs`
}
