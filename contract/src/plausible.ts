import { z } from 'zod'
import { Day, Instant } from './common.ts'
import { firstDay, yearsOn, type Bounds } from './day-bounds.ts'

const firstYear = 1900

/** A day that can be meant: from 1949 on, and at most so many years ahead. */
const dayUpTo = (yearsAhead: number) =>
  Day.check(({ value, issues }) => {
    const bounds: Bounds = { least: firstDay, most: yearsOn(yearsAhead) }
    if (value < bounds.least || value > bounds.most) issues.push({ code: 'custom', input: value, params: bounds })
  }).meta({ plausible: `${firstDay}/P${yearsAhead}Y` })

/** When something on file begins or ends by somebody's act: a move, a seat, a tie, the closing of a room. */
export const StepDay = dayUpTo(5)
/** How long a term runs. */
export const TermDay = dayUpTo(20)
/** How long a lease runs. */
export const LeaseDay = dayUpTo(70)
/** A day a unit names for its own part. */
export const PromisedDay = dayUpTo(1)
/** A day somebody looks back to. */
export const LookDay = dayUpTo(2)

/** The time of something agreed on, within a year from now. Whether it still lies ahead is the command's to say. */
export const AgreedAt = Instant.check(({ value, issues }) => {
  const bounds: Bounds = { least: firstDay, most: yearsOn(1) }
  const day = value.slice(0, 10)
  if (day < bounds.least || day > bounds.most) issues.push({ code: 'custom', input: value, params: bounds })
}).meta({ plausible: `${firstDay}/P1Y` })

const yearUpTo = (yearsAhead: number) =>
  z
    .number()
    .int()
    .check(({ value, issues }) => {
      const bounds: Bounds = { least: String(firstYear), most: yearsOn(yearsAhead).slice(0, 4) }
      if (value < firstYear || value > Number(bounds.most)) issues.push({ code: 'custom', input: value, params: bounds })
    })
    .meta({ plausible: `${firstYear}/P${yearsAhead}Y` })

/** A year something was founded in. */
export const FoundedYear = yearUpTo(0)
/** A year something is built in: a building is put on file while it is still going up. */
export const BuiltYear = yearUpTo(5)
