import { narrow } from './typed.ts'

/**
 * The code in what was typed or pasted: `123 456`, `123-456`, with spaces around it, in full-width digits, or the whole message it
 * came in. Cut to its length only after everything else was taken off.
 */
export function codeIn(typed: string, length = 6): string {
  const plain = narrow(typed)
  const alone = new RegExp(String.raw`(?<!\d)\d{${length}}(?!\d)`).exec(plain)?.[0]
  const parted = new RegExp(String.raw`(?<!\d)\d{${length / 2}}[\s\-\u2010-\u2015\u2212]\d{${length / 2}}(?!\d)`).exec(plain)?.[0]
  return (alone ?? parted ?? plain).replace(/\D/g, '').slice(0, length)
}

/** The last four digits of a phone, also where the whole number was pasted. */
export function tailIn(typed: string): string {
  const digits = narrow(typed).replace(/\D/g, '')
  return digits.length >= 11 ? digits.slice(-4) : digits.slice(0, 4)
}

/** Six digits of an authenticator, or a backup code in its one spelling (`aB3dE-5fGh7`); what is neither as it is, for a sentence. */
export function factorIn(typed: string): string {
  const plain = narrow(typed).replace(/[\s\-\u2010-\u2015\u2212]/g, '')
  if (/^[A-Za-z\d]{10}$/.test(plain)) return `${plain.slice(0, 5)}-${plain.slice(5)}`
  return /^[A-Za-z\d]*$/.test(plain) && !/^\d+$/.test(plain) ? narrow(typed).trim() : codeIn(typed)
}
