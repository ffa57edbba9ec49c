import type { TimelineEntry } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { useTx } from '../words/text.ts'
import { useWhen } from '../words/time.ts'
import { FileList } from '../ui/file-input.tsx'
import { Timeline } from '../ui/timeline.tsx'

/** The story of a need as its requester or a co-unit reads it: newest first, to come on top. */
export function NeedTimeline({ entries, heading }: { entries: readonly TimelineEntry[]; heading?: boolean }): ReactNode {
  const tx = useTx()
  const when = useWhen()
  const steps = entries.map((entry, index) => {
    const by = tx(entry.by)
    const meta = [entry.at ? when(entry.at) : '', by].filter(Boolean).join('　')
    return {
      key: entry.id ?? `${entry.tone}${index}`,
      tone: entry.tone,
      title: tx(entry.text),
      at: entry.at,
      meta: meta || undefined,
      detail: (entry.detail || entry.note || entry.files.length > 0) && (
        <>
          {entry.detail && <p>{tx(entry.detail)}</p>}
          {entry.note && <p className="own-words">{entry.note}</p>}
          {entry.files.length > 0 && <FileList files={entry.files} />}
        </>
      ),
    }
  })
  return <Timeline steps={steps} {...(heading !== undefined && { heading })} />
}
