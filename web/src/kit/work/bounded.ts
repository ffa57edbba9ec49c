import type { BoundedCount } from '@liti/contract/common'

/** 12, and 99+ where counting stopped. */
export const countText = ({ count, more }: BoundedCount): string => (more ? `${count}+` : String(count))
