export type TrendPoint = { label: string; value: number | null }
export type Trend = {
  low: number
  high: number
  points: { x: number; y: number | null; label: string; value: number | null }[]
  /** Lines between neighbours; a month without a value is a gap. */
  lines: string[]
}

const [left, right, top, bottom] = [34, 212, 10, 72]

/** Where each month of a rate lies in a drawing of 256 by 92; the axis runs from the ten below the lowest value to 100. */
export function trendOf(values: readonly TrendPoint[]): Trend {
  const known = values.flatMap(({ value }) => (value === null ? [] : [value]))
  const low = Math.min(90, Math.max(0, Math.floor((Math.min(...known, 100) - 1) / 10) * 10))
  const y = (value: number): number => bottom - ((value - low) / (100 - low)) * (bottom - top)
  const step = values.length > 1 ? (right - left) / (values.length - 1) : 0
  const points = values.map(({ label, value }, at) => ({ x: left + at * step, y: value === null ? null : y(value), label, value }))
  const lines: string[][] = [[]]
  for (const point of points) {
    if (point.y === null) lines.push([])
    else lines.at(-1)?.push(`${point.x.toFixed(1)},${point.y.toFixed(1)}`)
  }
  return { low, high: 100, points, lines: lines.filter((line) => line.length > 1).map((line) => line.join(' ')) }
}
