import { narrow } from '@liti/contract/typed'

/** A number as people type it (24,460 or １２): null where nothing is written, undefined where it is no number. */
export function numberOf(typed: string): number | null | undefined {
  const text = narrow(typed).replace(/[\s,]/g, '')
  if (text === '') return null
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** A year of four digits, or nothing written. */
export const isYearOrEmpty = (typed: string): boolean => /^((19|20)\d\d)?$/.test(narrow(typed).trim())

/** A whole number of at most three digits, below zero too (the second basement is -2); undefined where it is none. */
export function wholeOf(typed: string): number | undefined {
  const text = narrow(typed).trim().replace('\u2212', '-')
  return /^-?\d{1,3}$/.test(text) ? Number(text) : undefined
}
