import { rateKinds } from '@liti/contract/needs'
import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { useScope, useSetScope } from '../../kit/shell/desk-page.tsx'
import { periodOf, type Period } from '../../kit/work/period.ts'

export type RateKind = (typeof rateKinds)[number]
export const parts = ['no', 'yes', 'all', 'left-out'] as const
export type Part = (typeof parts)[number]

export type FigureQuery = Period & { unit?: string; building?: string; body?: string }
export type View = {
  query: FigureQuery
  /** Somebody chose the period; otherwise it is the present month. */
  dated: boolean
  rate: RateKind | null
  part: Part
  setRate: (rate: RateKind | null) => void
  setPart: (part: Part) => void
  setPeriod: (period: Period) => void
  setBuilding: (building: string | null) => void
  /** One building alone, with the rows behind one of its rates. */
  openAt: (rate: RateKind, at: { unit: string; building: string }) => void
  setBody: (body: string | null) => void
}

const isDay = (text: string | null | undefined): text is string => text !== null && text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)

/** What the figures page shows, kept in the address: period, unit, body, and which figure is open. */
export function useView(): View {
  const scope = useScope()
  const [search, setSearch] = useSearchParams()
  const patch = (values: Record<string, string | null>, replace = true): void =>
    setSearch(
      (former) => {
        const next = new URLSearchParams(former)
        for (const [name, value] of Object.entries(values)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      },
      { replace },
    )
  const [from, to, unit, building, body] = ['from', 'to', 'unit', 'building', 'body'].map((name) => search.get(name))
  const month = periodOf('month')
  const setScope = useSetScope()
  const addressed = unit === 'all' ? null : (unit ?? scope)
  // An address that names a building chooses it in the bar, which is where it is changed.
  useEffect(() => {
    if (unit === null) return
    setScope(addressed)
    setSearch(
      (former) => {
        const next = new URLSearchParams(former)
        next.delete('unit')
        return next
      },
      { replace: true },
    )
  }, [unit, addressed, setScope, setSearch])
  return {
    query: {
      from: isDay(from) ? from : month.from,
      to: isDay(to) ? to : month.to,
      ...(addressed && { unit: addressed }),
      ...(building && { building }),
      ...(body && { body }),
    },
    dated: isDay(from) && isDay(to),
    rate: rateKinds.find((kind) => kind === search.get('rate')) ?? null,
    part: parts.find((part) => part === search.get('part')) ?? 'no',
    // Opening is a step one can take back with the browser's own button.
    setRate: (rate) => patch({ rate, part: null }, rate === null),
    setPart: (part) => patch({ part }),
    setPeriod: ({ from, to }) => patch({ from, to }),
    setBuilding: (next) => patch({ building: next }),
    openAt: (rate, at) => patch({ ...at, rate, part: 'all' }, false),
    setBody: (body) => patch({ body }),
  }
}

/** The address of what is shown now, with everything said that the page would otherwise fill in. */
export function linkTo({ query, rate, part }: View): string {
  const search = new URLSearchParams({ unit: 'all', ...query, ...(rate && { rate, part }) })
  return `${location.origin}/desk/figures?${search}`
}
