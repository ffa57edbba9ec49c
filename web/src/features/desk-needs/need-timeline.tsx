import type { NeedView, TimelineEntry } from '@liti/contract/needs'
import type { Text } from '@liti/contract/common'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { FileList } from '../../kit/ui/file-input.tsx'
import { Timeline } from '../../kit/ui/timeline.tsx'

const useText = texts({ zh: { progress: '进展', now: '现在' }, en: { progress: 'Progress', now: 'Now' } })

/** What happened, newest first, with who did it in which role. */
export function NeedTimeline({ need }: { need: NeedView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const waiting = need.timeline.some(({ tone }) => tone === 'now') ? [] : nowOf(need)
  const meta = (entry: TimelineEntry): ReactNode => (
    <>
      {entry.at ? when(entry.at) : entry.tone === 'now' && t.now}
      {entry.by.zh && '　'}
      <span className="by">{tx(entry.by)}</span>
    </>
  )
  return (
    <section>
      <h2>{t.progress}</h2>
      <Timeline
        steps={[...waiting, ...need.timeline].map((entry, place) => ({
          key: entry.id ?? `step-${place}`,
          tone: entry.tone,
          title: tx(entry.text),
          detail: (entry.detail || entry.note || entry.files.length > 0) && (
            <>
              {entry.detail && <p className="s soft">{tx(entry.detail)}</p>}
              {entry.note && <p className="s said">{entry.note}</p>}
              {entry.files.length > 0 && <FileList files={entry.files} />}
            </>
          ),
          meta: meta(entry),
          at: entry.at,
        }))}
      />
    </section>
  )
}

const words: Partial<Record<NeedView['state'], (by: Text) => Text>> = {
  submitted: (by) => ({ zh: `等${by.zh}受理`, en: `Waiting for ${by.en} to accept it` }),
  accepted: (by) => ({ zh: `等${by.zh}派单`, en: `Waiting for ${by.en} to dispatch it` }),
  dispatched: (by) => ({ zh: `等${by.zh}签收`, en: `Waiting for ${by.en} to sign for it` }),
  signed: (by) => ({ zh: `等${by.zh}联系诉求人`, en: `Waiting for ${by.en} to reach the requester` }),
  handling: (by) => ({ zh: `等${by.zh}办好`, en: `Waiting for ${by.en}` }),
  answered: () => ({ zh: '等回访或诉求人确认', en: 'Waiting for the call-back or the requester’s word' }),
}

const replyOf = (by: Text): Text => ({ zh: `等${by.zh}回复`, en: `Waiting for the reply of ${by.en}` })
const signOf = (by: Text): Text => ({ zh: `等${by.zh}签收`, en: `Waiting for ${by.en} to sign for it` })

/** What it waits for: the co-units still at work, else whoever is in charge. */
function nowOf(need: NeedView): TimelineEntry[] {
  const say = words[need.state]
  if (!say) return []
  const waitsFor = (state: 'assigned' | 'signed'): Text | null => {
    const units = need.assignments.filter((unit) => unit.role === 'co' && unit.state === state)
    if (units.length === 0) return null
    return { zh: units.map(({ body }) => body.zh).join('、'), en: units.map(({ body }) => body.en).join(', ') }
  }
  // a unit that has not signed for its part is waited for to sign
  const [unsigned, working] = need.state === 'handling' ? [waitsFor('assigned'), waitsFor('signed')] : [null, null]
  const said = [...(working ? [replyOf(working)] : []), ...(unsigned ? [signOf(unsigned)] : [])]
  const text = said.length > 0 ? { zh: said.map(({ zh }) => zh).join('，'), en: said.map(({ en }) => en).join('; ') } : say(need.owner.name)
  return [{ id: null, tone: 'now', text, detail: null, note: '', at: null, by: { zh: '', en: '' }, files: [] }]
}
