import { getUnit, type PublicUnit } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { Link, Redirect, useGo, usePathParams } from '../../kit/nav.tsx'
import { chooseBuilding, useChosenBuilding } from '../../kit/portal/chosen-building.ts'
import { useRead } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { Button, LinkButton } from '../../kit/ui/button.tsx'
import { KeyValue } from '../../kit/ui/card.tsx'
import { ErrorState, Loading } from '../../kit/ui/states.tsx'
import { TelLink } from '../../kit/ui/tel-link.tsx'
import { BuildingSketch } from './building-sketch.tsx'
import { FloorList } from './floor-list.tsx'
import '../../kit/portal/portal.css'
import './portal-home.css'

const useText = texts({
  zh: {
    building: '本楼',
    address: '地址',
    place: '街道社区',
    firms: '入驻单位',
    firmsValue: (n: number) => `${n} 家`,
    floors: '楼层',
    floorsValue: (above: number, below: number) => `地上 ${above} 层${below > 0 ? `，地下 ${below} 层` : ''}`,
    station: '楼宇工作站',
    where: '在哪儿',
    phone: '电话',
    hours: '开门时间',
    raise: '在这栋楼提诉求',
    change: '换一栋楼',
    comma: '，',
  },
  en: {
    building: 'Building',
    address: 'Address',
    place: 'Sub-district and community',
    firms: 'Organisations',
    firmsValue: (n) => String(n),
    floors: 'Floors',
    floorsValue: (above, below) => `${above} above ground${below > 0 ? `, ${below} below` : ''}`,
    station: 'Building workstation',
    where: 'Where',
    phone: 'Phone',
    hours: 'Open',
    raise: 'Raise a need here',
    change: 'Change building',
    comma: ', ',
  },
})

/** `/b` is the chosen building, or the choice of one; `/b/:slug` is anybody's address of a building. */
export function OwnUnitPage(): ReactNode {
  const slug = useChosenBuilding()
  return slug ? <Unit slug={slug} /> : <Redirect to="/buildings" replace />
}
export function UnitPage(): ReactNode {
  return <Unit slug={usePathParams<'slug'>().slug} />
}

function Unit({ slug }: { slug: string }): ReactNode {
  const t = useText()
  const tx = useTx()
  const unit = useRead(getUnit, { params: { slug } })
  return (
    <PortalPage title={unit.data ? tx(unit.data.name) : t.building} heading={unit.data ? tx(unit.data.name) : t.building} tab="building">
      {unit.data ? (
        <Facts unit={unit.data} />
      ) : unit.error ? (
        <ErrorState error={unit.error} onRetry={() => void unit.refetch()} action={<LinkButton to="/buildings">{t.change}</LinkButton>} />
      ) : (
        <Loading lines={8} />
      )}
    </PortalPage>
  )
}

const nobody: ReadonlySet<string> = new Set()

function Facts({ unit }: { unit: PublicUnit }): ReactNode {
  const t = useText()
  const tx = useTx()
  const count = (below: boolean): number =>
    Math.max(0, ...unit.buildings.map(({ floors }) => floors.filter(({ level }) => level <= 0 === below).length))
  const addresses = [...new Set(unit.buildings.map(({ address }) => address).filter(Boolean))]
  const { workstation } = unit
  const go = useGo()
  const raiseHere = (): void => {
    chooseBuilding(unit.slug)
    go('/raise')
  }
  return (
    <>
      <BuildingSketch wide unit={unit} mine={nobody} />
      <KeyValue
        rows={[
          ...(addresses.length > 0 ? [[t.address, addresses.join(t.comma)] as const] : []),
          // an address that names the sub-district says it already
          ...(addresses.some((address) => address.includes(unit.place.zh)) ? [] : [[t.place, tx(unit.place)] as const]),
          [t.firms, t.firmsValue(unit.organisations)],
          [t.floors, t.floorsValue(count(false), count(true))],
        ]}
      />
      <p className="unit-actions">
        <Button look="primary" icon="pen" onPress={raiseHere}>
          {t.raise}
        </Button>
        <Link to="/buildings" className="btn text">
          {t.change}
        </Link>
      </p>
      {workstation && (
        <section className="part">
          <h2>{t.station}</h2>
          <div className="card">
            <div className="bd">
              <KeyValue
                rows={[
                  [t.where, tx(workstation.place) || tx(workstation.name)],
                  ...(workstation.phone ? [[t.phone, <TelLink key="tel" number={workstation.phone} />] as const] : []),
                  ...(tx(workstation.hours) ? [[t.hours, tx(workstation.hours)] as const] : []),
                ]}
              />
            </div>
          </div>
        </section>
      )}
      {unit.buildings.map((building) => (
        <FloorList key={building.id} building={building} named={unit.buildings.length > 1} />
      ))}
    </>
  )
}
