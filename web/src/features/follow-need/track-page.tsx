import { trackNeed } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { useLive } from '../../kit/api/live.ts'
import { useMe } from '../../kit/me.ts'
import { usePathParams } from '../../kit/nav.tsx'
import { NeedTimeline } from '../../kit/portal/need-timeline.tsx'
import { NeedTag } from '../../kit/portal/need-tag.tsx'
import { WhyLink } from '../../kit/portal/why-link.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { FileList } from '../../kit/ui/file-input.tsx'
import { PromiseBlock } from '../../kit/ui/promise-block.tsx'
import { Loading } from '../../kit/ui/states.tsx'
import { AnswerBlock } from './answer-block.tsx'
import { AskWorkstation, useAskWorkstation } from './ask-workstation.tsx'
import { CannotOpen } from './cannot-open.tsx'
import { EarlierAnswers } from './earlier-answers.tsx'
import { ObjectPart } from './object.tsx'
import { PartsList } from './parts-list.tsx'
import { canAct, TrackFoot, TrackMore } from './track-actions.tsx'
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
    where: (place: string) => `位置：${place}`,
  },
  en: {
    title: 'Progress',
    mine: 'My needs',
    number: (n) => `No. ${n}`,
    who: 'Who is on it',
    story: 'How far it is',
    own: 'What you said',
    where: (place) => `Place: ${place}`,
  },
})

/** One need as its requester sees it: the promise, who is on it, the story; kept fresh while it is open. */
export function TrackPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const { needId } = usePathParams<'needId'>()
  const me = useMe()
  useLive({ record: `need:${needId}`, when: me.data?.person === null })
  const need = useRead(trackNeed, { params: { needId } }, { live: [`need:${needId}`, 'person'] })
  const supplement = useSupplement(needId)
  const station = useAskWorkstation(
    need.data && { workstation: need.data.workstation, slug: need.data.unit.slug, number: need.data.number },
  )
  if (need.error && !need.data) return <CannotOpen error={need.error} onRetry={() => void need.refetch()} />
  const view = need.data
  if (!view) {
    return (
      <PortalPage title={t.title} heading={t.title} back={{ to: '/my', label: t.mine }}>
        <Loading lines={8} />
      </PortalPage>
    )
  }
  // a date that looks wrong is said to whoever handles it, or at the workstation where nothing can be added any more
  const saysWrong = view.can.supplement === true ? supplement.open : station.open
  return (
    <PortalPage
      title={`${view.number} ${view.title}`}
      back={{ to: '/my', label: t.mine }}
      end={<AskWorkstation ask={station} />}
      foot={canAct(view) && <TrackFoot view={view} onSupplement={supplement.open} />}
    >
      <header className="track-top">
        <div className="row">
          <NeedTag need={view} />
          <span className="s muted end">{t.number(view.number)}</span>
        </div>
        <h1>{view.title}</h1>
        <PromiseBlock tone={view.promise.tone} title={tx(view.promise.title)}>
          {tx(view.promise.detail)} {view.promise.moved && <span className="moved">{tx(view.promise.moved)} </span>}
          {view.promise.clockId && <WhyLink clockId={view.promise.clockId} onWrong={saysWrong} />}
        </PromiseBlock>
      </header>
      {view.answer && (
        <section className="part">
          <AnswerBlock answer={view.answer} verdict={view.verdict} />
        </section>
      )}
      <ObjectPart view={view} />
      <EarlierAnswers answers={view.earlierAnswers} />
      {view.parts.length > 0 && (
        <section className="part">
          <h2>{t.who}</h2>
          <PartsList parts={view.parts} onWrong={saysWrong} />
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
      {station.sheet}
    </PortalPage>
  )
}
