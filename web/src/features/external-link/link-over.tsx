import type { ReactNode } from 'react'
import type { RefusedError } from '../../kit/errors.ts'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'

const useText = texts({
  zh: {
    expired: '这个链接到期了',
    revoked: '这个链接作废了',
    unknown: '没有这个链接',
    other: '这个链接现在打不开',
    todo: '接下来',
    mail: '在邮箱里找最新的一封协办邮件，用里面的链接。',
    lead: '找不到，就请给您发链接的牵头单位重发一个。',
    done: '您单位以前的签收、提问和回复都在，牵头单位看得到。',
    check: '地址是从邮件里复制的，请看看有没有复制全。',
  },
  en: {
    expired: 'This link has expired',
    revoked: 'This link is no longer valid',
    unknown: 'There is no such link',
    other: 'This link does not open now',
    todo: 'What to do',
    mail: 'Look in your mailbox for the latest message about this matter and use the link in it.',
    lead: 'If there is none, ask the lead unit that sent the link for a new one.',
    done: 'What your unit signed for, asked and replied is kept; the lead unit sees it.',
    check: 'If you copied the address from the mail, check that all of it was copied.',
  },
})

/** A link that no longer opens anything: why, and what to do. */
export function LinkOver({ error }: { error: RefusedError }): ReactNode {
  const t = useText()
  const tx = useTx()
  const kind =
    error.code === 'link-expired'
      ? 'expired'
      : error.code === 'link-revoked'
        ? 'revoked'
        : error.code === 'link-unknown'
          ? 'unknown'
          : 'other'
  const steps = { expired: [t.lead, t.done], revoked: [t.mail, t.lead, t.done], unknown: [t.check, t.mail, t.lead], other: [t.lead] }[kind]
  return (
    <PortalPage title={t[kind]} heading={t[kind]} end={<></>}>
      <p className="said">
        <Icon name="lock" /> {tx(error.text)}
      </p>
      <section className="part">
        <h2>{t.todo}</h2>
        <ul className="over-steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </section>
    </PortalPage>
  )
}
