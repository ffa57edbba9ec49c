import { Refusal } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import { organisationPlace } from '../../directory/index.ts'
import type { LockedNeed } from '../record/lock-need.ts'
import type { NeedChange } from '../record/step.ts'

/** What the desk verified of who asks; null where nothing changes. */
export type Attached = { change: NeedChange; firm: string | null }

/**
 * Says which firm asks, as the desk could verify it. The firm is put on the need's file and no more: its own people see nothing of it
 * by that, since whoever asked did not choose to ask in its name.
 */
export async function attachFirm(work: Work, need: LockedNeed, organisationId: string | null | undefined): Promise<Attached | null> {
  if (organisationId === undefined || organisationId === need.requester_organisation_id) return null
  if (need.hidden) throw unnamedAsker()
  const change = { requester_organisation_id: organisationId, for_firm: false }
  if (organisationId === null) return { change, firm: null }
  const { short_name: firm } = await work.tx
    .selectFrom('directory.organisation_face')
    .select('short_name')
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const room = await organisationPlace(work.ctx, organisationId, work.tx)
  const here = room?.unitId === need.unit_id
  return { change: { ...change, ...(here && need.space_id === null && { space_id: room.spaceId }) }, firm }
}

const unnamedAsker = (): Refusal => {
  const why = { zh: '对方要求不公开身份，不记是哪家单位', en: 'They asked to stay unnamed: their firm is not written down' }
  return new Refusal('conflict', 'hidden', why, { organisationId: why })
}
