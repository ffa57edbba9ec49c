import { objectOutcome, type TrackView } from '@liti/contract/needs'
import { objectionKinds, objectionOutcomeText, objectionText, type ObjectionKind } from '@liti/contract/needs-words'
import { useState, type ReactNode } from 'react'
import { useAct } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { RadioCards } from '../../kit/ui/choices.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { AreaField } from '../../kit/ui/field.tsx'
import { ConfirmDialog } from '../../kit/ui/sheet.tsx'
import { useForm } from '../../kit/work/use-form.ts'

const max = 500
const useText = texts({
  zh: {
    byCall: '这个评价是回访时记下的。',
    open: '记得不对',
    title: '回访记得不对',
    intro: '由没有打这个回访的人核实，核实以前这个评价不计入数字。',
    kind: '哪里不对',
    none: '还没选哪里不对',
    words: '想说明什么',
    long: '太长了，请删短一些',
    send: '提出异议',
    later: '先不提',
    done: '收到了，会有别人核实',
    waiting: (by: string) => `您说“记得不对”，${by}正在核实。`,
    settled: (outcome: string) => `核实结果：${outcome}。`,
  },
  en: {
    byCall: 'This was written down in a call-back.',
    open: 'That is not right',
    title: 'The call-back is not right',
    intro: 'Somebody who did not make the call looks into it; until then the rating does not count.',
    kind: 'What is not right',
    none: 'What is not right is still to be chosen',
    words: 'What you want to add',
    long: 'Too long; please shorten it',
    send: 'Object',
    later: 'Not now',
    done: 'Received; somebody else looks into it',
    waiting: (by) => `You said that it is not right; ${by} is looking into it.`,
    settled: (outcome) => `What came of it: ${outcome}.`,
  },
})

/** Under what a call-back wrote down: whose words it is, how to object, and what came of that. */
export function ObjectPart({ view }: { view: TrackView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const [asking, setAsking] = useState(false)
  const { objection } = view
  if (view.can.object !== true && !objection) return null
  return (
    <section className="part no-print">
      {objection && (
        <p>{objection.settled ? t.settled(tx(objectionOutcomeText[objection.settled.outcome])) : t.waiting(tx(objection.by))}</p>
      )}
      {objection?.settled && <p className="own-words">{objection.settled.finding}</p>}
      {view.can.object === true && (
        <p className="s">
          {t.byCall}{' '}
          <button type="button" className="as-link" onClick={() => setAsking(true)}>
            {t.open}
          </button>
        </p>
      )}
      {asking && <ObjectDialog needId={view.id} onClose={() => setAsking(false)} />}
    </section>
  )
}

function ObjectDialog({ needId, onClose }: { needId: string; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const send = useAct(objectOutcome)
  const form = useForm(
    `object ${needId}`,
    { kind: null as ObjectionKind | null, words: '' },
    ({ kind, words }) => ({ kind: kind ? undefined : t.none, words: Array.from(words).length > max ? t.long : undefined }),
    send.error,
  )
  const { kind, words } = form.values
  const submit = (): void => {
    if (!form.ready() || !kind) return
    send.run({ params: { needId }, body: { kind, words: words.trim() } }, () => {
      form.done()
      announce(t.done)
      onClose()
    })
  }
  return (
    <ConfirmDialog title={t.title} confirm={t.send} cancel={t.later} pending={send.pending} onConfirm={submit} onClose={onClose}>
      <div className="ask-body">
        <ErrorSummary error={send.error} />
        <p className="s soft">{t.intro}</p>
        <RadioCards
          id="objection"
          legend={t.kind}
          error={form.errors.kind}
          value={kind}
          onChange={(value) => form.set({ kind: value })}
          options={objectionKinds.map((value) => ({ value, label: tx(objectionText[value]) }))}
        />
        <AreaField
          id="objection-words"
          label={t.words}
          optional
          max={max}
          rows={3}
          error={form.errors.words}
          value={words}
          onChange={(value) => form.set({ words: value })}
        />
      </div>
    </ConfirmDialog>
  )
}
