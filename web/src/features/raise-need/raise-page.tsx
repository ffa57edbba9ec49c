import { getDraft, getIntake } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useMe } from '../../kit/me.ts'
import { usePathParams } from '../../kit/nav.tsx'
import { useChosenBuilding } from '../../kit/portal/chosen-building.ts'
import { useRead } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { ErrorState, Loading } from '../../kit/ui/states.tsx'
import { RaiseForm } from './raise-form.tsx'
import { ResumeOffer } from './resume-offer.tsx'
import { blank, fromDraft, steps, type Step, type Writing } from './writing.ts'
import '../../kit/portal/portal.css'
import './raise-need.css'

const useText = texts({
  zh: { title: '提诉求', home: '首页', gone: (names: string) => `要重新添加：${names}`, comma: '、' },
  en: { title: 'Raise a need', home: 'Home', gone: (names) => `To be added again: ${names}`, comma: ', ' },
})

/** `/raise` and its steps. A draft is offered first; within a step, after a reload, it is simply there again. */
export function RaisePage(): ReactNode {
  const t = useText()
  const { step: given } = usePathParams<'step'>()
  const step: Step = steps.find((each) => each === given) ?? 'where'
  const [opening, setOpening] = useState<Writing | null>(null)
  const intake = useRead(getIntake)
  const draft = useRead(getDraft, {}, { when: opening === null })
  const me = useMe()
  const slug = useChosenBuilding()

  if (intake.data && me.data && opening) {
    return <RaiseForm step={step} initial={opening} intake={intake.data} signedIn={me.data.person !== null} />
  }
  const ready = intake.data && me.data && !draft.isFetching
  const saved = draft.data?.draft ?? null
  const fresh: Writing = { ...blank, unitId: intake.data?.units.find((unit) => unit.slug === slug)?.id ?? '' }
  if (ready && saved && step === 'where') {
    return <ResumeOffer saved={saved} intake={intake.data} onContinue={setOpening} onFresh={() => setOpening(fresh)} />
  }
  // A draft that cannot be read must not keep anybody from asking.
  if (ready) {
    if (saved && saved.gone.length > 0) announce(t.gone(saved.gone.join(t.comma)))
    setOpening(saved ? fromDraft(saved.data).writing : fresh)
  }
  const error = intake.error ?? me.error
  return (
    <PortalPage title={t.title} heading={t.title} back={{ to: '/', label: t.home }}>
      {error ? <ErrorState error={error} onRetry={() => void Promise.all([intake.refetch(), me.refetch()])} /> : <Loading lines={8} />}
    </PortalPage>
  )
}
