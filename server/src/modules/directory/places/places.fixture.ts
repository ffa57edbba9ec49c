import * as directory from '@liti/contract/directory'
import type { Suite } from '../../../../test/command-suite.ts'
import { district } from '../../../../test/system.ts'
import { system } from '../../../kernel/actor.ts'
import * as commands from '../index.ts'

/** Floors, rooms, firms and tenancies of 今鼎大厦, a fresh one for every call; the day is 2026-06-10. */
export function placesFor({ world, browser }: Suite) {
  const { ctx } = world
  const by = system(district)
  let n = 0
  /** A floor of its own in 今鼎大厦 with one vacant office of 60 of its 100 square metres. */
  async function freshFloor(): Promise<{ floorId: string; spaceId: string }> {
    const level = 100 + (n += 1)
    const label = String(level)
    const room = { code: `${label}01`, name: '', kind: 'office' as const, area: 60 }
    const { id } = await (
      await browser('head')
    ).get(directory.addFloor, {
      params: { buildingId: world.world.building('jinding/今鼎大厦') },
      body: { label, level, area: 100, room },
    })
    const [space] = await world.asOwner<{ id: string }>('select id from directory.space where floor_id = $1', [id])
    return { floorId: id, spaceId: space?.id ?? '' }
  }
  const firm = async (): Promise<string> =>
    (await commands.addOrganisation(ctx, by, { kind: 'enterprise', name: `测试公司 ${(n += 1)}`, shortName: `测试 ${n}` })).id
  async function freshLet(from = '2026-01-01'): Promise<{ occupancyId: string; spaceId: string; floorId: string }> {
    const { floorId, spaceId } = await freshFloor()
    const { id } = await commands.moveIn(ctx, by, { organisationId: await firm(), spaceId, from })
    return { occupancyId: id, spaceId, floorId }
  }
  const row = async <T extends object>(text: string, ...values: unknown[]): Promise<T | undefined> =>
    (await world.asOwner<T>(text, values))[0]
  return { by, freshFloor, freshLet, firm, row, next: () => (n += 1) }
}

/** Whoever does not keep the place. */
export const others = [{ why: 'by another building’s workstation', by: 'otherHead', status: 403, code: 'not-our-place' }] as const
