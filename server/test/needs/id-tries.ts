import * as needs from '@liti/contract/needs'
import { expect } from 'vitest'
import { elsewhere } from '../directory/elsewhere.ts'
import { text, tried, type Matrix, type Try } from '../matrix-module.ts'

const reply = (id: string) => ({ outcome: 'done' as const, text, files: [id] })
const raising = ({ ids }: Matrix) => ({ unitId: ids.unit, category: 'other.other', type: 'help' as const, text })

export async function tries(matrix: Matrix): Promise<Try[]> {
  const { of, ids, farIds, world } = matrix
  const named = world.world
  const there = elsewhere(matrix)
  const raise = raising(matrix)
  const fresh = (await of('firm').get(needs.submitNeed, { body: raise })).needId
  const accepted = (await of('firm').get(needs.submitNeed, { body: raise })).needId
  await of('head').get(needs.acceptNeed, { params: { needId: accepted }, body: {} })
  const inNeed = { needId: ids.need }
  const taken = [ids.file]
  return [
    ...tried(needs.submitNeed, 'firm', 'unitId', [farIds.unit], (unitId) => ({ ...raise, unitId })),
    ...tried(needs.submitNeed, 'firm', 'buildingId', [there.building, farIds.building], (buildingId) => ({ ...raise, buildingId })),
    ...tried(needs.submitNeed, 'firm', 'organisationId', [named.organisation('云图软件'), farIds.organisation], (organisationId) => ({
      ...raise,
      organisationId,
    })),
    ...tried(needs.submitNeed, 'otherFirm', 'files.*', taken, (id) => ({ ...raise, files: [id] })),
    ...tried(needs.registerNeed, 'head', 'unitId', [there.unit, farIds.unit], (unitId) => ({ ...raise, unitId })),
    ...tried(needs.registerNeed, 'head', 'buildingId', [there.building, farIds.building], (buildingId) => ({ ...raise, buildingId })),
    ...tried(needs.registerNeed, 'head', 'spaceId', [there.space, farIds.space], (spaceId) => ({ ...raise, spaceId })),
    ...tried(needs.registerNeed, 'head', 'organisationId', [there.organisation, farIds.organisation], (organisationId) => ({
      ...raise,
      organisationId,
    })),
    // by a person's id alone anybody's phone could be opened; and with a firm, only its own people
    ...tried(needs.registerNeed, 'head', 'personId', [there.person, named.person('区人社局 联络员'), farIds.person], (personId) => ({
      ...raise,
      personId,
    })),
    ...tried(needs.registerNeed, 'head', 'personId', [named.person('云图软件 行政主管')], (personId) => ({
      ...raise,
      organisationId: ids.organisation,
      personId,
    })),
    ...tried(needs.registerNeed, 'head', 'dispatchTo', [there.property, farIds.body], (dispatchTo) => ({ ...raise, dispatchTo })),
    ...tried(needs.acceptNeed, 'head', 'spaceId', [there.space, farIds.space], (spaceId) => ({ spaceId }), { needId: fresh }),
    ...tried(
      needs.acceptNeed,
      'head',
      'organisationId',
      [there.organisation, farIds.organisation],
      (organisationId) => ({ organisationId }),
      {
        needId: fresh,
      },
    ),
    ...tried(needs.acceptAndDispatch, 'head', 'leadId', [there.property, farIds.body], (leadId) => ({ leadId }), { needId: fresh }),
    ...tried(
      needs.acceptAndDispatch,
      'head',
      'co.*.bodyId',
      [there.property, farIds.body],
      (bodyId) => ({ leadId: ids.body, co: [{ bodyId, ask: text }] }),
      { needId: fresh },
    ),
    ...tried(needs.acceptAndDispatch, 'head', 'spaceId', [there.space, farIds.space], (spaceId) => ({ leadId: ids.body, spaceId }), {
      needId: fresh,
    }),
    ...tried(
      needs.acceptAndDispatch,
      'head',
      'organisationId',
      [there.organisation, farIds.organisation],
      (organisationId) => ({ leadId: ids.body, organisationId }),
      { needId: fresh },
    ),
    ...tried(needs.dispatchNeed, 'head', 'leadId', [there.property, farIds.body], (leadId) => ({ leadId }), { needId: accepted }),
    ...tried(
      needs.dispatchNeed,
      'head',
      'co.*.bodyId',
      [there.property, farIds.body],
      (bodyId) => ({ leadId: ids.body, co: [{ bodyId, ask: text }] }),
      { needId: accepted },
    ),
    ...tried(needs.addCoHandler, 'bureau', 'bodyId', [there.property, farIds.body], (bodyId) => ({ bodyId, ask: text }), inNeed),
    ...tried(needs.answerNeed, 'bureau', 'files.*', taken, (id) => ({ text, files: [id] }), inNeed),
    ...tried(needs.supplementNeed, 'firm', 'files.*', taken, (id) => ({ text, files: [id] }), { needId: fresh }),
    ...tried(needs.replyAssignment, 'tax', 'files.*', taken, reply, { assignmentId: ids.part }),
    ...tried(needs.correctReply, 'tax', 'files.*', taken, reply, { assignmentId: ids.part }),
    ...tried(needs.replyByLink, 'linkHolder', 'files.*', taken, reply, { token: ids.link }),
    ...tried(needs.correctByLink, 'linkHolder', 'files.*', taken, reply, { token: ids.link }),
  ]
}

export const harmless = {
  'POST /api/needs/draft unitId': 'kept as typed: held against what one may see when it is sent',
  'POST /api/needs/draft buildingId': 'kept as typed',
  'POST /api/needs/draft organisationId': 'kept as typed',
  'POST /api/needs/draft files.*.id': 'a draft shows only files of its own browser (drafts.test.ts)',
}

export async function through(matrix: Matrix): Promise<void> {
  const { of, ids, world } = matrix
  const raise = raising(matrix)
  const body = { ...raise, organisationId: ids.organisation, personId: ids.person, spaceId: ids.space, buildingId: ids.building }
  const made = await of('head').get(needs.registerNeed, { body: { ...body, dispatchTo: world.world.body('今鼎大厦物业') } })
  expect(made.requester.organisationId).toBe(ids.organisation)
  const own = await of('firm').ask(needs.submitNeed, { body: { ...raise, organisationId: ids.organisation, buildingId: ids.building } })
  expect(own.status).toBe(200)
}
