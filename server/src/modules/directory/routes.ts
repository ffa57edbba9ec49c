import * as directory from '@liti/contract/directory'
import type { Serve } from '../../kernel/http/serve.ts'
import { addPlainBuilding } from './places/add-plain-building.ts'
import { acceptTie } from './people/accept-tie.ts'
import { addContact } from './people/add-contact.ts'
import { addFloor } from './places/add-floor.ts'
import { addOrganisation } from './firms/add-organisation.ts'
import { addSpace } from './places/add-space.ts'
import { bodyRoutes } from './bodies/body-routes.ts'
import { changeFloor } from './places/change-floor.ts'
import { changeLease } from './firms/change-lease.ts'
import { changeSpace } from './places/change-space.ts'
import { closeSpace } from './places/close-space.ts'
import { correctOrganisation } from './firms/correct-organisation.ts'
import { endAffiliation } from './people/end-affiliation.ts'
import { endOwnTie } from './people/end-own-tie.ts'
import { findNamesakes } from './firms/namesakes.ts'
import { findOrganisations, findPersons, listBodies } from './find/find.ts'
import { getBuilding } from './plan/get-building.ts'
import { getEnterprise } from './firms/get-enterprise.ts'
import { getFounding } from './places/get-founding.ts'
import { getUnit, listUnits } from './plan/list-units.ts'
import { moveIn } from './firms/move-in.ts'
import { moveOut } from './firms/move-out.ts'
import { openUnit } from './places/open-unit.ts'
import type { CountOpenNeeds, OpenNeedsBySpace } from './plan/plan.ts'
import { resetAccess } from './people/reset-access.ts'
import { revealCreditCode } from './firms/reveal-credit-code.ts'
import { revealPhone } from './people/reveal-phone.ts'
import { splitSpace } from './places/split-space.ts'
import { updateBuildingFile } from './places/update-building-file.ts'
import { updateEnterprise } from './firms/update-enterprise.ts'

/** What the directory shows of needs without knowing them. */
type DirectoryDeps = { openNeedsBySpace: OpenNeedsBySpace; countOpenNeeds: CountOpenNeeds }

export function directoryRoutes(serve: Serve, { openNeedsBySpace, countOpenNeeds }: DirectoryDeps): void {
  serve(directory.listUnits, ({ ctx }) => listUnits(ctx))
  serve(directory.getUnit, ({ ctx, params }) => getUnit(ctx, params.slug))
  serve(directory.getBuilding, ({ ctx, actor, params, query }) =>
    getBuilding(ctx, actor, { ...params, ...query }, { openNeedsBySpace, countOpenNeeds }),
  )
  serve(directory.updateBuildingFile, ({ ctx, actor, params, body }) => updateBuildingFile(ctx, actor, { ...params, ...body }))
  serve(directory.getFounding, ({ ctx, actor }) => getFounding(ctx, actor))
  serve(directory.openUnit, ({ ctx, actor, body }) => openUnit(ctx, actor, body))
  serve(directory.addBuilding, ({ ctx, actor, params, body }) => addPlainBuilding(ctx, actor, { ...params, ...body }))
  serve(directory.addFloor, ({ ctx, actor, params, body }) => addFloor(ctx, actor, { ...params, ...body }))
  serve(directory.changeFloor, ({ ctx, actor, params, body }) => changeFloor(ctx, actor, { ...params, ...body }))
  serve(directory.addSpace, ({ ctx, actor, params, body }) => addSpace(ctx, actor, { ...params, ...body }))
  serve(directory.changeSpace, ({ ctx, actor, params, body }) => changeSpace(ctx, actor, { ...params, ...body }))
  serve(directory.splitSpace, ({ ctx, actor, params, body }) => splitSpace(ctx, actor, { ...params, ...body }))
  serve(directory.closeSpace, ({ ctx, actor, params, body }) => closeSpace(ctx, actor, { ...params, ...body }))
  serve(directory.moveIn, ({ ctx, actor, params, body }) => moveIn(ctx, actor, { ...params, ...body }))
  serve(directory.moveOut, ({ ctx, actor, params, body }) => moveOut(ctx, actor, { ...params, ...body }))
  serve(directory.changeLease, ({ ctx, actor, params, body }) => changeLease(ctx, actor, { ...params, ...body }))
  bodyRoutes(serve)
  serve(directory.resetAccess, ({ ctx, actor, params, body }) => resetAccess(ctx, actor, { ...params, ...body }))
  serve(directory.getEnterprise, ({ ctx, actor, params }) => getEnterprise(ctx, actor, params.organisationId, openNeedsBySpace))
  serve(directory.updateEnterprise, ({ ctx, actor, params, body }) =>
    updateEnterprise(ctx, actor, { ...params, ...body }, openNeedsBySpace),
  )
  serve(directory.addOrganisation, ({ ctx, actor, body }) => addOrganisation(ctx, actor, body))
  serve(directory.correctOrganisation, ({ ctx, actor, params, body }) =>
    correctOrganisation(ctx, actor, { ...params, ...body }, openNeedsBySpace),
  )
  serve(directory.addContact, ({ ctx, actor, params, body }) => addContact(ctx, actor, { ...params, ...body }, openNeedsBySpace))
  serve(directory.endAffiliation, ({ ctx, actor, params, body }) => endAffiliation(ctx, actor, { ...params, ...body }, openNeedsBySpace))
  serve(directory.acceptTie, ({ ctx, actor, params }) => acceptTie(ctx, actor, params))
  serve(directory.endOwnTie, ({ ctx, actor, params }) => endOwnTie(ctx, actor, params))
  serve(directory.revealPhone, ({ ctx, actor, params, body }) => revealPhone(ctx, actor, { ...params, ...body }))
  serve(directory.revealCreditCode, ({ ctx, actor, params, body }) => revealCreditCode(ctx, actor, { ...params, ...body }))
  serve(directory.findOrganisations, ({ ctx, actor, query }) => findOrganisations(ctx, actor, query))
  serve(directory.findNamesakes, ({ ctx, query }) => findNamesakes(ctx, query))
  serve(directory.listBodies, ({ ctx, query }) => listBodies(ctx, query))
  serve(directory.findPersons, ({ ctx, actor, query }) => findPersons(ctx, actor, query))
}
