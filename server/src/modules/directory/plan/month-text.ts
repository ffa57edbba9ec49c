import type { Text } from '@liti/contract/common'

const english = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A day as its month: 2028 年 8 月, August 2028. */
export function monthText(day: string): Text {
  const { year, month } = Temporal.PlainDate.from(day)
  return { zh: `${year} 年 ${month} 月`, en: english.format(Date.UTC(year, month - 1, 1)) }
}
