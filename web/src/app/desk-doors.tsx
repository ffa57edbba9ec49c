import type { Me } from '@liti/contract/session'
import type { ReactNode } from 'react'
import { DeskPage } from '../kit/shell/desk-page.tsx'
import { PortalPage } from '../kit/shell/portal-page.tsx'
import { texts } from '../kit/words/text.ts'
import { Button, LinkButton } from '../kit/ui/button.tsx'
import { Empty, ErrorState, Loading } from '../kit/ui/states.tsx'

const useText = texts({
  zh: {
    desk: '工作台',
    home: '首页',
    out: '请先登录',
    outWhy: '工作台给有席位的工作人员用。',
    signIn: '去登录',
    ended: '登录到期了',
    endedWhy: '您写的还在。请另开一页登录，再回到这一页接着办。',
    signInAside: '另开一页登录',
    goOn: '登录好了，接着办',
    endsSoon: (minutes: number) => `再过 ${minutes} 分钟没有操作，就要重新登录。您写的不会丢。`,
    stay: '接着用',
    noSeat: '您现在没有席位',
    noSeatWhy: '工作台给有席位的人用，任期到了就进不来。要用，请找本单位管理席位的人。您自己提的诉求在“我的事”里。',
    mine: '看我的诉求',
    missing: '没有这一页',
    missingWhy: '地址可能写错了，或者您现在的席位看不到它。',
    needs: '看诉求清单',
  },
  en: {
    desk: 'Desk',
    home: 'Home',
    out: 'Please sign in first',
    outWhy: 'The desk is for staff who hold a seat.',
    signIn: 'Sign in',
    ended: 'Your session has ended',
    endedWhy: 'What you wrote is still here. Sign in on another page, then come back to this one.',
    signInAside: 'Sign in on another page',
    goOn: 'Signed in: go on',
    endsSoon: (minutes) =>
      `In ${minutes} minute${minutes === 1 ? '' : 's'} without use you will have to sign in again. What you wrote is kept.`,
    stay: 'Stay signed in',
    noSeat: 'You hold no seat now',
    noSeatWhy:
      'The desk is for people who hold a seat, until its term ends. If you need one, ask whoever looks after seats in your unit. What you raised yourself is under “My needs”.',
    mine: 'See my needs',
    missing: 'There is no such page',
    missingWhy: 'The address may be mistyped, or your present seat does not show it.',
    needs: 'Go to the needs',
  },
})

/** In front of the desk: while it is asked who is looking, for whoever may not come in, and where a session `ended` in the middle of work. */
export function DeskDoor({
  me,
  error,
  ended,
  retry,
}: {
  me: Me | undefined
  error: unknown
  ended: boolean
  retry: () => void
}): ReactNode {
  const t = useText()
  const title = ended ? t.ended : !me ? t.desk : me.person ? t.noSeat : t.out
  const signIn = `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`
  return (
    <PortalPage title={title} heading={title} back={{ to: '/', label: t.home, icon: 'home' }}>
      {ended ? (
        // Another page, because this one still holds what was being written.
        <Empty
          title={t.endedWhy}
          action={
            <>
              <a href={signIn} target="_blank" rel="noopener" className="btn primary">
                {t.signInAside}
              </a>
              <Button onPress={retry}>{t.goOn}</Button>
            </>
          }
        />
      ) : me?.person ? (
        <Empty title={t.noSeatWhy} action={<LinkButton to="/my">{t.mine}</LinkButton>} />
      ) : me ? (
        <Empty title={t.outWhy} action={<LinkButton to={signIn}>{t.signIn}</LinkButton>} />
      ) : error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : (
        <Loading />
      )}
    </PortalPage>
  )
}

/** Above the bar in the last minutes of a session in which nothing is done. */
export function EndsSoon({ minutes, onGoOn }: { minutes: number; onGoOn: () => void }): ReactNode {
  const t = useText()
  return (
    <div className="ends-soon" role="status">
      <span>{t.endsSoon(minutes)}</span>
      <Button onPress={onGoOn}>{t.stay}</Button>
    </div>
  )
}

export function DeskMissing(): ReactNode {
  const t = useText()
  return (
    <DeskPage title={t.missing} place="">
      <h1 className="page-title">{t.missing}</h1>
      <Empty title={t.missingWhy} action={<LinkButton to="/desk/needs">{t.needs}</LinkButton>} />
    </DeskPage>
  )
}

/** While a page's program is fetched: the bar stays. */
export function DeskWaiting(): ReactNode {
  const t = useText()
  const [, desk = '', place = ''] = location.pathname.split('/')
  return (
    <DeskPage title={t.desk} place={`/${desk}/${place}`}>
      <h1 className="vh">{t.desk}</h1>
      <Loading lines={6} />
    </DeskPage>
  )
}
