import { getReceipt, type Receipt } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { useMe } from '../../kit/me.ts'
import { usePathParams } from '../../kit/nav.tsx'
import { WhyLink } from '../../kit/portal/why-link.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { spaced } from '../../kit/words/time.ts'
import { LinkButton } from '../../kit/ui/button.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Loading } from '../../kit/ui/states.tsx'
import { Timeline } from '../../kit/ui/timeline.tsx'
import { AskWorkstation, useAskWorkstation } from './ask-workstation.tsx'
import { CannotOpen } from './cannot-open.tsx'
import { ReceiptSlip } from './receipt-slip.tsx'
import '../../kit/portal/portal.css'
import './follow-need.css'

const useText = texts({
  zh: {
    title: '回执',
    home: '首页',
    got: '收到了',
    safe: '拿到回执的人只能看进度，看不到您的电话。',
    next: '接下来',
    promised: '当时说好的',
    ways: '不登录也能查',
    scan: '扫上面的码，或在首页点“查进度”',
    scanLine: '输入回执号和手机尾号 4 位',
    station: (name: string, place: string) => `${spaced('到', place || name)}，报回执号`,
    told: '每走一步，告诉您一次',
    toldBySms: (tail: string) => `发短信到尾号 ${tail} 的手机`,
    toldHere: '在“消息”里看',
    track: '看这件事的进度',
  },
  en: {
    title: 'Receipt',
    home: 'Home',
    got: 'Received',
    safe: 'Whoever holds this receipt sees the progress only, not your phone number.',
    next: 'What happens next',
    promised: 'What you were promised',
    ways: 'Follow it without signing in',
    scan: 'Scan the code above, or choose “Check progress” on the home page',
    scanLine: 'Receipt number and the last 4 digits of the phone',
    station: (name) => `Go to ${name} with the receipt number`,
    told: 'Each step is told to you',
    toldBySms: (tail) => `By text message to the number ending in ${tail}`,
    toldHere: 'Under “Messages”',
    track: 'See its progress',
  },
})

export function ReceiptPage(): ReactNode {
  const t = useText()
  const { needId } = usePathParams<'needId'>()
  const receipt = useRead(getReceipt, { params: { needId } })
  const station = useAskWorkstation(receipt.data && { workstation: receipt.data.workstation, number: receipt.data.receiptCode })
  const back = { to: '/', label: t.home, icon: 'home' } as const
  if (receipt.error && !receipt.data) return <CannotOpen error={receipt.error} onRetry={() => void receipt.refetch()} />
  const foot = (
    <LinkButton to={`/n/${needId}`} look="primary" grow>
      {t.track}
    </LinkButton>
  )
  return (
    <PortalPage
      title={receipt.data ? `${receipt.data.number} ${receipt.data.title}` : t.title}
      back={back}
      foot={foot}
      end={receipt.data && <AskWorkstation ask={station} />}
    >
      {!receipt.data && <h1 className="vh">{t.title}</h1>}
      {receipt.data ? <Body receipt={receipt.data} onWrong={station.open} /> : <Loading lines={8} />}
      {station.sheet}
    </PortalPage>
  )
}

function Body({ receipt, onWrong }: { receipt: Receipt; onWrong: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const { workstation } = receipt
  const hours = tx(workstation.hours)
  const me = useMe().data
  // The demonstration sends no messages, so it promises none.
  const bySms = me && !me.demo && receipt.phoneTail !== null ? t.toldBySms(receipt.phoneTail) : null
  const told = me?.person ? t.toldHere : bySms
  const dated = receipt.next.findLastIndex(({ kind }) => kind === 'answer')
  return (
    <>
      <header className="got">
        <span className="dot">
          <Icon name="check" />
        </span>
        <h1>{t.got}</h1>
      </header>
      <ReceiptSlip receipt={receipt} />
      <p className="s muted slip-note">{t.safe}</p>
      <section className="part next-steps">
        <h2>{receipt.next.some(({ state }) => state === 'now') ? t.next : t.promised}</h2>
        <Timeline
          heading
          steps={receipt.next.map((step, at) => ({
            key: `${step.kind}${at}`,
            tone: step.state,
            title: tx(step.text),
            detail: (step.detail || step.moved || step.done || (at === dated && receipt.deadline)) && (
              <span className="s">
                {step.detail && tx(step.detail)}{' '}
                {at === dated && receipt.deadline && <WhyLink deadline={receipt.deadline} onWrong={onWrong} />}
                {step.moved && <span className="moved">{tx(step.moved)}</span>}
                {step.done && <span className="kept">{tx(step.done)}</span>}
              </span>
            ),
          }))}
        />
      </section>
      <section className="part no-print">
        <h2>{t.ways}</h2>
        <ul className="card list follow-ways">
          <li>
            <Icon name="search" />
            <div>
              {t.scan}
              <p>{t.scanLine}</p>
            </div>
          </li>
          {told && (
            <li>
              <Icon name="bell" />
              <div>
                {t.told}
                <p>{told}</p>
              </div>
            </li>
          )}
          <li>
            <Icon name="people" />
            <div>
              {t.station(tx(workstation.name), workstation.place)}
              {hours && <p>{hours}</p>}
            </div>
          </li>
        </ul>
      </section>
    </>
  )
}
