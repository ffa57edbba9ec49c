import type { Route } from '@liti/contract/kit'
import * as needs from '@liti/contract/needs'
import { asker, desk, handling, list, record, self, text, unknownToken, type Ids, type Row } from '../matrix-module.ts'
import './matrix-world.ts'

const inNeed = (ids: Ids) => ({ needId: ids.need })
const inPart = (ids: Ids) => ({ assignmentId: ids.part })
let codes = 100
const answered = { text, files: [] as string[] }
const said = { solved: 'yes' as const, rating: 5 }
const reply = { outcome: 'done' as const, text, files: [] as string[] }
const giveBack = { reason: 'not_ours' as const, basis: text }

export const rows: Row[] = [
  // the browser of a link's holder says by which link it came
  record(needs.foreseeMoves, handling, (ids) => [{ params: inNeed(ids), query: { act: 'dispatch' as const, grade: 'complex' as const } }]),
  record(needs.explainClock, [...handling, ...asker], (ids, who) => [
    { params: { clockId: ids.clock }, ...(who === 'linkHolder' && { query: { link: ids.link } }) },
  ]),
  list(needs.listTimeLimits, () => [{}]),
  list(needs.getIntake, () => [{}]),
  list(needs.previewNeed, (ids) => [{ query: { unit: ids.unit, category: 'work.hiring' } }]),
  list(needs.countSimilar, (ids) => [{ query: { unit: ids.unit, category: 'work.hiring' } }]),
  list(needs.getDraft, () => [{}]),
  self(needs.saveDraft),
  self(needs.dropDraft),
  self(needs.addDraftFile),
  // a file of somebody else does not come along
  record(
    needs.submitNeed,
    [],
    (ids) => [{ body: { unitId: ids.unit, category: 'other.other', text, phone: '13812340000', files: [ids.file] } }],
    ['files', 'unit'],
  ),
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
