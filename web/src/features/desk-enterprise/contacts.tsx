import { revealPhone, type EnterprisePage } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { useAct } from '../../kit/query.tsx'
import { texts, useTx } from '../../kit/text.ts'
import { Reveal } from './reveal.tsx'
import { monthText } from '../../kit/plan/lease.ts'
import { useJoined } from '../../kit/joined.ts'

const useText = texts({
  zh: { title: '找谁', none: '还没有登记联系人。', look: '查看电话', until: (month: string) => `到 ${month}` },
  en: { title: 'Whom to ask', none: 'No contact on file.', look: 'Show the phone number', until: (month) => `until ${month}` },
})

/** The firm's contacts by what they are to be asked about, and the seats its people hold. */
export function Contacts({ page }: { page: EnterprisePage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const joined = useJoined()
  return (
    <section>
      <h3>{t.title}</h3>
      {page.contacts.length + page.seats.length === 0 && <p className="s muted">{t.none}</p>}
      <ul className="contacts">
        {page.contacts.map((contact) => (
          <Contact key={contact.personId + contact.job} contact={contact} can={page.can.reveal} />
        ))}
        {page.seats.map((seat) => (
          <li key={seat.body.zh + seat.title.zh}>
            <b>{tx(seat.body)}</b>
            <span className="soft">{joined(tx(seat.title), seat.until && t.until(tx(monthText(seat.until))))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Contact({ contact, can }: { contact: EnterprisePage['contacts'][number]; can: EnterprisePage['can']['reveal'] }): ReactNode {
  const t = useText()
  const joined = useJoined()
  const look = useAct(revealPhone, { touches: [] })
  return (
    <li>
      <b>{contact.job || contact.name}</b>
      <span className="soft">{joined(contact.job && contact.name, contact.duties)}</span>
      <span className="phone">
        {!look.reply && <span>{contact.phone}</span>}
        <Reveal
          can={can}
          label={t.look}
          name={contact.name}
          act={look}
          press={() => look.run({ params: { personId: contact.personId }, body: {} })}
        >
          {({ phone }) => (
            <a className="strong" href={`tel:${phone}`}>
              {phone}
            </a>
          )}
        </Reveal>
      </span>
    </li>
  )
}
