import { bundledHolidays } from '../engines/calendar/index.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { no } from '../kernel/refusal.ts'
import { commit } from '../kernel/work.ts'

/** The holidays and make-up days that come with the product (2007 to 2026). What the district imported since stays. */
export const seedCalendar = (ctx: Ctx, actor: Actor): Promise<void> =>
  commit(ctx, actor, async (work) => {
    work.permit((who) => (who.kind === 'system' ? true : no('founding', '由系统建立', 'Founded by the system')))
    const { rows, years, papers } = bundledHolidays()
    await work.tx
      .insertInto('calendar.special_day')
      .values(rows.map((row) => ({ district_id: ctx.district, ...row })))
      .onConflict((clash) => clash.doNothing())
      .execute()
    await work.tx
      .insertInto('calendar.known_year')
      .values(
        years.map((year) => ({
          district_id: ctx.district,
          year,
          source: papers.find((paper) => paper.year === year)?.papers.join(' ') ?? '',
        })),
      )
      .onConflict((clash) => clash.doNothing())
      .execute()
    work.trace('calendar.seeded', 'calendar', { years })
  })
