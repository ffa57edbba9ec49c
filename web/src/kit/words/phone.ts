import { narrow, plainMobile } from '@liti/contract/typed'

/** A mobile number as the server takes it, from whatever was typed. */
export const plainPhone = plainMobile

/** The digits of what was typed, full-width ones too. */
export const digitsOf = (typed: string): string => narrow(typed).replace(/\D/g, '')

/** The same as it is read out: 138 0000 0000 */
export const groupedPhone = (typed: string): string => plainPhone(typed).replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
