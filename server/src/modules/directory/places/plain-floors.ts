import type { NewFloor } from './add-building.ts'

/** Floors of a building as they are before anybody measures: one room each, levels without a zero, the top one first. */
export function plainFloors(above: number, below: number, area: number): NewFloor[] {
  const levels = [...Array.from({ length: above }, (_, at) => above - at), ...Array.from({ length: below }, (_, at) => -1 - at)]
  return levels.map((level) => {
    const label = level > 0 ? String(level) : `B${-level}`
    const kind = level > 0 ? ('office' as const) : ('parking_zone' as const)
    return { label, level, area, spaces: [{ code: `${label}01`, kind, area }] }
  })
}
