import { listSessions, revokeOtherSessions, revokeSession } from '@liti/contract/session'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api/api.ts'
import { useAct, useRead } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { Card } from '../../kit/ui/card.tsx'
import { ErrorState, Loaded } from '../../kit/ui/states.tsx'
import { Tag } from '../../kit/ui/tag.tsx'

const useText = texts({
  zh: {
    title: '在哪些设备上登录了',
    here: '这台',
    line: (how: string, address: string, since: string, seen: string) => `${how}，${address}，${since} 登录，${seen} 用过`,
    code: '短信验证码',
    password: '密码',
    others: '其他设备都退出',
    othersGone: '其他设备都退出了',
    out: '让它退出',
    outOf: (device: string) => `让 ${device} 退出`,
    gone: (device: string) => `${device} 已退出`,
    why: '不认识的设备，先让它退出，再换密码。',
  },
  en: {
    title: 'Where you are signed in',
    here: 'This one',
    line: (how, address, since, seen) => `${how}, ${address}, signed in ${since}, last used ${seen}`,
    code: 'Code by text message',
    password: 'Password',
    others: 'Sign out all other devices',
    othersGone: 'All other devices are signed out',
    out: 'Sign it out',
    outOf: (device) => `Sign out ${device}`,
    gone: (device) => `${device} is signed out`,
    why: 'If you do not know a device, sign it out first, then change your password.',
  },
})

type Session = ReplyOf<typeof listSessions>['sessions'][number]

/** The devices this person is signed in on; every other one can be signed out from here. */
export function Sessions(): ReactNode {
  const t = useText()
  const sessions = useRead(listSessions, {}, { live: ['session', 'person'] })
  const revoke = useAct(revokeOtherSessions, { touches: [listSessions] })
  return (
    <Card title={t.title} flush>
      <div className="bd-in">
        <Loaded from={sessions}>
          {({ sessions }) => (
            <ul className="sessions">
              {sessions.map((session) => (
                <SessionItem key={session.id} session={session} />
              ))}
            </ul>
          )}
        </Loaded>
        {Boolean(revoke.error) && <ErrorState error={revoke.error} />}
        <p className="row s muted">
          <span className="grow">{t.why}</span>
          {(sessions.data?.sessions.length ?? 0) > 2 && (
            <Button pending={revoke.pending} onPress={() => revoke.run({}, () => announce(t.othersGone))}>
              {t.others}
            </Button>
          )}
        </p>
      </div>
    </Card>
  )
}

function SessionItem({ session }: { session: Session }): ReactNode {
  const t = useText()
  const when = useWhen()
  const revoke = useAct(revokeSession, { touches: [listSessions] })
  return (
    <li>
      <div className="grow">
        <b>{session.device}</b>
        <p className="s soft">{t.line(t[session.method], session.address, when(session.since), when(session.lastSeen))}</p>
        {Boolean(revoke.error) && <ErrorState error={revoke.error} />}
      </div>
      {session.current ? (
        <Tag tone="done">{t.here}</Tag>
      ) : (
        <Button
          label={t.outOf(session.device)}
          pending={revoke.pending}
          onPress={() => revoke.run({ params: { sessionId: session.id } }, () => announce(t.gone(session.device)))}
        >
          {t.out}
        </Button>
      )}
    </li>
  )
}
