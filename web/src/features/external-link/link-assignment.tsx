import { replyOutcomeText } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { NeedTimeline } from '../../kit/portal/need-timeline.tsx'
import { WhyLink } from '../../kit/portal/why-link.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { CanList } from '../../kit/ui/card.tsx'
import { Clock, plainUnlessDone } from '../../kit/ui/due.tsx'
import { FileList } from '../../kit/ui/file-input.tsx'
import { AskedList } from './asked-list.tsx'
import { useAskLead } from './ask-lead.tsx'
import { LinkCheck } from './link-check.tsx'
import { LinkFacts } from './link-facts.tsx'
import type { AssignmentProps } from './assignment-props.ts'
import { Questions } from './questions.tsx'
import { ReplyPart, useReply } from './reply-part.tsx'
import { ReturnButton } from './return-button.tsx'
import { SignFoot } from './sign-foot.tsx'

const useText = texts({
  zh: {
    sign: '请您单位签收',
    work: '请您单位协办',
    asks: (lead: string) => `${lead} 请 `,
    helps: ' 协办',
    number: (n: string, at: number) => `编号 ${n}，第 ${at} 个协办单位　不用注册`,
    own: '只算您单位自己的时间，别的单位分开算。',
    words: '诉求人怎么说',
    wanted: '希望的结果：',
    sees: '您能看到什么',
    story: '办到哪一步',
    yours: '您单位的回复',
  },
  en: {
    sign: 'Please sign for it',
    work: 'Your unit is asked to help',
    asks: (lead) => `${lead} asks `,
    helps: ' to help',
    number: (n, at) => `No. ${n}, co-unit ${at}. No registration needed`,
    own: 'Only your own unit’s time counts here; other units have their own.',
    words: 'In the requester’s words',
    wanted: 'Result wanted: ',
    sees: 'What you can see',
    story: 'How far it is',
    yours: 'Your reply',
  },
})

/** One assignment: what is asked, this unit's own clock, its reply, what it sees. Before signing the only ways on are to sign or to send back. */
export function LinkAssignment({ token, view }: AssignmentProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const reply = useReply({ token, view })
  const lead = useAskLead(view)
  const unsigned = view.state === 'assigned'
  const foot = unsigned ? <SignFoot token={token} view={view} /> : reply.foot
  return (
    <PortalPage title={`${view.needNumber} ${view.title}`} end={lead.button} foot={foot}>
      <header className="link-top">
        <p className="s soft">
          {t.asks(tx(view.lead))}
          <b>{tx(view.body)}</b>
          {t.helps}
        </p>
        <h1>{view.title}</h1>
        <p className="s muted">{t.number(view.needNumber, view.position)}</p>
      </header>
      <div className={view.promise.tone === 'running' ? 'promise' : `promise ${view.promise.tone}`}>
        <strong>{tx(view.promise.title)}</strong>
        <span className="s soft">
          {tx(view.promise.detail)} {view.clock && <WhyLink clockId={view.clock.id} link={token} onWrong={lead.open} />}
        </span>
        {view.clock && !unsigned && (
          <Clock clock={plainUnlessDone(view) ?? view.clock} below>
            <span className="soft">{t.own}</span>
          </Clock>
        )}
      </div>
      <AskedList ask={view.ask} />
      {view.reply !== null && (
        <section className="part">
          <h2>{t.yours}</h2>
          <div className={view.state === 'replied' && view.outcome === 'done' ? 'said done' : 'said'}>
            {view.outcome !== null && <b>{tx(replyOutcomeText[view.outcome])}</b>}
            <p className="own-words">{view.reply}</p>
          </div>
          {view.ownFiles.length > 0 && <FileList files={view.ownFiles} />}
        </section>
      )}
      <ReplyPart reply={reply} token={token} view={view} />
      <Questions questions={view.questions} />
      <section className="part">
        <h2>{t.words}</h2>
        <p className="own-words">{view.text}</p>
        {view.wanted && (
          <p className="s soft">
            {t.wanted}
            {view.wanted}
          </p>
        )}
        {view.files.length > 0 && <FileList files={view.files} />}
      </section>
      <section className="part">
        <h2>{t.sees}</h2>
        <CanList lines={view.sees.map(({ yes, text }) => ({ yes, text: tx(text) }))} />
      </section>
      {view.timeline.length > 0 && (
        <section className="part">
          <h2>{t.story}</h2>
          <NeedTimeline entries={view.timeline} />
        </section>
      )}
      <LinkCheck view={view} />
      <LinkFacts view={view} />
      {lead.sheet}
      {!unsigned && view.can.return === true && (
        <p className="link-return">
          <ReturnButton token={token} wide />
        </p>
      )}
    </PortalPage>
  )
}
