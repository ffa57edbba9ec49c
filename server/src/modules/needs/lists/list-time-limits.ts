import { amountText } from '@liti/contract/deadline-text'
import type { TimeLimit } from '@liti/contract/needs'
import { clockKinds } from '@liti/contract/needs-words'
import type { Ctx } from '../../../kernel/context.ts'
import { timeRules } from '../clocks/time-rules.ts'

/** The time limits in force today, in the order of a need's life: of each rule its newest version that has begun. */
export async function listTimeLimits(ctx: Ctx): Promise<{ limits: TimeLimit[] }> {
  const { rules, calendar } = await timeRules(ctx)
  const today = calendar.dayOf(ctx.now()).toString()
  const newest = new Map(
    rules
      .filter((one) => one.from <= today)
      .toSorted((a, b) => a.rule.version - b.rule.version)
      .map((one) => [one.rule.id, one]),
  )
  const limits = [...newest.values()].map(({ kind, from, rule }) => ({
    id: rule.id,
    kind,
    text: rule.text,
    amount: amountText(rule),
    unit: rule.unit,
    source: rule.source,
    since: from,
    version: rule.version,
  }))
  return { limits: limits.toSorted((a, b) => clockKinds.indexOf(a.kind) - clockKinds.indexOf(b.kind)) }
}
