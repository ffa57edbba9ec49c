/** Full-width digits and letters, as a Chinese keyboard gives them, in their plain form. */
export const narrow = (typed: string): string => typed.normalize('NFKC')

// Joiners and variation selectors stay: emoji and several scripts are made with them.
const added = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g
/** Signs a reader sees nothing of: the default-ignorable ones of Unicode, spaces, control characters, and the empty Braille cell. */
const unseen = /^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\u2800]*$/u

/**
 * What was typed without the invisible signs a clipboard or keyboard adds: those that turn the writing direction around, zero-width
 * spaces, marks of byte order. A text that shows nothing is empty.
 */
export function plainText(typed: string): string {
  const plain = typed.replace(added, '')
  return unseen.test(plain) ? '' : plain
}

/** A mobile number as people type it, without spaces, dots, brackets, dashes, invisible signs and +86 or 0086. */
export const plainMobile = (typed: string): string =>
  narrow(typed)
    .replace(/[\s.()\-\u2010-\u2015\u2212\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')

/** A mail address as a Chinese keyboard types it, in plain signs: name＠example。cn is name@example.cn. */
export const plainMail = (typed: string): string => narrow(plainText(typed)).replaceAll('。', '.').replace(/\s/g, '')

/** Too little to search for: two characters are needed; of one, nearly everything is full. */
export const isTooShort = (typed: string): boolean => Array.from(narrow(typed).replaceAll(/\s/g, '')).length < 2
