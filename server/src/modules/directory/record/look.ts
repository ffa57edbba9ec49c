import type { Actor } from '../../../kernel/actor.ts'
import { countAttempt } from '../../../kernel/limits/attempts.ts'
import { unkept, type Ctx } from '../../../kernel/context.ts'
import { commit, type Work } from '../../../kernel/work.ts'

const mostAnHour = 60

/**
 * Opens protected fields: at most 60 an hour and person, each look written down with its reason. The answer is not kept
 * for a repeated call, which would store in the clear what is sealed: looking twice is two looks.
 */
export async function look<T>(ctx: Ctx, actor: Actor, open: (work: Work) => Promise<T>): Promise<T> {
  await countAttempt(ctx.db, ctx.now(), 'directory.look', actor.personId ?? actor.kind, mostAnHour, 60)
  return commit(unkept(ctx), actor, open)
}

export async function noteLook(work: Work, field: string, subject: string, reason: string): Promise<void> {
  const { actor, ctx } = work
  if (actor.personId === null) throw new Error('Only a person looks')
  await work.tx
    .insertInto('kernel.look')
    .values({ district_id: ctx.district, at: work.now, person_id: actor.personId, field, subject, reason })
    .execute()
  work.trace('directory.looked', subject, { field })
}
