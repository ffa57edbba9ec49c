import * as directory from '@liti/contract/directory'
import type { Serve } from '../../kernel/http/serve.ts'
import { endSeat } from './end-seat.ts'
import { fillSeat } from './fill-seat.ts'
import { findOrganisations, findPersons, listBodies } from './find.ts'
import { getBuilding } from './get-building.ts'
import { getEnterprise } from './get-enterprise.ts'
import { getThreeCarriages } from './get-three-carriages.ts'
import { getUnit, listUnits } from './list-units.ts'
import type { OpenNeedsBySpace } from './plan.ts'
import { resetAccess } from './reset-access.ts'
import { revealCreditCode } from './reveal-credit-code.ts'
import { revealPhone } from './reveal-phone.ts'
import { updateBuildingFile } from './update-building-file.ts'
import { updateEnterprise } from './update-enterprise.ts'

/** What the directory shows of needs without knowing them. */
export type DirectoryDeps = { openNeedsBySpace: OpenNeedsBySpace }

export function directoryRoutes(serve: Serve, { openNeedsBySpace }: DirectoryDeps): void {
  serve(directory.listUnits, ({ ctx }) => listUnits(ctx))
  serve(directory.getUnit, ({ ctx, params }) => getUnit(ctx, params.slug))
  serve(directory.getBuilding, ({ ctx, actor, params, query }) => getBuilding(ctx, actor, { ...params, ...query }, openNeedsBySpace))
  serve(directory.updateBuildingFile, ({ ctx, actor, params, body }) => updateBuildingFile(ctx, actor, { ...params, ...body }))
  serve(directory.getThreeCarriages, ({ ctx, actor, params }) => getThreeCarriages(ctx, actor, params.slug))
  serve(directory.fillSeat, ({ ctx, actor, params, body }) => fillSeat(ctx, actor, { ...params, ...body }))
  serve(directory.endSeat, ({ ctx, actor, params, body }) => endSeat(ctx, actor, { ...params, ...body }))
  serve(directory.resetAccess, ({ ctx, actor, params, body }) => resetAccess(ctx, actor, { ...params, ...body }))
  serve(directory.getEnterprise, ({ ctx, actor, params }) => getEnterprise(ctx, actor, params.organisationId, openNeedsBySpace))
  serve(directory.updateEnterprise, ({ ctx, actor, params, body }) =>
    updateEnterprise(ctx, actor, { ...params, ...body }, openNeedsBySpace),
  )
  serve(directory.revealPhone, ({ ctx, actor, params, body }) => revealPhone(ctx, actor, { ...params, ...body }))
  serve(directory.revealCreditCode, ({ ctx, actor, params, body }) => revealCreditCode(ctx, actor, { ...params, ...body }))
  serve(directory.findOrganisations, ({ ctx, actor, query }) => findOrganisations(ctx, actor, query))
  serve(directory.listBodies, ({ ctx, query }) => listBodies(ctx, query))
  serve(directory.findPersons, ({ ctx, actor, query }) => findPersons(ctx, actor, query))
}
