import type { Can } from '@liti/contract/common'
import { revealContact, type NeedView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { errorText } from '../api/errors.ts'
import { useLang } from '../words/lang.ts'
import { useAct } from '../api/query.tsx'
import { texts, useTx } from '../words/text.ts'
import { Button } from '../ui/button.tsx'

const useText = texts({
  zh: { look: '查看电话', logged: '（会留下记录）', none: '没有留电话', seen: '已记下您看过' },
  en: { look: 'Show the phone number', logged: ' (logged)', none: 'No phone number was left', seen: 'Your look is logged' },
})

/** Whether there may be a number to show: of somebody unnamed only the look itself tells. */
export const hasContact = ({ phone, hidden }: NeedView['requester']): boolean => phone !== null || hidden

/** The requester's phone number behind one press, which is logged; the page says so before. `call` words the button for calling. */
export function RevealContact({ needId, can, call }: { needId: string; can: Can; call?: string }): ReactNode {
  const t = useText()
  const tx = useTx()
  const lang = useLang()
  const look = useAct(revealContact, { touches: [] })
  if (look.reply) {
    const { phone, name } = look.reply
    return (
      <span className="revealed">
        {phone ? (
          <a href={`tel:${phone}`} className="strong">
            {phone}
          </a>
        ) : (
          t.none
        )}
        {name && <span> {name}</span>} <span className="s muted">{t.seen}</span>
      </span>
    )
  }
  if (can !== true) return <span className="s muted">{tx(can.why)}</span>
  const press = (): void => look.run({ params: { needId }, body: {} })
  return (
    <span className="reveal">
      {call ? (
        <Button icon="phone" pending={look.pending} onPress={press}>
          {call}
        </Button>
      ) : (
        <>
          <button type="button" className="as-link" aria-disabled={look.pending || undefined} onClick={press}>
            {t.look}
          </button>
          {t.logged}
        </>
      )}
      {Boolean(look.error) && (
        <span className="s over-text" role="alert">
          {' '}
          {errorText(look.error, lang)}
        </span>
      )}
    </span>
  )
}
