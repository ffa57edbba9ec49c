import type { Out } from '@liti/contract/kit'
import type { updateBuildingFile as route } from '@liti/contract/directory'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { lockBuilding } from '../record/locks.ts'
import { mayKeepBuilding } from '../record/model.ts'

export type UpdateBuildingFile = Out<(typeof route)['body']> & { buildingId: string }

export const updateBuildingFile = (ctx: Ctx, actor: Actor, input: UpdateBuildingFile): Promise<{ checkedOn: string }> =>
  commit(ctx, actor, async (work) => {
    const building = await lockBuilding(work, input.buildingId)
    work.permit(mayKeepBuilding, building)
    checkFile(input)
    await work.tx
      .updateTable('directory.building')
      .set({
        completed_year: input.completedYear,
        ownership: input.ownership,
        gross_area: input.grossArea,
        lettable_area: input.lettableArea,
        parking_total: input.parkingTotal,
        parking_shared: input.parkingShared,
        checked_on: work.today,
      })
      .where('district_id', '=', ctx.district)
      .where('id', '=', input.buildingId)
      .execute()
    const { buildingId, ...file } = input
    work.trace('directory.building-updated', buildingId, file, [`unit:${building.unitId}`])
    return { checkedOn: work.today }
  })

function checkFile({ grossArea, lettableArea, parkingTotal, parkingShared }: UpdateBuildingFile): void {
  if (grossArea !== null && lettableArea !== null && lettableArea > grossArea) {
    const why = { zh: '可租面积不能大于建筑面积', en: 'The lettable area cannot exceed the gross area' }
    throw new Refusal('invalid', 'areas', why, { lettableArea: why })
  }
  if (parkingShared !== null && parkingShared > (parkingTotal ?? 0)) {
    const why = { zh: '共享车位不能多于车位总数', en: 'There cannot be more shared bays than bays' }
    throw new Refusal('invalid', 'bays', why, { parkingShared: why })
  }
}
