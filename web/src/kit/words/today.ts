import { now, partsOf } from './time.ts'

const pad = (n: number): string => String(n).padStart(2, '0')

/** The calendar day by the server's clock. */
export function today(): string {
  const { year, month, day } = partsOf(now())
  return `${year}-${pad(month)}-${pad(day)}`
}
