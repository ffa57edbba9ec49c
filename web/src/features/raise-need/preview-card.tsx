import type { Text } from '@liti/contract/common'
import type { Preview } from '@liti/contract/needs'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { WhyLink } from '../../kit/portal/why-link.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dateTimeText, useNow } from '../../kit/words/time.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { Loading } from '../../kit/ui/states.tsx'

const useText = texts({
  zh: {
    latest: (date: string) => `最晚 ${date} 答复您`,
    probably: '多半由',
    handles: '来办',
    unsure: (station: string) => `${station} 先看，再派给合适的单位`,
    trouble: '现在算不出由谁办、哪天答复，不影响您接着写。提完回执上会写明。',
  },
  en: {
    latest: (date) => `You get an answer by ${date}`,
    probably: 'Probably handled by',
    handles: '',
    unsure: (station) => `${station} looks at it first, then passes it to the right unit`,
    trouble: 'Who will handle it and by when cannot be worked out just now. Go on writing; the receipt will say.',
  },
})

/** Said before anything is sent: by when an answer comes, and who will probably handle it and why. */
export function PreviewCard({ preview, warning }: { preview: UseQueryResult<Preview>; warning: Text | null }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  if (preview.error && !preview.data) return <p className="s soft">{t.trouble}</p>
  if (!preview.data) return <Loading lines={2} />
  const { answer, lead, why, workstation } = preview.data
  return (
    <div className="promise" aria-live="polite" aria-busy={preview.isPlaceholderData}>
      <strong>{t.latest(tx(dateTimeText(answer.dueAt, { now })))}</strong>
      <p>
        {lead ? (
          <>
            {t.probably} <b>{tx(lead.name)}</b> {t.handles}
          </>
        ) : (
          t.unsure(tx(workstation))
        )}
      </p>
      <ul className="s soft">
        {why.map((reason) => (
          <li key={reason.en}>{tx(reason)}</li>
        ))}
      </ul>
      <p className="s">
        <WhyLink deadline={answer.deadline} />
      </p>
      {warning && (
        <p className="due soon">
          <Icon name="alert" /> {tx(warning)}
        </p>
      )}
    </div>
  )
}
