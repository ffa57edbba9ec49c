import type { HolidayRow } from './holiday-calendar.ts'
import data from './holidays/cn-2007-2026.json' with { type: 'json' }

type BundledYear = {
  year: number
  papers: readonly string[]
  days: readonly { name: string; off: readonly string[]; work: readonly string[] }[]
}

const years: readonly BundledYear[] = data.years

/** The State Council's arrangements for 2007 to 2026 as they come with the product; see `holidays/README.md`. */
export const bundledHolidays = (): { rows: HolidayRow[]; years: number[]; papers: { year: number; papers: readonly string[] }[] } => ({
  rows: years
    .flatMap(({ days }) =>
      days.flatMap(({ name, off, work }) => [
        ...off.map((day) => ({ day, name, off: true })),
        ...work.map((day) => ({ day, name, off: false })),
      ]),
    )
    .sort((a, b) => a.day.localeCompare(b.day)),
  years: years.map(({ year }) => year),
  papers: years.map(({ year, papers }) => ({ year, papers })),
})
