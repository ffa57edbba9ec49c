import type { Me } from '@liti/contract/session'
import type { ReactNode } from 'react'
import { useMe } from '../../kit/me.ts'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, useNow } from '../../kit/words/time.ts'
import { KeyValue, List, WayLink } from '../../kit/ui/card.tsx'
import { LinkButton } from '../../kit/ui/button.tsx'
import { OwnTies } from '../../kit/ties/own-ties.tsx'
import { Empty, Loaded } from '../../kit/ui/states.tsx'
import { ConfirmMyself } from '../../kit/work/confirm-myself.tsx'
import { LeaveSection } from './leave-section.tsx'
import { MailSection } from './mail-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { ViewSection } from './view-section.tsx'
import '../../kit/portal/portal.css'
import './account.css'

const useText = texts({
  zh: {
    title: '我的',
    out: '您还没有登录',
    outWhy: '不登录也能提诉求、查进度。登录后换手机也看得到。',
    signIn: '登录',
    phone: '手机号',
    firms: '我的单位',
    seats: '席位',
    until: (day: string) => `，任期到 ${day}`,
    notices: '消息',
    unread: (n: number) => (n > 0 ? `${n} 条没看` : '都看过了'),
    organisation: '一企一档',
    organisationLine: '看和更新单位的档案',
    desk: '去工作台',
    deskLine: '办诉求',
    safety: '登录安全',
    password: '设置或更换密码',
    passwordSet: '已经设过',
    passwordNone: '还没设，用短信验证码登录',
    passwordDue: '用得太久了，该换了',
    factor: '动态码',
    factorOn: '已经在用',
    factorOff: '还没设置',
    factorDue: '您的席位要求设置',
  },
  en: {
    title: 'Me',
    out: 'You are not signed in',
    outWhy: 'Raising a need and checking on it work without signing in. Signed in, you see them on any phone.',
    signIn: 'Sign in',
    phone: 'Mobile number',
    firms: 'My organisations',
    seats: 'Seats',
    until: (day) => `, until ${day}`,
    notices: 'Messages',
    unread: (n) => (n > 0 ? `${n} unread` : 'All read'),
    organisation: 'Enterprise file',
    organisationLine: 'See and update its file',
    desk: 'Go to the desk',
    deskLine: 'Handle needs',
    safety: 'Signing in safely',
    password: 'Set or change the password',
    passwordSet: 'Set',
    passwordNone: 'Not set: you sign in by text message',
    passwordDue: 'Too old: time to change it',
    factor: 'Authenticator code',
    factorOn: 'In use',
    factorOff: 'Not set up',
    factorDue: 'Your seat requires it',
  },
})

/** `/me`: who one is here, how the pages look, where one is signed in, and the way out. */
export function AccountPage(): ReactNode {
  const t = useText()
  const me = useMe()
  return (
    <PortalPage title={t.title} heading={me.data?.person?.name || t.title} tab="me" unread={me.data?.unread ?? 0}>
      <Loaded from={me} lines={6}>
        {(data) =>
          data.person ? (
            <SignedIn me={data} person={data.person} />
          ) : (
            <Empty
              title={t.out}
              action={
                <LinkButton to="/sign-in?to=/me" look="primary">
                  {t.signIn}
                </LinkButton>
              }
            >
              {t.outWhy}
            </Empty>
          )
        }
      </Loaded>
      <ViewSection signedIn={Boolean(me.data?.person)} />
      {me.data?.person && (
        <>
          <MailSection hasMail={me.data.person.hasMail} />
          <SessionsSection />
          <LeaveSection />
          <ConfirmMyself me={me.data} />
        </>
      )}
    </PortalPage>
  )
}

function SignedIn({ me, person }: { me: Me; person: NonNullable<Me['person']> }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  const factor = { none: t.factorOff, due: t.factorOn, given: t.factorOn, 'set-up-due': t.factorDue }[me.secondFactor]
  const password = { none: t.passwordNone, set: t.passwordSet, due: t.passwordDue }[me.password]
  return (
    <>
      <KeyValue
        rows={[
          [t.phone, person.phone],
          ...(person.seats.length > 0
            ? [
                [
                  t.seats,
                  person.seats.map((seat) => (
                    <div key={seat.id}>
                      {tx(seat.bodyName)}　{tx(seat.title)}
                      {seat.until && <span className="muted">{t.until(tx(dayText(seat.until, { now })))}</span>}
                    </div>
                  )),
                ] as const,
              ]
            : []),
        ]}
      />
      {person.organisations.length > 0 && (
        <section className="part">
          <h2>{t.firms}</h2>
          <OwnTies organisations={person.organisations} />
        </section>
      )}
      <div className="part">
        <List className="ways">
          {person.seats.length > 0 && <WayLink to="/desk" icon="desk" title={t.desk} line={t.deskLine} />}
          {person.organisations.length > 0 && (
            <WayLink to="/me/organisation" icon="building" title={t.organisation} line={t.organisationLine} />
          )}
          <WayLink to="/notices" icon="bell" title={t.notices} line={t.unread(me.unread)} />
        </List>
      </div>
      <section className="part">
        <h2>{t.safety}</h2>
        <List className="ways">
          <WayLink to="/me/password" icon="lock" title={t.password} line={password} />
          <WayLink to="/me/second-factor" icon="phone" title={t.factor} line={factor} />
        </List>
      </section>
    </>
  )
}
