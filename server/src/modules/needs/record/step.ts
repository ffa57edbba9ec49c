import type { NeedState } from '@liti/contract/needs-words'
import type { UpdateObject } from 'kysely'
import { after } from '../../../engines/caseflow/transitions.ts'
import type { DB } from '../../../kernel/db.gen.ts'
import type { Work } from '../../../kernel/work.ts'
import { needCycle, type NeedAct } from '../rules/life-cycle.ts'
import type { LockedNeed } from './lock-need.ts'

/** What a command may write to a need. Its state is not among it: only a step of the life cycle changes that. */
export type NeedChange = Omit<UpdateObject<DB, 'needs.need'>, 'district_id' | 'id' | 'state' | 'changed_at' | 'version'>

/**
 * One step of the life cycle: the need comes to the state the table says, with what the step changes besides.
 * @param to which way, where the act has several
 * @throws where the table has no such line; the command's rule is asked first
 */
export const step = (work: Work, need: LockedNeed, act: NeedAct, change: NeedChange, to?: NeedState): Promise<void> =>
  write(work, need, { ...change, state: after(needCycle, act, need.state as NeedState, to) })

/** Writes to a need that stays in its state; the version lets a screen notice that somebody was faster. */
export const moveNeed = (work: Work, need: LockedNeed, change: NeedChange): Promise<void> => write(work, need, change)

async function write(work: Work, need: LockedNeed, change: NeedChange & { state?: NeedState }): Promise<void> {
  await work.tx
    .updateTable('needs.need')
    .set((eb) => ({ ...change, changed_at: work.now, version: eb('version', '+', 1) }))
    .where('district_id', '=', work.ctx.district)
    .where('id', '=', need.id)
    .execute()
  for (const [name, value] of Object.entries(change)) if (name in need) Object.assign(need, { [name]: value })
}
