import { revealPhone, type EnterprisePage } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { useAct } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { AddContact, EndContact } from '../../kit/enterprise/contact-dialogs.tsx'
import { Button } from '../../kit/ui/button.tsx'
import { Reveal } from './reveal.tsx'
import { monthText } from '../../kit/plan/lease.ts'
import { useJoined } from '../../kit/words/joined.ts'

const useText = texts({
  zh: {
    title: '找谁',
    none: '还没有登记联系人。',
    look: '查看电话',
    add: '登记一个人',
    end: '不再是',
    endOf: (name: string) => `${name}不再是`,
    asked: '等本人确认',
    until: (month: string) => `到 ${month}`,
  },
  en: {
    title: 'Whom to ask',
    none: 'No contact on file.',
    look: 'Show the phone number',
    add: 'Put somebody on file',
    end: 'No longer',
    endOf: (name) => `${name} is no longer of it`,
    asked: 'Not confirmed by them yet',
    until: (month) => `until ${month}`,
  },
})

/** The firm's contacts by what they are to be asked about, and the seats its people hold. */
export function Contacts({ page }: { page: EnterprisePage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const joined = useJoined()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Person | null>(null)
  return (
    <section>
      <h3>{t.title}</h3>
      {page.contacts.length + page.colleagues.length + page.seats.length === 0 && <p className="s muted">{t.none}</p>}
      <ul className="contacts">
        {page.contacts.map((contact) => (
          <Contact key={contact.affiliationId} contact={contact} page={page} onEnd={setEnding} />
        ))}
        {page.colleagues.map((contact) => (
          <Contact key={contact.affiliationId} contact={contact} page={page} onEnd={setEnding} />
        ))}
        {page.seats.map((seat) => (
          <li key={seat.body.zh + seat.title.zh}>
            <b>{tx(seat.body)}</b>
            <span className="soft">{joined(tx(seat.title), seat.until && t.until(tx(monthText(seat.until))))}</span>
          </li>
        ))}
      </ul>
      {page.can.contacts === true && (
        <p className="no-print">
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

type Person = EnterprisePage['contacts'][number]

function Contact({ contact, page, onEnd }: { contact: Person; page: EnterprisePage; onEnd: (contact: Person) => void }): ReactNode {
  const t = useText()
  const joined = useJoined()
  const look = useAct(revealPhone, { touches: [] })
  return (
    <li>
      <b>{contact.job || contact.name}</b>
      <span className="soft">{joined(contact.job && contact.job !== contact.name && contact.name, contact.duties)}</span>
      <span className="phone">
        {!look.reply && <span>{contact.phone}</span>}
        {contact.personId !== null && (
          <Reveal
            can={page.can.reveal}
            label={t.look}
            name={contact.name}
            act={look}
            press={() => look.run({ params: { personId: contact.personId ?? '' }, body: {} })}
          >
            {({ phone }) => (
              <a className="strong" href={`tel:${phone}`}>
                {phone}
              </a>
            )}
          </Reveal>
        )}
        {contact.personId === null && <span className="soft">{t.asked}</span>}
        {page.can.contacts === true && (
          <button type="button" className="as-link no-print" aria-label={t.endOf(contact.name)} onClick={() => onEnd(contact)}>
            {t.end}
          </button>
        )}
      </span>
    </li>
  )
}
