import { randomInt } from 'node:crypto'

/** No 0 O 1 I L: the code is read out at a desk and over the phone. 31 characters, 4.95 bits each. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A random code of `length` characters. `randomInt` draws again instead of taking a remainder, so every character is equally likely. */
export function randomCode(length: number, alphabet: string = codeAlphabet): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}
