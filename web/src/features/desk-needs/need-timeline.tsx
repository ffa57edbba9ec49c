import type { NeedView, TimelineEntry } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/text.ts'
import { useWhen } from '../../kit/time.ts'
import { FileList } from '../../kit/ui/file-input.tsx'
import { Timeline } from '../../kit/ui/timeline.tsx'

const useText = texts({ zh: { progress: '进展', now: '现在' }, en: { progress: 'Progress', now: 'Now' } })

/** What happened, newest first, with who did it in which role. */
export function NeedTimeline({ need }: { need: NeedView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const meta = (entry: TimelineEntry): string => {
    const at = entry.at ? when(entry.at) : entry.tone === 'now' ? t.now : ''
    return [at, tx(entry.by)].filter(Boolean).join('　')
  }
  return (
    <section>
      <h2>{t.progress}</h2>
      <Timeline
        steps={need.timeline.map((entry, place) => ({
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
