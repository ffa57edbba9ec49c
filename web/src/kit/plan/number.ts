const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** 24,460 in both languages. */
export const numberText = (n: number): string => format.format(n)
