import * as directory from '@liti/contract/directory'
import type { Route } from '@liti/contract/kit'
import * as needs from '@liti/contract/needs'
import * as notices from '@liti/contract/notices'
import * as session from '@liti/contract/session'
import * as system from '@liti/contract/system'
import * as threads from '@liti/contract/threads'
import type { Asked } from './api.ts'
import type { Ids, Knocker } from './matrix-world.ts'

/**
 * How each route is asked for somebody's records.
 * - `record`: the call names a record; only `may` are let through to it
 * - `list`: the call may end well for anybody its door lets in, and shows each reader only their own
 * - `self`: about the caller and nobody else, there is nothing to name
 */
export type Row = { route: Route; kind: 'record' | 'list' | 'self'; may: Knocker[]; calls: (ids: Ids) => Asked<Route>[] }

const station: Knocker[] = ['specialist', 'head']
const desk: Knocker[] = [...station, 'street']
const handling: Knocker[] = [...desk, 'bureau', 'tax']
/** Everybody who holds a seat. */
const all: Knocker[] = [...handling, 'colleague', 'otherStation', 'otherHead', 'property', 'market', 'committee']
/** Who asked, and a colleague who holds a seat besides. */
const asker: Knocker[] = ['firm', 'colleague']
const neighbours: Knocker[] = ['otherFirm', 'property', 'committee', 'ended']

const record = <R extends Route>(route: R, may: Knocker[], calls: (ids: Ids) => Asked<R>[]): Row => ({
  route,
  kind: 'record',
  may,
  calls: calls,
})
const list = <R extends Route>(route: R, calls: (ids: Ids) => Asked<R>[]): Row => ({
  route,
  kind: 'list',
  may: [],
  calls: calls,
})
const self = (route: Route): Row => ({ route, kind: 'self', may: [], calls: () => [] })

const text = '我来试试'
const room = { code: 'Z1', kind: 'office' as const, area: 10 }
const firm = { kind: 'enterprise' as const, name: text, shortName: text, group: null, registeredHere: null, foundedYear: null }
const day = '2026-06-10'
const later = '2027-01-01'
const inNeed = (ids: Ids) => ({ needId: ids.need })
const inPart = (ids: Ids) => ({ assignmentId: ids.part })
let codes = 100
const unknownToken = 'A'.repeat(40)
const answered = { text, files: [] as string[] }
const said = { solved: 'yes' as const, rating: 5 }
const reply = { outcome: 'done' as const, text, files: [] as string[] }
const giveBack = { reason: 'not_ours' as const, basis: text }

const needRows: Row[] = [
  record(needs.explainClock, [...handling, ...asker], (ids) => [{ params: { clockId: ids.clock } }]),
  list(needs.listTimeLimits, () => [{}]),
  list(needs.getIntake, () => [{}]),
  list(needs.previewNeed, (ids) => [{ query: { unit: ids.unit, category: 'work.hiring' } }]),
  list(needs.countSimilar, (ids) => [{ query: { unit: ids.unit, category: 'work.hiring' } }]),
  list(needs.getDraft, () => [{}]),
  self(needs.saveDraft),
  self(needs.dropDraft),
  self(needs.addDraftFile),
  // a file of somebody else does not come along
  record(needs.submitNeed, [], (ids) => [
    { body: { unitId: ids.unit, category: 'other.other', text, phone: '13812340000', files: [ids.file] } },
  ]),
  record(needs.getReceipt, asker, (ids) => [{ params: inNeed(ids) }]),
  // another code each time: six tries at one are all there are
  record(needs.openReceipt, [], () => [{ body: { code: `JD-260610-${(codes += 1)}`, phoneTail: '0000' } }]),
  record(needs.trackNeed, asker, (ids) => [{ params: inNeed(ids) }, { params: { needId: ids.closed } }]),
  list(needs.listMyNeeds, () => [{ query: { limit: 100 } }]),
  record(needs.supplementNeed, asker, (ids) => [{ params: inNeed(ids), body: answered }]),
  record(needs.urgeNeed, asker, (ids) => [{ params: inNeed(ids) }]),
  record(needs.withdrawNeed, asker, (ids) => [{ params: inNeed(ids) }]),
  record(needs.objectOutcome, asker, (ids) => [{ params: inNeed(ids), body: { kind: 'not_mine' as const } }]),
  record(needs.confirmOutcome, asker, (ids) => [{ params: inNeed(ids), body: said }]),
  record(needs.getNeed, handling, (ids) => [{ params: inNeed(ids) }]),
  list(needs.listWork, (ids) =>
    needs.workTabs
      .flatMap((tab) => [{ query: { tab, limit: 100 } }, { query: { tab, limit: 100, unit: ids.unit } }])
      .concat([{ query: { tab: 'all', limit: 100, q: '密题' } as never }, { query: { tab: 'all', limit: 100, q: 'JD-260610' } as never }]),
  ),
  list(needs.listWorkFloors, (ids) => [{ query: {} }, { query: { unit: ids.unit } }]),
  list(needs.searchDesk, () => ['密题', '260610', '颐家', '人事', '1203'].map((q) => ({ query: { q } }))),
  list(needs.listSimilar, (ids) => [{ query: { unit: ids.unit, category: 'work.hiring', text: '密题密文密' } }]),
  list(needs.listOverdue, (ids) => [
    { query: { limit: 100 } },
    { query: { limit: 100, unit: ids.unit } },
    { query: { limit: 100, body: ids.body } },
  ]),
  list(needs.listOrganisationNeeds, (ids) => [{ params: { organisationId: ids.organisation }, query: { limit: 100 } }]),
  record(needs.registerNeed, desk, (ids) => [{ body: { unitId: ids.unit, category: 'other.other', type: 'help' as const, text } }]),
  record(needs.acceptNeed, handling, (ids) => [{ params: inNeed(ids), body: {} }]),
  record(needs.declineNeed, handling, (ids) => [{ params: inNeed(ids), body: { reason: text, where: text } }]),
  record(needs.endNeed, handling, (ids) => [{ params: inNeed(ids), body: { reason: text, where: text } }]),
  record(needs.dispatchNeed, handling, (ids) => [{ params: inNeed(ids), body: { leadId: ids.body } }]),
  record(needs.acceptAndDispatch, handling, (ids) => [{ params: inNeed(ids), body: { leadId: ids.body } }]),
  record(needs.undoStep, handling, (ids) => [{ params: inNeed(ids), body: {} }]),
  record(needs.addCoHandler, handling, (ids) => [{ params: inNeed(ids), body: { bodyId: ids.body, ask: text } }]),
  record(needs.contactNeed, handling, (ids) => [{ params: inNeed(ids), body: { note: text } }]),
  record(needs.answerNeed, handling, (ids) => [{ params: inNeed(ids), body: answered }]),
  record(needs.noteNeed, handling, (ids) => [{ params: inNeed(ids), body: { note: text } }]),
  record(needs.signAssignment, handling, (ids) => [{ params: inPart(ids) }, { params: { assignmentId: ids.lead } }]),
  record(needs.replyAssignment, handling, (ids) => [{ params: inPart(ids), body: reply }]),
  record(needs.correctReply, handling, (ids) => [{ params: inPart(ids), body: reply }]),
  record(needs.sendBackReply, handling, (ids) => [{ params: inPart(ids), body: { missing: text } }]),
  record(needs.returnAssignment, handling, (ids) => [
    { params: inPart(ids), body: giveBack },
    { params: { assignmentId: ids.lead }, body: giveBack },
  ]),
  record(needs.urgeAssignment, handling, (ids) => [{ params: inPart(ids), body: {} }]),
  record(needs.cancelAssignment, handling, (ids) => [{ params: inPart(ids), body: { note: text } }]),
  record(needs.askQuestion, handling, (ids) => [{ params: inPart(ids), body: { text } }]),
  record(needs.renewLink, handling, (ids) => [{ params: inPart(ids), body: {} }]),
  record(needs.revokeLink, handling, (ids) => [{ params: inPart(ids) }]),
  record(needs.answerQuestion, handling, (ids) => [{ params: { questionId: ids.question }, body: { text } }]),
  self(needs.addDeskFile),
  record(needs.revealContact, handling, (ids) => [{ params: inNeed(ids), body: {} }]),
  list(needs.listCallbacks, (ids) =>
    needs.callbackTabs.flatMap((tab) => [{ query: { tab, limit: 100 } }, { query: { tab, limit: 100, unit: ids.unit } }]),
  ),
  record(needs.recordCallback, [...desk, 'bureau'], (ids) => [
    { params: { needId: ids.closed }, body: { ...said, how: 'in_person' as const } },
  ]),
  record(needs.settleObjection, [...desk, 'bureau'], (ids) => [
    { params: { needId: ids.closed }, body: { outcome: 'stands' as const, finding: text } },
  ]),
  record(needs.recordAttempt, [...desk, 'bureau'], (ids) => [{ params: { needId: ids.closed }, body: { result: 'no_answer' as const } }]),
  record(needs.endBadRatingCase, [...desk, 'bureau'], (ids) => [
    { params: { caseId: ids.case }, body: { finding: text, remedy: 'fixed' as const } },
  ]),
  ...[
    needs.getLink,
    needs.endedLink,
    needs.openLink,
    needs.signByLink,
    needs.askByLink,
    needs.replyByLink,
    needs.correctByLink,
    needs.returnByLink,
  ].map((route) => record(route as Route, [], () => [{ params: { token: unknownToken }, body: { ...reply, ...giveBack } }])),
  record(needs.attachByLink, [], () => [{ params: { token: unknownToken } }]),
  list(needs.getFigures, (ids) => [
    { query: {} },
    { query: { unit: ids.unit } },
    { query: { body: ids.body } },
    { query: { building: 'none' as const } },
  ]),
  list(needs.listFigureRows, (ids) =>
    needs.rateKinds.flatMap((rate) => [
      { query: { rate, part: 'all', limit: 100 } },
      { query: { rate, part: 'all', limit: 100, unit: ids.unit, body: ids.body } },
    ]),
  ),
  list(needs.exportFigures, (ids) => [{ query: {} }, { query: { unit: ids.unit } }]),
]

const otherRows: Row[] = [
  record(threads.getThread, [...handling, ...asker], (ids) => [
    { params: { kind: 'need' as const, id: ids.need } },
    { params: { kind: 'assignment' as const, id: ids.part } },
  ]),
  list(notices.listNotices, () => [{ query: { limit: 100 } }]),
  list(notices.markRead, (ids) => [{ body: { ids: [ids.notice] } }]),
  record(notices.listDeliveries, handling, (ids) => [{ params: { kind: 'need', id: ids.need } }]),
  record(system.getFile, [], (ids) => [{ params: { token: ids.file } }, { params: { token: unknownToken } }]),
  self(system.live), // followed for real in live.test.ts
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
  record(directory.getBody, all, (ids) => [{ params: { bodyId: ids.station } }]),
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
  ...[session.getMe, session.sendCode, session.signInWithCode, session.signInWithPassword, session.giveSecondFactor].map(self),
  ...[session.startSecondFactor, session.confirmSecondFactor, session.changePassword].map(self),
  ...[session.setLanguage, session.setMail, session.signOut].map(self),
  ...[session.listSessions, session.revokeOtherSessions, session.closeAccount].map(self),
  ...[session.sendConfirmCode, session.confirmMyself].map(self),
  record(session.revokeSession, ['firm'], (ids) => [{ params: { sessionId: ids.session } }]),
]

export const matrix: Row[] = [...needRows, ...otherRows]
