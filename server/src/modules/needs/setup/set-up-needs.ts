import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { no } from '../../../kernel/refusal.ts'
import { commit } from '../../../kernel/work.ts'
import { forgetTimeRules } from '../clocks/time-rules.ts'

export type CategoryRow = { code: string; parent?: string; name: string; nameEn: string; hint?: string; hintEn?: string }
export type DispatchRow = { category: string; leadBodyId?: string; leadKind?: string; note: string; noteEn: string }
export type RuleRow = {
  id: string
  kind: 'accept' | 'dispatch' | 'sign' | 'contact' | 'answer' | 'reply' | 'promise' | 'callback' | 'case'
  grade?: 'danger' | 'utilities' | 'ordinary' | 'complex'
  outside?: boolean
  amount: number
  unit: 'hours' | 'working-hours' | 'days' | 'working-days'
  name: string
  nameEn: string
  source?: string
}
export type NeedsSetUp = { categories: CategoryRow[]; dispatch: DispatchRow[]; rules: RuleRow[]; from: string }

/**
 * Founds the need handling of a district: categories, dispatch catalogue, clock rules (version 1). What is there already stays.
 */
export const setUpNeeds = (ctx: Ctx, actor: Actor, set: NeedsSetUp): Promise<void> =>
  commit(ctx, actor, async (work) => {
    work.permit((who) => (who.kind === 'system' ? true : no('founding', '由系统建立', 'Founded by the system')))
    const { district } = ctx
    await work.tx
      .insertInto('needs.category')
      .values(
        set.categories.map((row, position) => ({
          district_id: district,
          code: row.code,
          parent_code: row.parent ?? null,
          name: row.name,
          name_en: row.nameEn,
          hint: row.hint ?? '',
          hint_en: row.hintEn ?? '',
          position,
        })),
      )
      .onConflict((clash) => clash.doNothing())
      .execute()
    const known = await work.tx
      .selectFrom('needs.dispatch_rule')
      .select('id')
      .where('district_id', '=', district)
      .limit(1)
      .executeTakeFirst()
    if (!known && set.dispatch.length > 0) {
      await work.tx
        .insertInto('needs.dispatch_rule')
        .values(
          set.dispatch.map((row, position) => ({
            district_id: district,
            category_code: row.category,
            lead_body_id: row.leadBodyId ?? null,
            lead_body_kind: row.leadKind ?? null,
            note: row.note,
            note_en: row.noteEn,
            position,
          })),
        )
        .execute()
    }
    await work.tx
      .insertInto('needs.clock_rule')
      .values(
        set.rules.map((row) => ({
          district_id: district,
          id: row.id,
          version: 1,
          kind: row.kind,
          grade: row.grade ?? null,
          outside: row.outside ?? null,
          amount: row.amount,
          unit: row.unit,
          name: row.name,
          name_en: row.nameEn,
          source: row.source ?? '',
          from_day: set.from,
        })),
      )
      .onConflict((clash) => clash.doNothing())
      .execute()
    work.trace('needs.set-up', 'needs')
    forgetTimeRules(ctx)
  })
