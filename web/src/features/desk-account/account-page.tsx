import './account.css'
import type { ReactNode } from 'react'
import { useMe } from '../../kit/me.ts'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, useNow } from '../../kit/words/time.ts'
import { Card, KeyValue } from '../../kit/ui/card.tsx'
import { OwnTies } from '../../kit/ties/own-ties.tsx'
import { Loaded } from '../../kit/ui/states.tsx'
import { ConfirmMyself } from '../../kit/work/confirm-myself.tsx'
import { CloseAccount } from './close-account.tsx'
import { MailCard } from './mail-card.tsx'
import { PasswordCard } from './password-card.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'
import { Sessions } from './sessions.tsx'
import { ViewCard } from './view-card.tsx'
import { useJoined } from '../../kit/words/joined.ts'

const useText = texts({
  zh: {
    title: '账号和安全',
    who: '您是',
    name: '怎么称呼',
    phone: '手机',
    seats: '席位',
    until: (day: string) => `到 ${day}`,
    endless: '没有定到期日',
    none: '现在没有席位',
    firms: '我的单位',
    rights: '权限跟着席位走，到期那天自动收回。',
  },
  en: {
    title: 'Account and security',
    who: 'You are',
    name: 'Called',
    phone: 'Mobile',
    seats: 'Seats',
    until: (day) => `until ${day}`,
    endless: 'no end set',
    none: 'No seat now',
    firms: 'My organisations',
    rights: 'Rights come with a seat and end by themselves on its last day.',
  },
})

/** Who one is, on which devices one is signed in, password and second factor, language and size of type. */
export function AccountPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  const joined = useJoined()
  const me = useMe()
  return (
    <DeskPage title={t.title} place="">
      <div className="account">
        <h1>{t.title}</h1>
        <Loaded from={me}>
          {({ person, secondFactor, password }) =>
            person && (
              <>
                <Card title={t.who}>
                  <KeyValue
                    rows={[
                      [t.name, person.name],
                      [t.phone, person.phone],
                      [
                        t.seats,
                        <ul key="seats">
                          {person.seats.map((seat) => (
                            <li key={seat.id}>
                              {joined(
                                `${tx(seat.bodyName)} ${tx(seat.title)}`,
                                seat.until ? t.until(tx(dayText(seat.until, { now }))) : t.endless,
                              )}
                            </li>
                          ))}
                          {person.seats.length === 0 && <li>{t.none}</li>}
                        </ul>,
                      ],
                    ]}
                  />
                  <p className="s muted">{t.rights}</p>
                </Card>
                {person.organisations.length > 0 && (
                  <Card title={t.firms}>
                    <OwnTies organisations={person.organisations} />
                  </Card>
                )}
                <ViewCard />
                <MailCard hasMail={person.hasMail} />
                <Sessions />
                <PasswordCard state={password} />
                <SecondFactorCard state={secondFactor} password={password} />
                <CloseAccount />
              </>
            )
          }
        </Loaded>
        {me.data && <ConfirmMyself me={me.data} />}
      </div>
    </DeskPage>
  )
}
