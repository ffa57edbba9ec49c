import { trackNeed, type TrackView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { useLive } from '../../kit/live.ts'
import { useMe } from '../../kit/me.ts'
import { usePathParams } from '../../kit/nav.tsx'
import { NeedTimeline } from '../../kit/portal/need-timeline.tsx'
import { WhyLink } from '../../kit/portal/why-link.tsx'
import { useRead } from '../../kit/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/text.ts'
import { FileList } from '../../kit/ui/file-input.tsx'
import { PromiseBlock } from '../../kit/ui/promise-block.tsx'
import { Loading } from '../../kit/ui/states.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { AnswerBlock } from './answer-block.tsx'
import { AskWorkstation } from './ask-workstation.tsx'
import { CannotOpen } from './cannot-open.tsx'
import { PartsList } from './parts-list.tsx'
import { TrackFoot, TrackMore } from './track-actions.tsx'
import { useSupplement } from './supplement.tsx'
import '../../kit/portal/portal.css'
import './follow-need.css'

const useText = texts({
  zh: {
    title: '诉求进度',
    mine: '我的事',
    number: (n: string) => `编号 ${n}`,
    who: '谁在办',
    story: '办到哪一步',
    own: '您说的',
    where: (place: string) => `在 ${place}`,
    declined: '没有受理',
    ended: (by: string) => `${by}决定终结`,
    earlier: '以前的答复',
    instead: (where: string) => `可以找：${where}`,
  },
  en: {
    title: 'Progress',
    mine: 'My needs',
    number: (n) => `No. ${n}`,
    who: 'Who is on it',
    story: 'How far it is',
    own: 'What you said',
    where: (place) => `At ${place}`,
    declined: 'Not taken on',
    ended: (by) => `Ended by ${by}`,
    earlier: 'Earlier answers',
    instead: (where) => `Where to turn: ${where}`,
  },
})

/** One need as its requester sees it: the promise, who is on it, the story; kept fresh while it is open. */
export function TrackPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const { needId } = usePathParams<'needId'>()
  const me = useMe()
  useLive({ need: needId, when: me.data?.person === null })
  const need = useRead(trackNeed, { params: { needId } }, { live: [`need:${needId}`, 'person'] })
  const supplement = useSupplement(needId)
  if (need.error && !need.data) return <CannotOpen error={need.error} onRetry={() => void need.refetch()} />
  const view = need.data
  if (!view) {
    return (
      <PortalPage title={t.title} heading={t.title} back={{ to: '/my', label: t.mine }}>
        <Loading lines={8} />
      </PortalPage>
    )
  }
  return (
    <PortalPage
      title={view.title}
      back={{ to: '/my', label: t.mine }}
      end={<AskWorkstation workstation={view.workstation} slug={view.unit.slug} number={view.number} />}
      foot={<TrackFoot view={view} onSupplement={supplement.open} />}
    >
      <header className="track-top">
        <div className="row">
          <Tag tone={view.tone}>{tx(view.stateText)}</Tag>
          <span className="s muted end">{t.number(view.number)}</span>
        </div>
        <h1>{view.title}</h1>
        <PromiseBlock tone={view.promise.tone} title={tx(view.promise.title)}>
          {tx(view.promise.detail)} {view.promise.clockId && <WhyLink clockId={view.promise.clockId} />}
        </PromiseBlock>
      </header>
      <Outcome view={view} />
      {view.parts.length > 0 && (
        <section className="part">
          <h2>{t.who}</h2>
          <PartsList parts={view.parts} />
        </section>
      )}
      <section className="part">
        <h2>{t.story}</h2>
        <NeedTimeline heading entries={view.timeline} />
      </section>
      <section className="part">
        <h2>{t.own}</h2>
        <p className="own-words">{view.text}</p>
        <p className="s muted">{t.where([tx(view.unit.name), view.place].filter(Boolean).join(' '))}</p>
        {view.files.length > 0 && <FileList files={view.files} />}
      </section>
      <TrackMore view={view} />
      {supplement.dialog}
    </PortalPage>
  )
}

function Outcome({ view }: { view: TrackView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const { answer, earlierAnswers, declined, ended, verdict } = view
  return (
    <>
      {answer && (
        <section className="part">
          <AnswerBlock answer={answer} verdict={verdict} />
        </section>
      )}
      {ended && (
        <section className="part">
          <div className="said over">
            <b>{t.ended(tx(ended.by))}</b>
            <p>{ended.reason}</p>
            <p>{t.instead(ended.where)}</p>
          </div>
        </section>
      )}
      {earlierAnswers.length > 0 && (
        <section className="part">
          <h2>{t.earlier}</h2>
          {earlierAnswers.map((one) => (
            <AnswerBlock key={one.round} answer={one} verdict={one.verdict} />
          ))}
        </section>
      )}
      {declined && (
        <section className="part">
          <div className="said over">
            <b>{t.declined}</b>
            <p>{declined.reason}</p>
            {declined.where && <p>{t.instead(declined.where)}</p>}
          </div>
        </section>
      )}
    </>
  )
}
