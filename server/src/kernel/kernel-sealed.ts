import type { SealedColumn } from './crypto/sealed-column.ts'
import { replyPlace } from './work.ts'

/** What the kernel keeps sealed, for the change of keys. */
export const kernelSealed: SealedColumn[] = [{ table: 'kernel.idempotency', column: 'reply_sealed', context: replyPlace }]
