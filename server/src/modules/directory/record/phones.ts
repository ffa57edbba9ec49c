import { Mobile } from '@liti/contract/common'
import { askedTail, blindIndex, tailIndex } from '../../../kernel/crypto/blind-index.ts'
import type { KeyProvider } from '../../../kernel/crypto/keys.ts'
import { open, seal } from '../../../kernel/crypto/seal.ts'
import { Refusal } from '../../../kernel/refusal.ts'

const purpose = 'directory.person.phone'
export const phonePlace = (personId: string) => `directory.person.phone:${personId}` as const

/** The index a person is found by when all that is known is a mobile number in its one spelling. */
export const phoneIndex = (keys: KeyProvider, phone: string): string => blindIndex(keys, phone, purpose)
/** The index a person is found by when all that is known is how their number ends. */
export const phoneTail = (keys: KeyProvider, phone: string): string => tailIndex(keys, phone, purpose)
export const tailAsked = (keys: KeyProvider, typed: string): string | null => askedTail(keys, typed, purpose)
export const sealPhone = (keys: KeyProvider, personId: string, phone: string): string => seal(keys, phone, phonePlace(personId))
export const openPhone = (keys: KeyProvider, personId: string, envelope: string): string => open(keys, envelope, phonePlace(personId))

/** @throws Refusal `invalid` for what is no mainland mobile number */
export function readMobile(typed: string): string {
  const read = Mobile.safeParse(typed)
  if (read.success) return read.data
  const why = { zh: '手机号是 11 位，以 1 开头', en: 'A mobile number has 11 digits and begins with 1' }
  throw new Refusal('invalid', 'mobile', why, { phone: why })
}
