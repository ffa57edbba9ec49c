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
} from './lookup.ts'
export { look, noteLook } from './look.ts'
export { listBodies } from './find.ts'
export { phoneIndex } from './phones.ts'
export { searchDirectory, type DirectoryHit, type DirectoryKind } from './search.ts'
export { worksAtOffice, isWorkingSeat, worksAtStation } from './places.ts'

// The commands that open files and fill tables; the seed and imports use them.
export { acceptTie } from './accept-tie.ts'
export { addAffiliation, type AddAffiliation } from './add-affiliation.ts'
export { addBuilding, type AddBuilding, type NewFloor, type NewSpace } from './add-building.ts'
export { addJurisdiction, type AddJurisdiction } from './add-jurisdiction.ts'
export { addOrganisation, type AddOrganisation } from './add-organisation.ts'
export { addPerson, type AddPerson } from './add-person.ts'
export { addSeat, type AddSeat } from './add-seat.ts'
export { constituteBody, type BodyKind, type ConstituteBody } from './constitute-body.ts'
export { endSeat } from './end-seat.ts'
export { fillSeat } from './fill-seat.ts'
export { joinTable, type JoinTable } from './join-table.ts'
export { moveIn, type MoveIn } from './move-in.ts'
export { resetAccess, type ResetAccess } from './reset-access.ts'
export { openUnit, type OpenUnit } from './open-unit.ts'
export { openGovernanceUnit, type OpenGovernanceUnit } from './open-governance-unit.ts'
