import type { Ctx } from '../../kernel/context.ts'
import type { DirectoryWorld } from '../directory/index.ts'
import { tellClosedTales } from './closed-tales.ts'
import { tellOpenTales } from './open-tales.ts'
import { readPast } from './read-past.ts'
import { tellStoryOne } from './story-one.ts'
import { Teller } from './teller.ts'

/** Two months of needs in two buildings, lived through with the product's own commands. @returns how many */
export async function seedNeeds(ctx: Ctx, world: DirectoryWorld): Promise<number> {
  const teller = new Teller(ctx, world)
  const closed = await tellClosedTales(teller)
  const open = await tellOpenTales(teller)
  await tellStoryOne(teller)
  await readPast(ctx, world)
  return closed + open + 1
}
