import type { addBuilding as route } from '@liti/contract/directory'
import type { Out } from '@liti/contract/kit'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { addBuilding } from './add-building.ts'
import { plainFloors } from './plain-floors.ts'
import { unitBySlug } from '../record/units.ts'

export type AddPlainBuilding = Out<(typeof route)['body']> & { slug: string }

/** A building as the desk adds it: so many floors of one room each, to be measured and divided afterwards. */
export async function addPlainBuilding(ctx: Ctx, actor: Actor, { slug, ...input }: AddPlainBuilding): Promise<{ id: string }> {
  const { name, nameEn, address, completedYear, floorsAbove, floorsBelow, floorArea } = input
  const unit = await unitBySlug(ctx, slug)
  return addBuilding(ctx, actor, {
    unitId: unit.id,
    name,
    nameEn,
    address,
    ...(completedYear !== null && { completedYear }),
    floors: plainFloors(floorsAbove, floorsBelow, floorArea),
  })
}
