/** Working days, office hours and deadlines that explain themselves. Pure: no clock, no database, no files. */
export { bundledHolidays } from './bundled.ts'
export { deadline, deadlineView, dueTime, missingYearText, type Clock, type Deadline } from './deadline.ts'
export {
  defaultOfficeHours,
  holidayCalendar,
  type DayFacts,
  type HolidayCalendar,
  type HolidayRow,
  type OfficeHours,
} from './holiday-calendar.ts'
export { nextPaperFrom, parseHolidays, type HolidayFile } from './parse-holidays.ts'
export type { Pause } from './pauses.ts'
export { progress, usedAmount, usedTimeText } from './progress.ts'
export { longOverdueFrom, standing } from './standing.ts'
export type { Words } from './steps.ts'
