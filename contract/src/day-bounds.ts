/** Nothing on file begins before it: a year typed as 26 is the year 26, and the year 0 is none. */
export const firstDay = '1949-10-01'

/** What a value may be, for the sentence at its field. */
export type Bounds = { least: string; most: string }

/** Today in Beijing, some years on. */
export function yearsOn(years: number): string {
  const day = new Date(Date.now() + 8 * 3_600_000)
  day.setUTCFullYear(day.getUTCFullYear() + years)
  return day.toISOString().slice(0, 10)
}

/** The days any date field takes; the command's own field may take fewer. */
export const anyDay = (): Bounds => ({ least: firstDay, most: yearsOn(70) })
