import type { AssignmentView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useNow, useWhen } from '../../kit/words/time.ts'
import { Button } from '../../kit/ui/button.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { CopyButton } from '../../kit/ui/small.tsx'
import type { OnAsk } from './dialogs/ask.ts'
import { useFreshLink } from './fresh-links.ts'

const useText = texts({
  zh: {
    link: '办理链接',
    none: '没有邮箱，要自己把链接发给对方',
    waiting: '邮件等着发',
    sent: '邮件已发出',
    failed: '邮件没发出去，会再试。急的话换一个新链接，自己发',
    opened: (n: number, last: string) => `打开过 ${n} 次，最近 ${last}`,
    unopened: '还没打开过',
    expires: (at: string) => `${at} 到期`,
    expired: (at: string) => `${at} 已到期，打不开了`,
    revoked: '已失效，打不开了',
    copy: '复制新链接',
    once: '链接只在这里显示这一次，离开后要再换一个。',
    renew: '换一个新链接',
    revoke: '让链接失效',
  },
  en: {
    link: 'Its link',
    none: 'No e-mail address: pass the link on yourself',
    waiting: 'E-mail waiting',
    sent: 'E-mail sent',
    failed: 'The e-mail could not be sent and will be retried. If it is urgent, make a new link and pass it on yourself',
    opened: (n, last) => `opened ${n === 1 ? 'once' : `${n} times`}, last ${last}`,
    unopened: 'not opened yet',
    expires: (at) => `expires ${at}`,
    expired: (at) => `expired ${at}, opens nothing`,
    revoked: 'revoked, opens nothing',
    copy: 'Copy the new link',
    once: 'The link is shown here once; afterwards you would make another.',
    renew: 'Make a new link',
    revoke: 'Revoke the link',
  },
})

/** The link of a unit without an account: mailed or not, opened or not, until when; renew, copy, revoke. */
export function UnitLink({
  unit,
  link,
  onAsk,
}: {
  unit: AssignmentView
  link: NonNullable<AssignmentView['link']>
  onAsk: OnAsk
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const now = useNow()
  const fresh = useFreshLink(unit.id)
  const expired = Date.parse(link.expiresAt) <= now
  const dead = link.revoked || expired
  const opened = link.opened > 0 && link.lastOpenedAt ? t.opened(link.opened, when(link.lastOpenedAt)) : t.unopened
  const life = link.revoked ? t.revoked : expired ? t.expired(when(link.expiresAt)) : t.expires(when(link.expiresAt))
  return (
    <div className="unit-link">
      <p className="s soft">
        <Icon name="link" /> {t.link}
      </p>
      <ul className="s soft facts">
        {!link.revoked && <li className={link.mailed === 'failed' ? 'over-text' : undefined}>{t[link.mailed]}</li>}
        <li>{opened}</li>
        <li className={dead ? 'over-text' : undefined}>{life}</li>
      </ul>
      {unit.can.link === true ? (
        <p className="unit-actions no-print">
          {fresh && !dead && <CopyButton text={fresh}>{t.copy}</CopyButton>}
          <Button onPress={() => onAsk({ kind: 'renew', unit })}>{t.renew}</Button>
          {!dead && <Button onPress={() => onAsk({ kind: 'revoke', unit })}>{t.revoke}</Button>}
        </p>
      ) : (
        <p className="s muted no-print">{tx(unit.can.link.why)}</p>
      )}
      {fresh && !dead && <p className="s muted no-print">{t.once}</p>}
    </div>
  )
}
