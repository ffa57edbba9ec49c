import type { Text } from '@liti/contract/common'
import { getUnit, type PublicUnit } from '@liti/contract/directory'
import type { Me } from '@liti/contract/session'
import type { ReactNode } from 'react'
import { useMe } from '../../kit/me.ts'
import { Link } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { LinkButton } from '../../kit/ui/button.tsx'
import { Name } from '../../kit/ui/name.tsx'
import { ErrorState, Loading } from '../../kit/ui/states.tsx'
import { BuildingSketch } from './building-sketch.tsx'
import { floorName } from './floor-name.ts'
import { HomeWays } from './home-ways.tsx'
import { MyRecent } from './my-recent.tsx'
import { RaiseAction } from './raise-action.tsx'
import { Today } from './today.tsx'

const useText = texts({
  zh: {
    title: '首页',
    firms: (n: number) => `${n} 家单位`,
    comma: '，',
    you: '您在 ',
    room: (floor: string, code: string) => `${floor} ${code} 室`,
    change: '换一栋楼',
  },
  en: {
    title: 'Home',
    firms: (n) => `${n} organisations`,
    comma: ', ',
    you: 'You are at ',
    room: (floor, code) => `${floor}, room ${code}`,
    change: 'Change building',
  },
})

export function BuildingHome({ slug }: { slug: string }): ReactNode {
  const t = useText()
  const tx = useTx()
  const unit = useRead(getUnit, { params: { slug } })
  const me = useMe()
  return (
    <PortalPage title={unit.data ? tx(unit.data.name) : t.title} tab="home" unread={me.data?.unread ?? 0}>
      {/* The page draws its own heading, also while it waits: the focus is on the content and stays there when the building's name comes. */}
      {!unit.data && <h1 className="page-title">{t.title}</h1>}
      {unit.data ? (
        <Hero unit={unit.data} me={me.data} />
      ) : unit.error ? (
        <ErrorState error={unit.error} onRetry={() => void unit.refetch()} action={<LinkButton to="/buildings">{t.change}</LinkButton>} />
      ) : (
        <Loading lines={4} />
      )}
      <RaiseAction />
      {unit.data && <Today unit={unit.data} />}
      <MyRecent />
      <HomeWays me={me.data} />
    </PortalPage>
  )
}

function Hero({ unit, me }: { unit: PublicUnit; me: Me | undefined }): ReactNode {
  const t = useText()
  const tx = useTx()
  const own = roomsOf(unit, me)
  const [first] = own
  return (
    <header className="hero">
      <div className="grow">
        <h1>{tx(unit.name)}</h1>
        <p className="soft s">
          {tx(unit.place)}
          {t.comma}
          {t.firms(unit.organisations)}
        </p>
        {first && (
          <p className="s hero-you">
            {t.you}
            <b>{t.room(floorName(first.floor), first.code)}</b>
            <br />
            <span className="soft">
              <Name of={first.firm} />
            </span>
          </p>
        )}
        <p className="s hero-change">
          <Link to="/buildings">{t.change}</Link>
        </p>
      </div>
      <BuildingSketch unit={unit} mine={new Set(own.map(({ id }) => id))} />
    </header>
  )
}

/** The rooms of the firms the reader acts for; `place` lists them as 今鼎大厦 1203、今鼎大厦 1205. */
function roomsOf(unit: PublicUnit, me: Me | undefined): { id: string; code: string; floor: string; firm: Text }[] {
  const firmAt = new Map(me?.person?.organisations.flatMap(({ name, place }) => place.split('、').map((room) => [room, name] as const)))
  if (firmAt.size === 0) return []
  return unit.buildings.flatMap((building) =>
    building.floors.flatMap((floor) =>
      floor.spaces.flatMap(({ id, code }) => {
        const firm = firmAt.get(`${building.name.zh} ${code}`)
        return firm === undefined ? [] : [{ id, code, firm, floor: floor.label }]
      }),
    ),
  )
}
