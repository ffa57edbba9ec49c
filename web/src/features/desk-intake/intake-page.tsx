import '../../kit/css/work/work.css'
import './intake.css'
import { getIntake, previewNeed, registerNeed } from '@liti/contract/needs'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api/api.ts'
import { useMe } from '../../kit/me.ts'
import { useAct, useRead } from '../../kit/api/query.tsx'
import { DeskPage, useScope } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { Empty, ErrorState, Loading } from '../../kit/ui/states.tsx'
import { useBodies } from '../../kit/work/options.ts'
import { summaryOf } from '../../kit/work/summary.ts'
import { IntakeBar } from './intake-bar.tsx'
import { IntakeFields } from './intake-fields.tsx'
import { bodyOf, useIntakeForm } from './intake-form.ts'
import { LikelyUnit } from './likely-unit.tsx'
import { Registered } from './registered.tsx'
import { Say } from './say.tsx'
import { SimilarNeeds } from './similar-needs.tsx'
import { useGivenFirm } from './use-given-firm.ts'
import { useIntakeKeys } from './use-intake-keys.ts'

const useText = texts({
  zh: {
    title: '登记诉求',
    tab: '下一项',
    pick: '选',
    take: '定',
    all: '全程不用鼠标',
    later: '选了楼和分类，这里就有派给谁、最晚哪天，和挂电话前可以说的话。',
    laterTitle: '派给谁，最晚哪天',
  },
  en: {
    title: 'Record a need',
    tab: 'next',
    pick: 'choose',
    take: 'take',
    all: 'no mouse needed',
    later: 'Once the building and the category are chosen, this shows who gets it, by when, and what to say before hanging up.',
    laterTitle: 'Who gets it, and by when',
  },
})

/** A call written down while it lasts: the caller's words first, then who, where and what; who gets it and by when at the right. */
export function IntakePage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const [made, setMade] = useState<ReplyOf<typeof registerNeed> | null>(null)
  const register = useAct(registerNeed)
  const intake = useRead(getIntake)
  const units = intake.data?.units ?? []
  const scope = useScope()
  const form = useIntakeForm(scope ?? (units.length === 1 ? (units[0]?.id ?? '') : ''), register.error)
  const { unitId, category, grade } = form.values
  const ready = unitId !== '' && category !== ''
  // With nobody to send it to, it is only taken on, and the time to dispatch it comes first.
  const [alone, setAlone] = useState(false)
  const from = alone && !form.values.leadId ? ('accepted' as const) : ('dispatched' as const)
  const preview = useRead(previewNeed, { query: { unit: unitId, category, grade, from } }, { when: ready, keep: true })
  const nobody = preview.data !== undefined && !preview.isPlaceholderData && preview.data.lead === null
  if (ready && !preview.isPlaceholderData && preview.data && nobody !== alone) setAlone(nobody)
  const known = ready ? preview.data : undefined
  const bodies = useBodies(unitId || undefined)
  const leadId = form.values.leadId || known?.lead?.bodyId || ''
  const chosen = bodies.find(({ id }) => id === leadId)
  const suggested = known?.lead?.bodyId === leadId ? known.lead.name : undefined
  const leadText = suggested ?? chosen?.name
  const leadName = known && leadText ? tx(leadText) : ''
  const picker = useRef<HTMLSelectElement>(null)
  useWarning(form.dirty && made === null)
  useGivenFirm(form)
  const head = useMe().data?.person?.seats.some(({ kind, bodyKind }) => kind === 'head' && bodyKind === 'workstation') ?? false

  const save = (dispatchTo: string | null): void => {
    if (!form.ready()) return
    const body = bodyOf(form.values, dispatchTo)
    if (!body) return
    register.run({ body }, (need) => {
      form.done()
      setMade(need)
    })
  }
  const dispatch = (): void => (known && leadId ? save(leadId) : void form.ready())
  useIntakeKeys({ form, picker, on: made === null, dispatch, save: () => save(null) })

  return (
    <DeskPage title={t.title} place="/desk/needs" fill>
      <div className="intake">
        {made ? (
          <Registered need={made} onNext={() => setMade(null)} />
        ) : (
          <>
            <div className="intake-main">
              <header className="row">
                <h1>{t.title}</h1>
                <p className="end s muted intake-keys" aria-hidden="true">
                  <kbd>Tab</kbd> {t.tab}　<kbd>↑</kbd> <kbd>↓</kbd> {t.pick}　<kbd>Enter</kbd> {t.take}　{t.all}
                </p>
              </header>
              <ErrorSummary error={register.error} fields={summaryOf(form.errors, register.error)} />
              {intake.error ? (
                <ErrorState error={intake.error} onRetry={() => void intake.refetch()} />
              ) : (
                <IntakeFields
                  form={form}
                  units={units}
                  scoped={scope !== null || units.length === 1}
                  warning={intake.data?.calendarWarning ?? null}
                />
              )}
            </div>
            <aside className="intake-side" aria-live="polite">
              <SimilarNeeds unitId={unitId} category={category} text={form.values.text} />
              {known ? (
                <>
                  <LikelyUnit
                    preview={known}
                    leadId={leadId}
                    leadName={leadName}
                    bodies={bodies}
                    onLead={(id) => form.set({ leadId: id })}
                    picker={picker}
                  />
                  <Say preview={known} leadName={leadName} workstation={tx(known.workstation)} />
                </>
              ) : preview.error && category ? (
                <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
              ) : preview.isFetching ? (
                <Loading lines={6} />
              ) : (
                <Empty title={t.laterTitle}>{t.later}</Empty>
              )}
            </aside>
          </>
        )}
      </div>
      {!made && (
        <IntakeBar
          head={head}
          leadName={known && leadId ? leadName : ''}
          pending={register.pending}
          onDispatch={dispatch}
          onSave={() => save(null)}
        />
      )}
    </DeskPage>
  )
}

/** The browser asks before a reload throws a half-written call away. */
function useWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [on])
}
