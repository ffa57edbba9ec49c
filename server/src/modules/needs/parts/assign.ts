import { link } from '../../../engines/thread/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { sqlState, type Work } from '../../../kernel/work.ts'
import type { Target } from '../record/bodies.ts'
import { startClock } from '../clocks/clocks.ts'
import type { LockedNeed } from '../record/lock-need.ts'
import type { Grade } from '@liti/contract/needs-words'

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
