import type { Can } from '@liti/contract/common'
import type { Route } from '@liti/contract/kit'
import type { ReactNode } from 'react'
import { errorText } from '../../kit/api/errors.ts'
import { useLang } from '../../kit/words/lang.ts'
import type { Act } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'

const useText = texts({
  zh: { logged: '（会留下记录）', seen: '已记下您看过' },
  en: { logged: '(logged)', seen: 'Your look is logged' },
})

/** One protected field behind one press, which is logged; the page says so before. */
export function Reveal<R extends Route<'POST'>>({
  can,
  label,
  name,
  act,
  press,
  children,
}: {
  can: Can
  label: string
  /** Whose: read out with the label. */
  name: string
  act: Act<R>
  press: () => void
  children: (reply: NonNullable<Act<R>['reply']>) => ReactNode
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const lang = useLang()
  if (act.reply) {
    return (
      <span role="status">
        {children(act.reply)} <span className="s muted">{t.seen}</span>
      </span>
    )
  }
  if (can !== true) return <span className="s muted">{tx(can.why)}</span>
  return (
    <span>
      <button type="button" className="as-link" aria-disabled={act.pending || undefined} onClick={press}>
        {label}
        <span className="vh"> {name}</span>
      </button>{' '}
      <span className="s muted no-print">{t.logged}</span>
      {Boolean(act.error) && (
        <span className="s over-text" role="alert">
          {errorText(act.error, lang)}
        </span>
      )}
    </span>
  )
}
