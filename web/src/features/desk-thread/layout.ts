import type { ThreadView } from '@liti/contract/threads'

export type ThreadNode = ThreadView['nodes'][number]
export type ThreadLink = ThreadView['links'][number]

export const size = { width: 248, height: 70, gapX: 38, gapY: 18, top: 0 } as const
const stepX = size.width + size.gapX
const stepY = size.height + size.gapY

export type Placed = { node: ThreadNode; column: number; slot: number; x: number; y: number }
export type Box = { x: number; y: number; width: number; height: number }
export type Wire = { key: string; d: string; done: boolean }
export type Layout = {
  columns: { name: ThreadNode['column']; count: number }[]
  placed: Placed[]
  card: Box
  wires: Wire[]
  width: number
  height: number
}

/** Records in the order they happened; those still to come last, in the order the server gives. */
export const inTime = (nodes: readonly ThreadNode[]): ThreadNode[] =>
  nodes.toSorted(
    (one, other) => (one.at === null ? Infinity : Date.parse(one.at)) - (other.at === null ? Infinity : Date.parse(other.at)) || 0,
  )

/** One column per module, in the order its first record is linked: what starts the thread stands left. */
function columnsOf(nodes: readonly ThreadNode[]): Map<string, { name: ThreadNode['column']; at: number; count: number }> {
  const columns = new Map<string, { name: ThreadNode['column']; at: number; count: number }>()
  for (const { column } of nodes) {
    const known = columns.get(column.zh)
    if (known) known.count += 1
    else columns.set(column.zh, { name: column, at: columns.size, count: 1 })
  }
  return columns
}

/**
 * Where each record, the card of facts and the wires lie, in px. Time runs down: no record stands above an earlier one. The
 * card stands beside the current record: right of the last column where `room` (the width there is) allows, else it takes
 * the place of two columns, whose later records go below. `cardHeight` is what its text needs.
 */
export function layOut(view: ThreadView, room: number, cardHeight: number): Layout {
  const nodes = inTime(view.nodes)
  const columns = columnsOf(nodes)
  const columnOf = (node: ThreadNode): number => columns.get(node.column.zh)?.at ?? 0
  const current = nodes.find(({ id }) => id === view.current.id) ?? nodes[0]
  const currentColumn = current ? columnOf(current) : 0
  const outside = room - columns.size * stepX >= 340
  const later = current ? nodes.slice(nodes.indexOf(current) + 1).map(columnOf) : []
  const covered = outside ? [] : coveredBy(currentColumn, later, columns.size)
  const slots = new Map<string, number>()
  const next = Array.from({ length: columns.size }, () => 0)
  const cardSlots = Math.ceil((cardHeight + size.gapY) / stepY)
  let floor = 0
  for (const node of nodes) {
    const column = columnOf(node)
    const parents = view.links.filter(({ to }) => to === node.id).map(({ from }) => slotAfter(from, column))
    // The card begins where its record does: below what already stands in its columns.
    const beside = node === current ? covered.map((place) => next[place] ?? 0) : []
    const slot = Math.max(floor, next[column] ?? 0, ...parents, ...beside)
    slots.set(node.id, slot)
    next[column] = slot + 1
    floor = slot
    if (node === current) for (const place of covered) next[place] = slot + cardSlots
  }
  function slotAfter(from: string, column: number): number {
    const parent = nodes.find(({ id }) => id === from)
    const slot = slots.get(from)
    return !parent || slot === undefined ? 0 : columnOf(parent) === column ? slot + 1 : slot
  }
  const placed = nodes.map((node) => {
    const [column, slot] = [columnOf(node), slots.get(node.id) ?? 0]
    return { node, column, slot, x: column * stepX, y: size.top + slot * stepY }
  })
  const cardY = size.top + (current ? (slots.get(current.id) ?? 0) : 0) * stepY
  const card = outside
    ? { x: columns.size * stepX, y: cardY, width: Math.min(494, room - columns.size * stepX), height: cardHeight }
    : { x: (covered[0] ?? 0) * stepX, y: cardY, width: covered.length * stepX - size.gapX, height: cardHeight }
  const width = Math.max(columns.size * stepX - size.gapX, card.x + card.width)
  const height = Math.max(...placed.map(({ y }) => y + size.height), card.y + card.height)
  return { columns: [...columns.values()], placed, card, wires: wiresOf(view.links, placed), width, height }
}

/** The two neighbouring columns, not the current one, in which the card moves the fewest later records down; the nearest of several. */
function coveredBy(current: number, later: readonly number[], columns: number): number[] {
  const pairs = Array.from({ length: Math.max(columns, current + 3) - 1 }, (_, at) => [at, at + 1]).filter(
    (pair) => !pair.includes(current),
  )
  const cost = (pair: number[]): number =>
    later.filter((column) => pair.includes(column)).length + Math.max(0, (pair[1] ?? 0) - columns + 1)
  const away = (pair: number[]): number => Math.min(...pair.map((column) => Math.abs(column - current)))
  return pairs.toSorted((one, other) => cost(one) - cost(other) || away(one) - away(other))[0] ?? [1, 2]
}

/** Whether nothing stands between the current record and its card, so that a line can join them. */
export function joins(current: Placed, card: Box, placed: readonly Placed[]): boolean {
  const between = ({ x }: Placed): boolean => (card.x > current.x ? x > current.x && x < card.x : x < current.x && x >= card.x + card.width)
  return !placed.some((each) => each.slot === current.slot && between(each))
}

function wiresOf(links: readonly ThreadLink[], placed: readonly Placed[]): Wire[] {
  const at = new Map(placed.map((each) => [each.node.id, each]))
  return links.flatMap((link) => {
    const [from, to] = [at.get(link.from), at.get(link.to)]
    return from && to && from !== to ? [{ key: `${link.from} ${link.to}`, d: wire(from, to, placed), done: link.done }] : []
  })
}

const middle = ({ y }: Placed): number => y + size.height / 2

/** A wire keeps to the gaps between records: straight where it can, else through the gap beside the column and above the target. */
function wire(from: Placed, to: Placed, placed: readonly Placed[]): string {
  const [fromY, toY] = [middle(from), middle(to)]
  if (from.column === to.column) {
    const free = !placed.some(({ column, slot }) => column === from.column && slot > from.slot && slot < to.slot)
    if (to.slot > from.slot && free) return `M${from.x + size.width / 2} ${from.y + size.height}V${to.y - 1}`
    const side = from.x + size.width
    return `M${side} ${fromY}H${side + 10}V${toY}H${side + 1}`
  }
  const right = to.column > from.column
  const start = right ? from.x + size.width : from.x
  const end = right ? to.x - 1 : to.x + size.width + 1
  const between = (column: number): boolean =>
    right ? column > from.column && column < to.column : column < from.column && column > to.column
  const blocked = placed.some(({ column, slot }) => between(column) && slot === from.slot)
  const last = right ? to.x - size.gapX / 2 : to.x + size.width + size.gapX / 2
  if (fromY === toY && !blocked) return `M${start} ${fromY}H${end}`
  if (!blocked) return `M${start} ${fromY}H${last}V${toY}H${end}`
  const first = right ? start + size.gapX / 2 : start - size.gapX / 2
  const lane = to.y - size.gapY / 2
  return `M${start} ${fromY}H${first}V${lane}H${last}V${toY}H${end}`
}
