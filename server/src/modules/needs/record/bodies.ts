import { Refusal, wrongField } from '../../../kernel/refusal.ts'
import type { Work } from '../../../kernel/work.ts'
import { listBodies } from '../../directory/index.ts'
import type { LockedNeed } from './lock-need.ts'

/** A body that works on needs, as those it works with address it. */
export type Target = { id: string; kind: string; external: boolean; short_name: string; name_en: string; contact_email: string }

/** A body that can be given a part of a need: one of the list for its building, so that nobody works on a need of a place that is not theirs. */
export async function targetBody(work: Work, need: Pick<LockedNeed, 'unit_id'>, bodyId: string, field: string): Promise<Target> {
  const { bodies } = await listBodies({ db: work.tx, district: work.ctx.district }, { unit: need.unit_id, id: bodyId })
  if (bodies.length === 0) throw notOfTheList(field)
  return bodyOf(work, bodyId, field)
}

/** A body as those it works with address it. */
export async function bodyOf(work: Work, bodyId: string, field: string): Promise<Target> {
  const body = await work.tx
    .selectFrom('directory.body_face')
    .select(['id', 'kind', 'external', 'short_name', 'name_en', 'contact_email'])
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', bodyId)
    .executeTakeFirst()
  if (!body?.id) throw notOfTheList(field)
  return body as Target
}

const notOfTheList = (field: string): Refusal =>
  wrongField('body', field, { zh: '请从列表里选一家单位', en: 'Please choose a unit from the list' })
