import { getDraft } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import '../../kit/portal/portal.css'

const useText = texts({
  zh: { raise: '提诉求', line: '有难处、有建议都能说', draft: (when: string) => `${when} 写了一半，接着写` },
  en: { raise: 'Raise a need', line: 'Difficulties and suggestions alike', draft: (when) => `Half written ${when}: go on` },
})

/** The one big action; it says so where a draft is waiting. */
export function RaiseAction(): ReactNode {
  const t = useText()
  const when = useWhen()
  const draft = useRead(getDraft).data?.draft
  return (
    <Link to="/raise" className="raise">
      <Icon name="pen" />
      <span className="grow">
        <strong>{t.raise}</strong>
        {draft ? t.draft(when(draft.savedAt)) : t.line}
      </span>
      <Icon name="right" />
    </Link>
  )
}
