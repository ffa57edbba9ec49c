import type { Text } from '@liti/contract/common'
import { no, type Verdict } from '../../kernel/refusal.ts'

/**
 * One line of a life cycle: `act` leads from any of `from` to `to` (null: the state stays), open to whoever stands in one of
 * the relations `by` to the record. An act that leads now here, now there has a line for each way. Life cycles are tables of such lines: the server obeys them, the screens show them.
 */
export type Transition<State extends string, Act extends string, Relation extends string> = {
  act: Act
  from: readonly State[]
  to: State | null
  by: readonly Relation[]
}

export type LifeCycle<State extends string, Act extends string, Relation extends string> = {
  table: readonly Transition<State, Act, Relation>[]
  stateText: Record<State, Text>
  /** Who somebody would have to be, in words: 楼宇工作站, 牵头单位. */
  relationText: Record<Relation, Text>
  /** What the act is called, as on its button. */
  actText: Record<Act, Text>
}

/** The line that applies, or undefined where the act is not open in this state. */
export function lineFor<State extends string, Act extends string, Relation extends string>(
  cycle: LifeCycle<State, Act, Relation>,
  act: Act,
  state: State,
): Transition<State, Act, Relation> | undefined {
  return cycle.table.find((line) => line.act === act && line.from.includes(state))
}

/**
 * May somebody in `relations` do `act` now? Yes, or the reason why not: first what has to come before, then who may.
 */
export function mayStep<State extends string, Act extends string, Relation extends string>(
  cycle: LifeCycle<State, Act, Relation>,
  act: Act,
  state: State,
  relations: ReadonlySet<Relation>,
): Verdict {
  const line = lineFor(cycle, act, state)
  const what = cycle.actText[act]
  if (!line) {
    const before = stepBefore(cycle, act, state)
    if (before === undefined) {
      const now = cycle.stateText[state]
      return no('wrong-state', `现在是“${now.zh}”，不能再${what.zh}`, `It is “${now.en}” now; “${what.en}” is no longer possible`)
    }
    const first = cycle.actText[before]
    return no('wrong-state', `先${first.zh}，才能${what.zh}`, `First “${first.en}”, then “${what.en}”`)
  }
  if (line.by.some((relation) => relations.has(relation))) return true
  const zh = line.by.map((relation) => cycle.relationText[relation].zh).join('或')
  const en = line.by.map((relation) => cycle.relationText[relation].en).join(' or ')
  return no('not-yours', `${what.zh}由${zh}来做`, `“${what.en}” is for ${en}`)
}

/**
 * The last act that has to be done before this one, going forward only (`stateText` names the states in the order of a life).
 * Undefined where the act lies behind.
 */
function stepBefore<State extends string, Act extends string, Relation extends string>(
  cycle: LifeCycle<State, Act, Relation>,
  act: Act,
  state: State,
): Act | undefined {
  const order = Object.keys(cycle.stateText) as State[]
  const wanted = new Set(cycle.table.filter((line) => line.act === act).flatMap((line) => line.from))
  const reached = new Set([state])
  for (const here of reached) {
    for (const { act: step, from, to } of cycle.table) {
      if (to === null || !from.includes(here) || order.indexOf(to) <= order.indexOf(here)) continue
      if (wanted.has(to)) return step
      reached.add(to)
    }
  }
  return undefined
}

/**
 * The state after the act. Where the table has several ways from here, `to` says which; where it has one, it may be left out.
 * Throws where the table has no such line: ask `mayStep` first.
 */
export function after<State extends string, Act extends string, Relation extends string>(
  cycle: LifeCycle<State, Act, Relation>,
  act: Act,
  state: State,
  to?: State,
): State {
  const ways = cycle.table.filter((line) => line.act === act && line.from.includes(state)).map((line) => line.to ?? state)
  const [only, ...more] = new Set(ways)
  const found = to === undefined ? (more.length === 0 ? only : undefined) : ways.find((way) => way === to)
  if (found === undefined) throw new Error(`No transition ${act} from ${state}${to === undefined ? '' : ` to ${to}`}`)
  return found
}
