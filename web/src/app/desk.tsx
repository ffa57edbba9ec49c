import '../kit/css/desk-all.css'
import type { BoundedCount } from '@liti/contract/common'
import { listUnits } from '@liti/contract/directory'
import { listWork } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useLang } from '../kit/lang.ts'
import { useLive } from '../kit/live.ts'
import { useMe, useSignOut } from '../kit/me.ts'
import { Redirect, usePath } from '../kit/nav.tsx'
import { useRead } from '../kit/query.tsx'
import { DeskFrameProvider, DeskPage } from '../kit/shell/desk-page.tsx'
import { texts, useTx } from '../kit/text.ts'
import { LinkButton } from '../kit/ui/button.tsx'
import { Empty, ErrorState, Loading } from '../kit/ui/states.tsx'
import { countText } from '../kit/work/bounded.ts'
import { deskPages } from './desk-pages.ts'
import { useKeptScope } from './kept-scope.ts'
import { mount } from './mount.tsx'
import { Pages } from './pages.tsx'

const useText = texts({
  zh: {
    needs: '诉求',
    callbacks: '回访',
    overdue: '超时',
    buildings: '楼宇',
    figures: '数据',
    notices: '通知',
    all: '全部楼宇',
    missing: '没有这一页',
    why: '地址可能写错了，或者您现在的席位看不到它。',
    back: '回诉求清单',
    out: '要先登录',
    outWhy: '工作台给有席位的工作人员用。',
    signIn: '去登录',
    noSeat: '您现在没有席位',
    noSeatWhy: '任期到了权限就没有了。要接着用，请找本单位管理席位的人。',
    portal: '回首页',
  },
  en: {
    needs: 'Needs',
    callbacks: 'Call-backs',
    overdue: 'Overdue',
    buildings: 'Buildings',
    figures: 'Figures',
    notices: 'Messages',
    all: 'All buildings',
    missing: 'There is no such page',
    why: 'The address may be mistyped, or your present seat does not show it.',
    back: 'Back to the needs',
    out: 'Sign in first',
    outWhy: 'The desk is for staff who hold a seat.',
    signIn: 'Sign in',
    noSeat: 'You hold no seat now',
    noSeatWhy: 'Rights end with the term. To go on, ask whoever looks after seats in your unit.',
    portal: 'Go to the home page',
  },
})

function Missing(): ReactNode {
  const t = useText()
  return (
    <DeskPage title={t.missing} place="">
      <Empty title={t.missing} action={<LinkButton to="/desk">{t.back}</LinkButton>}>
        {t.why}
      </Empty>
    </DeskPage>
  )
}

function Desk(): ReactNode {
  const t = useText()
  const tx = useTx()
  const me = useMe()
  const person = me.data?.person
  const seat = person?.seats[0]
  const units = useRead(listUnits, {}, { when: seat !== undefined })
  const [chosen, setScope] = useKeptScope()
  const known = units.data?.units
  const scope = known && !known.some(({ id }) => id === chosen) ? null : chosen
  const work = useRead(
    listWork,
    { query: { limit: 1, unit: scope ?? undefined } },
    { when: seat !== undefined, live: ['needs', 'body'], keep: true },
  )
  const counts = work.data?.counts
  const path = usePath()
  const signOut = useSignOut('/')
  useLive({ when: seat !== undefined })

  if (me.error) return <Alone>{<ErrorState error={me.error} onRetry={() => void me.refetch()} />}</Alone>
  if (!me.data) return <Alone>{<Loading />}</Alone>
  if (!seat) {
    const [title, why] = person ? [t.noSeat, t.noSeatWhy] : [t.out, t.outWhy]
    const action = person ? (
      <LinkButton to="/">{t.portal}</LinkButton>
    ) : (
      <LinkButton to={`/sign-in?to=${encodeURIComponent(location.pathname)}`}>{t.signIn}</LinkButton>
    )
    return (
      <Alone>
        <Empty title={title} action={action}>
          {why}
        </Empty>
      </Alone>
    )
  }
  const frame = {
    places: [
      { to: '/desk/needs', label: t.needs, count: countOf(counts?.mine) },
      { to: '/desk/callbacks', label: t.callbacks, count: countOf(counts?.callback) },
      { to: '/desk/overdue', label: t.overdue, count: countOf(counts?.overdue) },
      { to: '/desk/buildings', label: t.buildings },
      { to: '/desk/figures', label: t.figures },
      { to: '/desk/notices', label: t.notices },
    ],
    scopes: [{ id: null, name: t.all }, ...(known ?? []).map(({ id, name }) => ({ id, name: tx(name) }))],
    scope,
    onScope: setScope,
    unread: me.data.unread,
    who: tx(seat.title),
    onSignOut: signOut,
  }
  return (
    <DeskFrameProvider value={frame}>
      {path === '/desk' && <Redirect to="/desk/needs" replace />}
      <Pages pages={deskPages} missing={<Missing />} waiting={<Alone>{<Loading lines={6} />}</Alone>} />
    </DeskFrameProvider>
  )
}

const countOf = (bounded: BoundedCount | undefined): string | undefined => (bounded && bounded.count > 0 ? countText(bounded) : undefined)

function Alone({ children }: { children: ReactNode }): ReactNode {
  return <main className="mobile">{children}</main>
}

function Localised(): ReactNode {
  return (
    <I18nProvider locale={useLang() === 'zh' ? 'zh-CN' : 'en-US'}>
      <Desk />
    </I18nProvider>
  )
}

mount(<Localised />)
