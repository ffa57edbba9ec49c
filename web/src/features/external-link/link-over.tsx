import type { ReactNode } from 'react'
import type { RefusedError } from '../../kit/api/errors.ts'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { Unsent } from '../../kit/work/unsent.tsx'
import { unsentText } from '../../kit/work/use-form.ts'
import { EndedWords } from './ended-words.tsx'
import { replyKey } from './reply-part.tsx'

const useText = texts({
  zh: {
    expired: '这个链接过期了',
    replaced: '这个链接换过了',
    revoked: '这个链接收回了',
    closed: '这件事已经办完了',
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
    replaced: 'This link was replaced',
    revoked: 'This link was withdrawn',
    closed: 'The matter is over',
    unknown: 'There is no such link',
    other: 'This link does not open now',
    todo: 'What to do',
    mail: 'Look in your mailbox for the latest message about this matter and use the link in it.',
    lead: 'If there is none, ask the lead unit that sent the link for a new one.',
    done: 'What your unit signed for, asked and replied is kept; the lead unit sees it.',
    check: 'If you copied the address from the mail, check that all of it was copied.',
  },
})

const kinds = ['expired', 'replaced', 'revoked', 'closed', 'unknown'] as const

/** A link that no longer opens anything: why, and what to do. */
export function LinkOver({ error, token }: { error: RefusedError; token: string }): ReactNode {
  const t = useText()
  const tx = useTx()
  const kind = kinds.find((each) => error.code === `link-${each}`) ?? 'other'
  const steps = {
    expired: [t.lead, t.done],
    replaced: [t.mail, t.lead, t.done],
    revoked: [t.done],
    closed: [t.done],
    unknown: [t.check, t.mail, t.lead],
    other: [t.lead],
  }[kind]
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
      <EndedWords token={token} when={kind !== 'unknown'} />
      <Unsent text={unsentText(replyKey(token), 'text')} />
    </PortalPage>
  )
}
