import type { Text } from '@liti/contract/common'

/** How one record leads to another. Stored by name; a new one is a line here. */
export const relationText = {
  raises: { zh: '提出', en: 'raises' },
  becomes: { zh: '转为', en: 'becomes' },
  assigns: { zh: '派给', en: 'is assigned to' },
  answers: { zh: '答复', en: 'is answered by' },
  calls_back: { zh: '回访', en: 'is called back about in' },
  reopens: { zh: '重新办', en: 'is taken up again as' },
  concerns: { zh: '关于', en: 'concerns' },
} as const satisfies Record<string, Text>

export type Relation = keyof typeof relationText

/** A relation as it was stored; one this version does not know is shown by its name. */
export const textOf = (relation: string): Text =>
  (relationText as Record<string, Text>)[relation] ?? { zh: relation, en: relation.replaceAll('_', ' ') }
