export { directory } from './module.ts'

// What other modules ask.
export {
  bodiesNamed,
  bodyCards,
  bodyName,
  firmThere,
  holdersOf,
  jobAt,
  maskedPersonPhone,
  organisationPlace,
  organisationsNamed,
  personPhone,
  personsByTail,
  roomsOfUnit,
  unitsNamed,
  type BodyCard,
  type OrganisationPlace,
} from './find/lookup.ts'
export { look, noteLook } from './record/look.ts'
export { listBodies } from './find/find.ts'
export { phoneIndex } from './record/phones.ts'
export { searchDirectory, type DirectoryHit, type DirectoryKind } from './find/search.ts'
export { worksAtOffice, isWorkingSeat, worksAtStation } from './record/places.ts'

// The commands that open files and fill tables; the seed and imports use them.
export { acceptTie } from './people/accept-tie.ts'
export { addAffiliation, type AddAffiliation } from './people/add-affiliation.ts'
export { addBuilding, type AddBuilding, type NewFloor, type NewSpace } from './places/add-building.ts'
export { addJurisdiction, type AddJurisdiction } from './places/add-jurisdiction.ts'
export { addOrganisation, type AddOrganisation } from './firms/add-organisation.ts'
export { addPerson, type AddPerson } from './people/add-person.ts'
export { addSeat, type AddSeat } from './bodies/add-seat.ts'
export type { BodyKind } from './record/body-kind.ts'
export { constituteBody, type ConstituteBody } from './bodies/constitute-body.ts'
export { endSeat } from './bodies/end-seat.ts'
export { fillSeat } from './bodies/fill-seat.ts'
export { joinTable, type JoinTable } from './bodies/join-table.ts'
export { moveIn, type MoveIn } from './firms/move-in.ts'
export { resetAccess, type ResetAccess } from './people/reset-access.ts'
export { openUnit, type OpenUnit } from './places/open-unit.ts'
export { openGovernanceUnit, type OpenGovernanceUnit } from './places/open-governance-unit.ts'
