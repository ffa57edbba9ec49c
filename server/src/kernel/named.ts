import type { Text } from '@liti/contract/common'

/** What has a Chinese name and perhaps an English one: where there is none, the Chinese stands for it. */
export const named = (zh: string | null | undefined, en: string | null | undefined): Text => ({ zh: zh ?? '', en: en || (zh ?? '') })
