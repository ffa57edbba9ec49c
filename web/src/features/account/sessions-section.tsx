import { listSessions, revokeOtherSessions, revokeSession } from '@liti/contract/session'
import type { ReactNode } from 'react'
import { useAct, useRead } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { Loaded } from '../../kit/ui/states.tsx'
import { Tag } from '../../kit/ui/tag.tsx'

const useText = texts({
  zh: {
    title: '登录过的设备',
    here: '这台设备',
    last: (when: string) => `最近用过 ${when}`,
    revoke: '让它退出',
    revokeWhat: (device: string) => `让 ${device} 退出`,
    done: '那台设备已经退出',
    others: '其他设备都退出',
    othersGone: '其他设备都退出了',
    hint: '有不认得的，让它退出，再换密码。',
  },
  en: {
    title: 'Signed in on',
    here: 'This device',
    last: (when) => `Last used ${when}`,
    revoke: 'Sign it out',
    revokeWhat: (device) => `Sign out ${device}`,
    done: 'That device is signed out',
    others: 'Sign out all other devices',
    othersGone: 'All other devices are signed out',
    hint: 'If one is unknown to you, sign it out and change the password.',
  },
})

/** Where the account is in use, and how to end it there. */
export function SessionsSection(): ReactNode {
  const t = useText()
  const when = useWhen()
  const sessions = useRead(listSessions, {}, { live: ['session'] })
  const revoke = useAct(revokeSession, { touches: [listSessions] })
  const others = useAct(revokeOtherSessions, { touches: [listSessions] })
  return (
    <section className="part">
      <h2>{t.title}</h2>
      <ErrorSummary error={revoke.error ?? others.error} />
      <Loaded from={sessions} lines={3}>
        {(data) => (
          <ul className="card list sessions">
            {data.sessions.map((session) => (
              <li key={session.id}>
                <div className="grow">
                  <b>{session.device}</b>
                  <p className="s soft">
                    {t.last(when(session.lastSeen))}　{session.address}
                  </p>
                </div>
                {session.current ? (
                  <Tag tone="done">{t.here}</Tag>
                ) : (
                  <Button
                    label={t.revokeWhat(session.device)}
                    onPress={() => revoke.run({ params: { sessionId: session.id } }, () => announce(t.done))}
                  >
                    {t.revoke}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {(sessions.data?.sessions.length ?? 0) > 2 && (
        <Button pending={others.pending} onPress={() => others.run({}, () => announce(t.othersGone))}>
          {t.others}
        </Button>
      )}
      <p className="s muted slip-note">{t.hint}</p>
    </section>
  )
}
