import type { ThreadNode } from '@liti/contract/threads'
import { keyOf, type StoredLink } from './walk.ts'

/** Nodes by time, what has no time yet last; at the same moment, what came of a record stands behind it. */
export function inOrder(nodes: ReadonlyMap<string, ThreadNode>, links: StoredLink[]): ThreadNode[] {
  const steps = stepsFromBeginning(nodes, links)
  return [...nodes]
    .map(([key, node]) => ({ node, at: time(node), step: steps.get(key) ?? 0 }))
    .sort((a, b) => (a.at === b.at ? a.step - b.step : a.at - b.at))
    .map(({ node }) => node)
}

const time = ({ at }: ThreadNode): number => (at === null ? Number.POSITIVE_INFINITY : Date.parse(at))

/** Longest way to each record from where the thread begins; a circle is cut after as many rounds as there are records. */
function stepsFromBeginning(nodes: ReadonlyMap<string, ThreadNode>, links: StoredLink[]): Map<string, number> {
  const steps = new Map<string, number>()
  for (let round = 0, moved = true; moved && round < nodes.size; round += 1) {
    moved = false
    for (const { from, to } of links) {
      const step = (steps.get(keyOf(from)) ?? 0) + 1
      if (step <= (steps.get(keyOf(to)) ?? 0)) continue
      steps.set(keyOf(to), step)
      moved = true
    }
  }
  return steps
}
