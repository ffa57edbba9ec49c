import type { PublicUnit } from '@liti/contract/directory'

export type Space = PublicUnit['buildings'][number]['floors'][number]['spaces'][number]
export type Mark = { kind: 'you' | 'special'; x: number; y: number; width: number; height: number; floor: string; room: Space['kind'] }
export type SketchFloor = { x: number; y: number; width: number; height: number; cuts: number[] }
export type Sketch = { width: number; height: number; ground: number; floors: SketchFloor[]; marks: Mark[] }

const special = new Set<Space['kind']>(['workstation', 'service_window', 'care_room', 'legal_station'])
const towerGap = 8

/**
 * The stacking plan in the size of a stamp: floors as rows as wide as their area, towers side by side on one ground line.
 * `mine` are the spaces of the reader's own firm. Lengths are in the units of the drawing, `width` by `height`.
 */
export function sketchOf(buildings: PublicUnit['buildings'], mine: ReadonlySet<string>, width = 86, height = 108): Sketch {
  const towers = buildings.filter((building) => building.floors.length > 0)
  const above = Math.max(0, ...towers.map(({ floors }) => floors.filter((floor) => floor.level > 0).length))
  const below = Math.max(0, ...towers.map(({ floors }) => floors.filter((floor) => floor.level <= 0).length))
  const row = height / Math.max(above + below, 8)
  const ground = above * row
  const column = (width - towerGap * (towers.length - 1)) / Math.max(towers.length, 1)
  const widest = Math.max(1, ...towers.flatMap(({ floors }) => floors.map((floor) => floor.area)))
  const sketch: Sketch = { width, height: (above + below) * row, ground, floors: [], marks: [] }

  for (const [at, tower] of towers.entries()) {
    const left = at * (column + towerGap)
    const upper = tower.floors.filter((floor) => floor.level > 0).toSorted((a, b) => a.level - b.level)
    const lower = tower.floors.filter((floor) => floor.level <= 0).toSorted((a, b) => b.level - a.level)
    const placed = [
      ...upper.map((floor, n) => ({ floor, y: ground - (n + 1) * row })),
      ...lower.map((floor, n) => ({ floor, y: ground + n * row })),
    ]
    for (const { floor, y } of placed) {
      const wide = Math.max(0.25, floor.area / widest) * column
      const x = left + (column - wide) / 2
      const total = floor.spaces.reduce((sum, space) => sum + space.area, 0) || 1
      const cuts: number[] = []
      let from = x
      for (const space of floor.spaces) {
        const to = from + (space.area / total) * wide
        const kind = mine.has(space.id) ? 'you' : special.has(space.kind) ? 'special' : null
        if (kind) sketch.marks.push({ kind, x: from, y, width: Math.max(to - from, 5), height: row, floor: floor.label, room: space.kind })
        if (to < x + wide - 1) cuts.push(to)
        from = to
      }
      sketch.floors.push({ x, y, width: wide, height: row, cuts })
    }
  }
  return sketch
}

/** Labels at the right of the drawing, top to bottom, at least `gap` apart. */
export function spread(wanted: readonly number[], gap: number, bottom: number): number[] {
  const placed: number[] = []
  for (const y of wanted) placed.push(Math.max(y, (placed.at(-1) ?? -gap) + gap))
  const over = (placed.at(-1) ?? 0) - bottom
  return over > 0 ? placed.map((y, n) => Math.min(y, bottom - (placed.length - 1 - n) * gap)) : placed
}
