/** A number as people type it (24,460 or １２): null where nothing is written, undefined where it is no number. */
export function numberOf(typed: string): number | null | undefined {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '')
  if (text === '') return null
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** A year of four digits, or nothing written. */
export const isYearOrEmpty = (typed: string): boolean => /^((19|20)\d\d)?$/.test(typed.trim())
