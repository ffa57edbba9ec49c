import type { BodyView, UnitBrief } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { viewBodies } from './body-view.ts'
import { briefOf } from '../plan/list-units.ts'
import { unitBySlug } from '../record/units.ts'

const order = ['party', 'committee', 'workstation']

/** Seats, terms and duties of the three bodies of a unit, and the tables they sit at. */
export async function getThreeCarriages(ctx: Ctx, actor: Actor, slug: string): Promise<{ unit: UnitBrief; bodies: BodyView[] }> {
  const unit = await unitBySlug(ctx, slug)
  const rows = await ctx.db
    .selectFrom('directory.body')
    .select('id')
    .where('district_id', '=', ctx.district)
    .where('unit_id', '=', unit.id)
    .where('kind', 'in', order)
    .execute()
  const bodies = await viewBodies(
    ctx.db,
    ctx,
    actor,
    rows.map(({ id }) => id),
  )
  return { unit: briefOf(unit), bodies: bodies.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)) }
}
