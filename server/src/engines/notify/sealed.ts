import type { SealedColumn } from '../../kernel/crypto/sealed-column.ts'
import { addressPlace, linkPlace } from './tell.ts'

/** What this engine keeps sealed, for the change of keys. */
export const noticeSealed: SealedColumn[] = [
  { table: 'notify.message', column: 'address_sealed', context: addressPlace },
  { table: 'notify.message', column: 'link_sealed', context: linkPlace },
]
