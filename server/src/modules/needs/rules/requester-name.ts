import type { Text } from '@liti/contract/common'
import { named } from '../../../kernel/named.ts'

/** For whoever asked to stay unnamed. */
export const unnamed: Text = { zh: '不公开身份', en: 'Identity not disclosed' }

type Requester = { hidden: boolean; label: string; place: string; organisation: string | null; organisation_en: string | null }

/** The firm of a need in both languages; null where none asked. */
export const firmText = ({ organisation, organisation_en }: Pick<Requester, 'organisation' | 'organisation_en'>): Text | null =>
  organisation === null ? null : named(organisation, organisation_en)

/** Who asked and where, on the line of a list: 颐家安宁，12 层 1203 室. The firm, else how somebody is addressed; the place as it was written. */
export function requesterLine({ hidden, label, place, ...firm }: Requester): Text {
  const who = hidden ? unnamed : (firmText(firm) ?? { zh: label, en: label })
  return { zh: [who.zh, place].filter(Boolean).join('，'), en: [who.en, place].filter(Boolean).join(', ') }
}
