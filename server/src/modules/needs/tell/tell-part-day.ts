import type { Work } from '../../../kernel/work.ts'
import { runningDue } from '../clocks/clocks.ts'
import type { LockedNeed } from '../record/lock-need.ts'
import { bodyText, tellBody, tellRequester } from './tell-people.ts'
import { notice } from '../notices/index.ts'
import { endOf } from '../record/promised-day.ts'
import { leadOf } from './tell-parts.ts'

type Part = { id: string; body_id: string }
/** `day` null: it is not kept, and there is no other; `was` null: the first one named. */
export type PartDay = { day: string | null; was: string | null; why: string }

/** A day a unit named for its part: whoever asked and the lead hear of it, and of every change of it with its reason. */
export async function tellPartDay(work: Work, need: LockedNeed, part: Part, told: PartDay): Promise<void> {
  const about = { number: need.number, title: need.title, unit: await bodyText(work, part.body_id), ...told }
  const event = `${part.id}:${told.day}:${work.now.epochMilliseconds}`
  await tellRequester(work, need, notice('need.part-day', about), event)
  const answerBy = await runningDue(work, need.id, 'answer')
  const late = told.day !== null && answerBy !== null && Temporal.Instant.compare(endOf(Temporal.PlainDate.from(told.day)), answerBy) > 0
  if (told.day !== null)
    await tellBody(work, need, leadOf(need), notice('part.day', { ...about, day: told.day, answerBy: late ? answerBy.toString() : null }), {
      event,
      mail: late || told.was !== null,
    })
}
