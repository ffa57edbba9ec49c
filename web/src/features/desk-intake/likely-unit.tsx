import type { Preview } from '@liti/contract/needs'
import { clockText } from '@liti/contract/needs-words'
import { useState, type ReactNode, type RefObject } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useDue } from '../../kit/words/time.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { DeadlineWhySheet } from '../../kit/ui/deadline-why.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Kind } from '../../kit/ui/tag.tsx'
import type { BodyHit } from '../../kit/work/options.ts'

const useText = texts({
  zh: {
    title: '派给谁，最晚哪天',
    lead: '牵头',
    change: '换一个',
    choose: '派给哪家',
    suggested: (name: string) => `${name}（建议）`,
    chosen: '您换成了这家。派单目录建议的是：',
    nobody: '还定不了派给谁',
    latest: (day: string) => `最晚 ${day}`,
    before: (time: string) => `${time} 前`,
    why: '怎么算的',
  },
  en: {
    title: 'Who gets it, and by when',
    lead: 'Lead',
    change: 'Another',
    choose: 'Dispatch to',
    suggested: (name) => `${name} (suggested)`,
    chosen: 'You chose this one. The catalogue suggests: ',
    nobody: 'No unit can be suggested',
    latest: (day) => `${day} at the latest`,
    before: (time) => `by ${time}`,
    why: 'How it is worked out',
  },
})

/** Before saving: the likely unit with its reasons, and the latest time of each step. */
export function LikelyUnit({
  preview,
  leadId,
  leadName,
  bodies,
  onLead,
  picker,
}: {
  preview: Preview
  leadId: string
  leadName: string
  bodies: readonly BodyHit[]
  onLead: (bodyId: string) => void
  picker: RefObject<HTMLSelectElement | null>
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useDue()
  const [why, setWhy] = useState(false)
  const { lead } = preview
  const own = lead !== null && leadId === lead.bodyId
  const steps = preview.steps.filter(({ kind }) => kind === 'sign' || kind === 'contact')
  return (
    <section>
      <h2>{t.title}</h2>
      <div className="card bd likely">
        <div className="row">
          <b className="l">{leadName || t.nobody}</b>
          {leadName && <Kind>{t.lead}</Kind>}
        </div>
        {lead && !own && (
          <p className="s soft">
            {t.chosen}
            {tx(lead.name)}
          </p>
        )}
        <ul className="why s soft">
          {preview.why.map((reason) => (
            <li key={reason.en} className={lead ? undefined : 'ask'}>
              <Icon name={lead ? 'check' : 'ask'} />
              <span>{tx(reason)}</span>
            </li>
          ))}
        </ul>
        <label className="change s">
          <span>
            {t.change} <kbd aria-hidden="true">Alt P</kbd>
          </span>
          <select
            ref={picker}
            aria-label={t.choose}
            aria-keyshortcuts="Alt+P"
            value={leadId}
            onChange={(event) => onLead(event.target.value)}
          >
            {lead ? <option value={lead.bodyId}>{t.suggested(tx(lead.name))}</option> : <option value="">{t.nobody}</option>}
            {bodies
              .filter(({ id, external }) => !external && id !== lead?.bodyId)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {tx(name)}
                </option>
              ))}
          </select>
        </label>
        <KeyValue
          small
          rows={[
            ...steps.map((step) => [tx(clockText[step.kind]), t.before(when(step.dueAt))] as const),
            [
              tx(clockText.answer),
              <span key="answer">
                <b>{t.latest(when(preview.answer.dueAt))}</b>{' '}
                <button type="button" className="as-link" aria-haspopup="dialog" onClick={() => setWhy(true)}>
                  {t.why}
                </button>
              </span>,
            ] as const,
          ]}
        />
      </div>
      {why && <DeadlineWhySheet deadline={preview.answer.deadline} onClose={() => setWhy(false)} />}
    </section>
  )
}
