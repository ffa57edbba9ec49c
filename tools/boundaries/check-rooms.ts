import { posix } from 'node:path'
import { zoneOf } from './zones.ts'

/** What imports what, files of the repository only. */
export type Graph = Map<string, Set<string>>

/** A folder is read at a glance: so many source files, tests among them, are what one can still look over. */
const mostFiles = 25

/** Folders of the product that hold more files than a reader looks over. */
export function crowded(files: readonly string[]): { folder: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const path of files) {
    const folder = posix.dirname(path)
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > mostFiles).map(([folder, count]) => ({ folder, count }))
}

/** Files that need each other, also where only for a type: each circle once. */
export const fileCircles = (graph: Graph): string[][] => knots(graph)

/** Rooms (folders) of one module that need each other: a room stands on others, and none of them on it. */
export function roomCircles(graph: Graph): string[][] {
  const rooms: Graph = new Map()
  for (const [from, targets] of graph) {
    const zone = zoneOf(from)
    if (zone?.kind !== 'module' || /\.(test|fixture)\.ts$/.test(from)) continue
    for (const to of targets) {
      const [a, b] = [posix.dirname(from), posix.dirname(to)]
      if (a === b || zoneOf(to)?.kind !== 'module' || zoneOf(to)?.name !== zone.name) continue
      rooms.set(a, (rooms.get(a) ?? new Set()).add(b))
    }
  }
  return knots(rooms)
}

/** Tarjan's strongly connected components of more than one, each in the order of its names. */
function knots(graph: Graph): string[][] {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const found: string[][] = []
  const visit = (name: string): void => {
    order.set(name, order.size)
    low.set(name, order.get(name) ?? 0)
    stack.push(name)
    onStack.add(name)
    for (const next of graph.get(name) ?? []) {
      if (!order.has(next)) visit(next)
      else if (!onStack.has(next)) continue
      low.set(name, Math.min(low.get(name) ?? 0, low.get(next) ?? 0))
    }
    if (low.get(name) !== order.get(name)) return
    const knot = stack.splice(stack.indexOf(name))
    for (const one of knot) onStack.delete(one)
    if (knot.length > 1) found.push(knot.toSorted())
  }
  for (const name of graph.keys()) if (!order.has(name)) visit(name)
  return found
}
