import { link } from '../../engines/thread/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { sqlState, type Work } from '../../kernel/work.ts'
import { listBodies } from '../directory/index.ts'
import { startClock } from './clocks.ts'
import type { LockedNeed } from './lock-need.ts'
import type { Grade } from '@liti/contract/needs-words'

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
  new Refusal(
    'invalid',
    'body',
    { zh: '有一处要改一下', en: 'One thing needs to be changed' },
    { [field]: { zh: '请从列表里选一家单位', en: 'Please choose a unit from the list' } },
  )

/** Gives a body its part: the assignment, its clock for signing, and its place in the thread. */
export async function assign(work: Work, need: LockedNeed, target: Target, role: 'lead' | 'co', ask: string): Promise<string> {
  const taken = await work.tx
    .selectFrom('needs.assignment')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('district_id', '=', work.ctx.district)
    .where('need_id', '=', need.id)
    .where('round', '=', need.round)
    .where('role', '=', 'co')
    .where('undone', '=', false)
    .executeTakeFirstOrThrow()
  const made = await work.tx
    .insertInto('needs.assignment')
    .values((eb) => ({
      district_id: work.ctx.district,
      need_id: need.id,
      need_created_at: eb
        .selectFrom('needs.need')
        .select('created_at')
        .where('district_id', '=', work.ctx.district)
        .where('id', '=', need.id),
      round: need.round,
      position: role === 'lead' ? 0 : taken.n + 1,
      body_id: target.id,
      role,
      ask,
      state: 'assigned',
      created_at: work.now,
    }))
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => {
      if (sqlState(error) !== '23505') throw error
      throw new Refusal('conflict', 'already-assigned', {
        zh: `${target.short_name}已经在办这件事了`,
        en: `${target.name_en || target.short_name} is already working on this`,
      })
    })
  await startClock(work, {
    needId: need.id,
    assignmentId: made.id,
    kind: 'sign',
    bodyId: target.id,
    grade: need.grade as Grade,
    round: need.round,
    outside: target.external,
  })
  await link(work, { from: { kind: 'need', id: need.id }, to: { kind: 'assignment', id: made.id }, relation: 'assigns' })
  return made.id
}
