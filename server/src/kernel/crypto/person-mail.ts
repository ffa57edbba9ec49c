import type { KeyProvider } from './keys.ts'
import { open, seal } from './seal.ts'

/** What binds a person's sealed mail address to its row (`directory.person.email_sealed`). */
export const mailPlace = (personId: string) => `directory.person.email:${personId}` as const

/** A mail address as it is stored with its person. */
export const sealMail = (keys: KeyProvider, personId: string, mail: string): string => seal(keys, mail, mailPlace(personId))

/**
 * And back: only where a mail is about to go out.
 * @throws {SealBroken}
 */
export const openMail = (keys: KeyProvider, personId: string, sealed: string): string => open(keys, sealed, mailPlace(personId))
