import type { Me } from '@liti/contract/session'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { RadioCards } from '../../kit/ui/choices.tsx'
import { isAgainst, self, type Writing } from './writing.ts'

const useText = texts({
  zh: {
    whom: '替谁提',
    self: '我自己',
    selfNote: '只有您看得到、能撤回和评价，单位看不到。',
    firmNote: '这家单位的联系人也看得到，也能撤回和评价。',
  },
  en: {
    whom: 'For whom',
    self: 'Myself',
    selfNote: 'Only you see it, can withdraw it and rate it; no organisation does.',
    firmNote: 'The contacts of this organisation see it too, and can withdraw and rate it.',
  },
})

type Firm = NonNullable<Me['person']>['organisations'][number]

/**
 * For whom the need is asked: what somebody chose; else themselves, unless they speak for one firm in this building and the kind is
 * nothing one would raise against somebody.
 */
export function whomOf(writing: Writing, firms: readonly Firm[], unitSlug: string | undefined): string {
  if (writing.forWhom === self || firms.some(({ id }) => id === writing.forWhom)) return writing.forWhom
  const [only, ...more] = firms.filter((firm) => firm.actsFor && firm.unitSlug === unitSlug)
  return only && more.length === 0 && !isAgainst(writing) ? only.id : self
}

/** Asked of whoever is of a firm: what is raised in its name its contacts see. */
export function ForWhom({
  whom,
  firms,
  onChange,
}: {
  whom: string
  firms: readonly Firm[]
  onChange: (forWhom: string) => void
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const each = [...new Map(firms.map((firm) => [firm.id, firm])).values()]
  return (
    <RadioCards
      legend={t.whom}
      value={whom}
      onChange={onChange}
      options={[
        { value: self, label: t.self, note: t.selfNote },
        ...each.map(({ id, name }) => ({ value: id, label: tx(name), note: t.firmNote })),
      ]}
    />
  )
}
