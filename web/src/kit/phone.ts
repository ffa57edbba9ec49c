/** A mobile number as people type it, without spaces, hyphens and +86. */
export const plainPhone = (typed: string): string => typed.replace(/[\s-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, '')

/** The same as it is read out: 138 0000 0000 */
export const groupedPhone = (typed: string): string => plainPhone(typed).replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
