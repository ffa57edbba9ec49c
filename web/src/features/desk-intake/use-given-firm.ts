import { findOrganisations, getEnterprise } from '@liti/contract/directory'
import { useEffect, useEffectEvent } from 'react'
import { useQueryValue } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import type { Form } from '../../kit/work/use-form.ts'
import { placeOf, type Hit, type IntakeValues } from './intake-form.ts'

/** Fills in the firm the address names (`?organisation=`), for whoever comes from its file; what was chosen already stays. */
export function useGivenFirm(form: Form<IntakeValues>): void {
  const [organisationId, setOrganisation] = useQueryValue('organisation')
  const when = organisationId !== null
  const firm = useRead(getEnterprise, { params: { organisationId: organisationId ?? '' } }, { when })
  const found = useRead(findOrganisations, { query: { q: firm.data?.shortName ?? '' } }, { when: when && firm.data !== undefined })
  const hit = found.data?.hits.find((each) => each.organisationId === organisationId)
  const take = useEffectEvent((firmFound: Hit) => {
    const text = placeOf(firmFound)
    const chosen = { who: { kind: 'firm' as const, text, hit: firmFound, contact: null }, whoText: text, place: firmFound.place }
    if (form.values.who.kind === 'none') form.set({ ...chosen, unitId: firmFound.unitId ?? form.values.unitId })
    setOrganisation(null)
  })
  useEffect(() => {
    if (hit) take(hit)
  }, [hit])
}
