import '../../kit/portal/portal.css'
import './own-organisation.css'
import { getEnterprise, type EnterprisePage } from '@liti/contract/directory'
import type { Me } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { AddContact, EndContact } from '../../kit/enterprise/contact-dialogs.tsx'
import { EditEnterprise } from '../../kit/enterprise/edit-enterprise.tsx'
import { useJoined } from '../../kit/words/joined.ts'
import { useMe } from '../../kit/me.ts'
import { useQueryValue } from '../../kit/nav.tsx'
import { monthText } from '../../kit/plan/lease.ts'
import { useRead } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, useNow } from '../../kit/words/time.ts'
import { Button, LinkButton } from '../../kit/ui/button.tsx'
import { KeyValue } from '../../kit/ui/card.tsx'
import { SelectField } from '../../kit/ui/field.tsx'
import { Empty, Loaded } from '../../kit/ui/states.tsx'

const useText = texts({
  zh: {
    title: '我的单位',
    back: '我的',
    out: '您还没有登录',
    signIn: '登录',
    none: '没有登记您代表哪家单位',
    noneWhy: '请工作站把您登记成单位的联系人。',
    which: '哪家单位',
    code: '信用代码',
    tail: (tail: string) => `末四位 ${tail}`,
    where: '在哪里',
    room: (building: string, floor: string, code: string) => `${building} ${floor} 层 ${code}`,
    lease: '租约到',
    place: '注册地',
    here: '本区注册',
    elsewhere: '外区注册',
    unknown: '没有登记',
    staff: '在楼里上班',
    people: (n: number) => `${n} 人`,
    women: '其中女职工',
    party: '党员',
    founded: '成立',
    year: (year: number) => `${year} 年`,
    checked: (day: string) => `${day}核对过`,
    never: '还没核对过',
    contacts: '联系人',
    colleagues: '还登记了谁',
    add: '登记一个人',
    end: (name: string) => `${name}不再是`,
    noEnd: '不再是',
    asked: '等本人确认',
    who: '谁能看到：您单位的人、楼里的工作站和街道。楼里别的单位只看到做什么、在几层。名称和行业写错了，请工作站更正。',
  },
  en: {
    title: 'My organisation',
    back: 'Me',
    out: 'You are not signed in',
    signIn: 'Sign in',
    none: 'You are not on file for any organisation',
    noneWhy: 'Ask the workstation to put you on file as its contact.',
    which: 'Which organisation',
    code: 'Credit code',
    tail: (tail) => `ends in ${tail}`,
    where: 'Where',
    room: (building, floor, code) => `${building}, floor ${floor}, ${code}`,
    lease: 'Lease until',
    place: 'Registered at',
    here: 'Registered in the district',
    elsewhere: 'Registered elsewhere',
    unknown: 'Not on file',
    staff: 'Work here',
    people: (n) => `${n} people`,
    women: 'Women among them',
    party: 'Party members',
    founded: 'Founded',
    year: (year) => String(year),
    checked: (day) => `Checked ${day}`,
    never: 'Not yet checked',
    contacts: 'Contacts',
    colleagues: 'Others on file',
    add: 'Put somebody on file',
    end: (name) => `${name} is no longer of it`,
    noEnd: 'No longer',
    asked: 'not confirmed by them yet',
    who: 'Who sees this: your own people, the workstation and the sub-district office. Other firms of the building see what you do and on which floor. If the name or the trade is wrong, ask the workstation to correct it.',
  },
})

/** `/me/organisation`: what is on file about one's own organisation, and keeping it. */
export function OwnOrganisationPage(): ReactNode {
  const t = useText()
  const me = useMe()
  return (
    <PortalPage title={t.title} heading={t.title} back={{ to: '/me', label: t.back }}>
      <Loaded from={me} lines={6}>
        {({ person }) =>
          !person ? (
            <Empty
              title={t.out}
              action={
                <LinkButton to="/sign-in?to=/me/organisation" look="primary">
                  {t.signIn}
                </LinkButton>
              }
            />
          ) : person.organisations.length === 0 ? (
            <Empty title={t.none}>{t.noneWhy}</Empty>
          ) : (
            <Own organisations={person.organisations} />
          )
        }
      </Loaded>
    </PortalPage>
  )
}

function Own({ organisations }: { organisations: NonNullable<Me['person']>['organisations'] }): ReactNode {
  const t = useText()
  const tx = useTx()
  const [chosen, choose] = useQueryValue('id')
  const organisationId = organisations.find(({ id }) => id === chosen)?.id ?? organisations[0]?.id ?? ''
  const page = useRead(getEnterprise, { params: { organisationId } }, { live: [`organisation:${organisationId}`, 'directory'] })
  return (
    <>
      {organisations.length > 1 && (
        <SelectField
          label={t.which}
          value={organisationId}
          onChange={choose}
          options={organisations.map(({ id, name }) => ({ value: id, label: tx(name) }))}
        />
      )}
      <Loaded from={page} lines={8}>
        {(data) => <File key={data.id} page={data} />}
      </Loaded>
    </>
  )
}

function File({ page }: { page: EnterprisePage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  const unknown = <span className="muted">{t.unknown}</span>
  const { people } = page
  const registered = page.registeredHere === null ? '' : page.registeredHere ? t.here : t.elsewhere
  return (
    <>
      <section className="part">
        <h2>{tx(page.name)}</h2>
        <p className="s muted own-checked">{page.checkedOn ? t.checked(tx(dayText(page.checkedOn, { now }))) : t.never}</p>
        <KeyValue
          rows={[
            [t.code, page.creditCodeTail ? t.tail(page.creditCodeTail) : unknown],
            [
              t.where,
              page.spaces.length === 0
                ? unknown
                : page.spaces.map((space) => (
                    <div key={space.spaceId}>
                      {t.room(tx(space.building), space.floor, space.code)}
                      {space.leaseEnd && (
                        <span className="muted">
                          {'　'}
                          {t.lease} {tx(monthText(space.leaseEnd))}
                        </span>
                      )}
                    </div>
                  )),
            ],
            [t.place, page.registeredPlace || registered || unknown],
            [t.founded, page.foundedYear === null ? unknown : t.year(page.foundedYear)],
            [t.staff, people ? t.people(people.staff) : unknown],
            [t.women, people?.women != null ? t.people(people.women) : unknown],
            [t.party, people?.partyMembers != null ? t.people(people.partyMembers) : unknown],
          ]}
        />
        <p className="own-acts">
          <EditEnterprise page={page} />
        </p>
      </section>
      <People page={page} />
      <p className="s soft">{t.who}</p>
    </>
  )
}

type Contact = EnterprisePage['contacts'][number]

function People({ page }: { page: EnterprisePage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Contact | null>(null)
  const keeps = page.can.contacts === true
  const list = (title: string, contacts: readonly Contact[]): ReactNode =>
    contacts.length > 0 && (
      <>
        <h2>{title}</h2>
        <ul className="card list own-people">
          {contacts.map((contact) => (
            <Row key={contact.affiliationId} contact={contact} onEnd={keeps ? () => setEnding(contact) : undefined} />
          ))}
        </ul>
      </>
    )
  return (
    <section className="part">
      {list(t.contacts, page.contacts)}
      {list(t.colleagues, page.colleagues)}
      {keeps && (
        <p className="own-acts">
          <Button icon="plus" onPress={() => setAdding(true)}>
            {t.add}
          </Button>
        </p>
      )}
      {adding && <AddContact page={page} name={tx(page.name)} onClose={() => setAdding(false)} />}
      {ending && <EndContact contact={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

function Row({ contact, onEnd }: { contact: Contact; onEnd: (() => void) | undefined }): ReactNode {
  const t = useText()
  const joined = useJoined()
  return (
    <li>
      <span className="row">
        <b className="grow">{contact.name}</b>
        {onEnd && (
          <button type="button" className="as-link" aria-label={t.end(contact.name)} onClick={onEnd}>
            {t.noEnd}
          </button>
        )}
      </span>
      <span className="s soft">
        {joined(contact.job !== contact.name && contact.job, contact.phone, contact.duties, contact.personId === null && t.asked)}
      </span>
    </li>
  )
}
