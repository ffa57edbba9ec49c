/** Full-width digits and letters, as a Chinese keyboard gives them, in their plain form. */
export const narrow = (typed: string): string => typed.normalize('NFKC')

/** A mobile number as people type it, without spaces, dots, brackets, dashes and +86. */
export const plainMobile = (typed: string): string =>
  narrow(typed)
    .replace(/[\s.()\-\u2010-\u2015\u2212]/g, '')
    .replace(/^(\+?86)(?=1\d{10}$)/, '')
