/** The demonstration world is drawn around one day; wherever it is set up, it lies around today in the same way. */
const drawn = Temporal.PlainDate.from('2024-06-18')

export type SeedDays = {
  today: string
  /** A day of the drawing, as far from today as it was from its own. */
  day: (drawnDay: string) => string
  /** The first of a month of the drawing (`2023-03`), moved by whole months: terms begin and end on the first. */
  month: (drawnMonth: string) => string
  inDays: (days: number) => string
}

export function seedDays(now: Temporal.Instant): SeedDays {
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  const days = drawn.until(today, { largestUnit: 'days' }).days
  const months = (today.year - drawn.year) * 12 + today.month - drawn.month
  return {
    today: today.toString(),
    day: (drawnDay) => Temporal.PlainDate.from(drawnDay).add({ days }).toString(),
    month: (drawnMonth) => Temporal.PlainDate.from(`${drawnMonth}-01`).add({ months }).toString(),
    inDays: (count) => today.add({ days: count }).toString(),
  }
}
