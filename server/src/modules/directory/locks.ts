import type { Work } from '../../kernel/work.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { BodyPlace } from './model.ts'
import type { Place } from './places.ts'

/** The unit and its place; not-found where there is none. */
export async function unitPlace(work: Work, unitId: string): Promise<Place> {
  const unit = await work.tx
    .selectFrom('directory.governance_unit')
    .select(['id as unitId', 'jurisdiction_code as code'])
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', unitId)
    .executeTakeFirst()
  if (!unit) throw notFound()
  return unit
}

/** The body with its own place or its unit's, locked so that its table does not change meanwhile. */
export async function lockBody(work: Work, bodyId: string): Promise<BodyPlace & { termTo: string | null; name: string }> {
  const body = await work.tx
    .selectFrom('directory.body as b')
    .leftJoin('directory.governance_unit as u', (join) => join.onRef('u.district_id', '=', 'b.district_id').onRef('u.id', '=', 'b.unit_id'))
    .select((eb) => [
      'b.id as bodyId',
      'b.kind',
      'b.name',
      'b.unit_id as unitId',
      eb.fn.coalesce('b.jurisdiction_code', 'u.jurisdiction_code').as('code'),
      'b.term_to as termTo',
    ])
    .where('b.district_id', '=', work.ctx.district)
    .where('b.id', '=', bodyId)
    .forUpdate('b')
    .executeTakeFirst()
  if (!body) throw notFound()
  return body
}
