/** Interleaved runs of one figure: their median, and how far apart they lie. */
export type Figure = { median: number; spread: number; runs: number[] }

/** More than this between the quarters of the runs, as a share of the median: the machine was not quiet. */
export const mostSpread = 0.25

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The value that `share` of all values do not exceed. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

export function figure(runs: number[]): Figure {
  const middle = median(runs)
  return { median: middle, spread: (quantile(runs, 0.75) - quantile(runs, 0.25)) / middle, runs }
}

/** The ratio of the medians, which one disturbed run cannot carry off; its runs are the pairs. */
export const ratios = (above: number[], below: number[]): Figure => ({
  ...figure(above.map((value, at) => value / (below[at] ?? Number.NaN))),
  median: median(above) / median(below),
})
