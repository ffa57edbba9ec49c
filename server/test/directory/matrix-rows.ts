import * as directory from '@liti/contract/directory'
import { asker, day, desk, list, neighbours, record, seated, text, type Row } from '../matrix-module.ts'
import './matrix-world.ts'

const room = { code: 'Z1', kind: 'office' as const, area: 10 }
const firm = { kind: 'enterprise' as const, name: text, shortName: text, group: null, registeredHere: null, foundedYear: null }
const later = '2027-01-01'

export const rows: Row[] = [
  list(directory.listUnits, () => [{}]),
  list(directory.getUnit, (ids) => [{ params: { slug: ids.slug } }]),
  list(directory.getBuilding, (ids) => [{ params: { slug: ids.slug } }, { params: { slug: ids.slug }, query: { building: ids.building } }]),
  record(directory.updateBuildingFile, desk, (ids) => [
    {
      params: { buildingId: ids.building },
      body: { completedYear: 2000, ownership: text, grossArea: null, lettableArea: null, parkingTotal: null, parkingShared: null },
    },
  ]),
  list(directory.getThreeCarriages, (ids) => [{ params: { slug: ids.slug } }]),
  record(directory.fillSeat, ['head', 'street'], (ids) => [
    { params: { seatId: ids.seat }, body: { personId: ids.person, from: day, to: null } },
    { params: { seatId: ids.seat }, body: { newPerson: { name: text, phone: '13812340000' }, from: day, to: null } },
  ]),
  record(directory.extendSeat, ['head', 'street'], (ids) => [{ params: { seatId: ids.seat }, body: { to: day } }]),
  record(directory.addSeat, ['street'], (ids) => [
    { params: { bodyId: ids.station }, body: { kind: 'specialist' as const, title: text, constituency: null, from: day, to: null } },
  ]),
  list(directory.getBodyRegister, () => [{}]),
  record(directory.getBody, seated, (ids) => [{ params: { bodyId: ids.station } }]),
  record(directory.constituteBody, ['street'], (ids) => [
    { body: { kind: 'coordination' as const, name: text, shortName: text, unitId: ids.unit, jurisdictionCode: null } },
  ]),
  record(directory.changeBody, ['street'], (ids) => [{ params: { bodyId: ids.station }, body: { name: text, shortName: text } }]),
  record(directory.renewTerm, ['street'], (ids) => [
    { params: { bodyId: ids.station }, body: { mode: 'continue' as const, from: day, to: '2027-06-10' } },
  ]),
  record(directory.joinTable, ['street'], (ids) => [
    { params: { bodyId: ids.station }, body: { memberBodyId: ids.body, seats: 1, voting: true, from: day } },
  ]),
  record(directory.leaveTable, ['street'], (ids) => [{ params: { membershipId: ids.membership }, body: { on: day } }]),
  list(directory.getFounding, () => [{}]),
  record(directory.openUnit, ['street'], (ids) => [{ body: { jurisdictionCode: ids.place, name: text, shortCode: 'ZZ', slug: 'zz' } }]),
  record(directory.addBuilding, ['street'], (ids) => [
    { params: { slug: ids.slug }, body: { name: text, completedYear: null, floorsAbove: 1, floorsBelow: 0, floorArea: 100 } },
  ]),
  record(directory.addFloor, desk, (ids) => [{ params: { buildingId: ids.building }, body: { label: '40', level: 40, area: 100, room } }]),
  record(directory.changeFloor, desk, (ids) => [{ params: { floorId: ids.floor }, body: { label: '12', area: 1600 } }]),
  record(directory.addSpace, desk, (ids) => [{ params: { floorId: ids.floor }, body: room }]),
  record(directory.changeSpace, desk, (ids) => [{ params: { spaceId: ids.space }, body: room }]),
  record(directory.splitSpace, desk, (ids) => [{ params: { spaceId: ids.space }, body: { code: 'Z9', area: 1 } }]),
  record(directory.closeSpace, desk, (ids) => [{ params: { spaceId: ids.space }, body: { on: day } }]),
  record(directory.moveIn, desk, (ids) => [
    { params: { spaceId: ids.space }, body: { organisationId: ids.organisation, from: day, leaseEnd: null } },
  ]),
  record(directory.moveOut, desk, (ids) => [{ params: { occupancyId: ids.occupancy }, body: { on: later } }]),
  record(directory.changeLease, desk, (ids) => [{ params: { occupancyId: ids.occupancy }, body: { leaseEnd: null } }]),
  // an organisation has no place of its own before it moves in
  record(directory.addOrganisation, desk, (ids) => [
    {
      body: {
        ...firm,
        creditCode: null,
        staff: null,
        women: null,
        partyMembers: null,
        move: { spaceId: ids.space, from: day, leaseEnd: null },
      },
    },
  ]),
  record(directory.correctOrganisation, desk, (ids) => [{ params: { organisationId: ids.organisation }, body: firm }]),
  record(directory.addContact, [...desk, ...asker], (ids) => [
    { params: { organisationId: ids.organisation }, body: { name: text, phone: '13812340000', kind: 'acts_for' as const, from: day } },
  ]),
  record(directory.endAffiliation, [...desk, ...asker], (ids) => [{ params: { affiliationId: ids.affiliation }, body: { on: later } }]),
  record(directory.endSeat, ['head', 'street'], (ids) => [{ params: { seatId: ids.seat }, body: { on: day } }]),
  record(directory.resetAccess, ['head', 'street'], (ids) => [{ params: { seatId: ids.seat }, body: { note: text } }]),
  record(directory.getEnterprise, [...desk, ...asker, ...neighbours], (ids) => [{ params: { organisationId: ids.organisation } }]),
  record(directory.updateEnterprise, asker, (ids) => [
    {
      params: { organisationId: ids.organisation },
      body: { staff: 1, women: 1, partyMembers: 0, foundedYear: null, registeredHere: null },
    },
  ]),
  record(directory.acceptTie, ['firm'], (ids) => [{ params: { affiliationId: ids.affiliation } }]),
  record(directory.endOwnTie, ['firm'], (ids) => [{ params: { affiliationId: ids.affiliation } }]),
  record(directory.revealPhone, [...desk, ...asker], (ids) => [{ params: { personId: ids.person }, body: {} }]),
  record(directory.revealCreditCode, [...desk, ...asker], (ids) => [{ params: { organisationId: ids.organisation }, body: {} }]),
  list(directory.findOrganisations, () => [{ query: { q: '颐家' } }, { query: { q: '外密' } }]),
  list(directory.findNamesakes, () => [{ query: { name: '颐家安宁' } }, { query: { name: '外密' } }]),
  list(directory.listBodies, (ids) => [{ query: {} }, { query: { unit: ids.unit } }]),
  list(directory.findPersons, () => [{ query: { q: '经理' } }, { query: { q: '外密' } }]),
]
