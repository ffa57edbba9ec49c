import type { BuildingPage } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText } from '../../kit/words/time.ts'
import { LinkButton } from '../../kit/ui/button.tsx'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { PrintButton } from '../../kit/ui/small.tsx'
import { withinUnit } from '../../kit/within-unit.ts'
import { EditBuilding } from './edit-building.tsx'
import { Heed } from './heed.tsx'
import { MonthRates } from './month-rates.tsx'
import { numberText } from '../../kit/plan/number.ts'
import { RatioFigure } from './ratio.tsx'

const useText = texts({
  zh: {
    title: '一楼一档',
    checked: (day: string) => `${day}核对`,
    never: '还没核对过',
    print: '打印一页',
    poster: '扫码海报',
    address: '地址',
    built: '建成',
    year: (year: number) => `${year} 年`,
    owners: '产权',
    area: '建筑面积',
    lettable: '可出租',
    typed: (typed: string, plan: string) => (typed === plan ? typed : `登记 ${typed}；楼层图上的房间合计 ${plan}，入驻率按合计算`),
    square: (n: string) => `${n} 平方米`,
    parking: '车位',
    bays: (n: number, shared: number | null) => (shared ? `${n} 个，其中居民共享 ${shared} 个` : `${n} 个`),
    unknown: '没有登记',
    carriages: '三驾马车',
    noBodies: '还没有登记党组织、楼委会和工作站。',
    allBodies: '机构名录',
    list: '名单',
    listOf: (name: string) => `${name}名单`,
    in: '入驻',
    occupancy: '入驻率',
    local: '属地注册率',
  },
  en: {
    title: 'Building file',
    checked: (day) => `Checked ${day}`,
    never: 'Not yet checked',
    print: 'Print one page',
    poster: 'QR poster',
    address: 'Address',
    built: 'Built',
    year: (year) => String(year),
    owners: 'Ownership',
    area: 'Floor area',
    lettable: 'To let',
    typed: (typed, plan) =>
      typed === plan ? typed : `${typed} on file; the rooms of the plan add up to ${plan}, which the occupancy goes by`,
    square: (n) => `${n} m²`,
    parking: 'Parking',
    bays: (n, shared) => (shared ? `${n} bays, ${shared} of them shared with residents` : `${n} bays`),
    unknown: 'Not on file',
    carriages: 'The three bodies',
    noBodies: 'The Party organisation, committee and workstation are not on file yet.',
    allBodies: 'All bodies',
    list: 'Seats',
    listOf: (name) => `Seats of ${name}`,
    in: 'Tenants',
    occupancy: 'Occupancy',
    local: 'Registered in the district',
  },
})

/** 一楼一档: what is on file about the building, its three bodies, its shares with their base, and what to heed. */
export function FileCard({ page }: { page: BuildingPage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const { file, unit } = page
  const known = (value: string | null): ReactNode => value || <span className="muted">{t.unknown}</span>
  const square = (n: number | null): string | null => (n === null ? null : t.square(numberText(n)))
  return (
    <aside className="card file" aria-labelledby="file-title">
      <div className="hd">
        <h2 id="file-title">{t.title}</h2>
        <span className="s muted end">{file.checkedOn ? t.checked(tx(dayText(file.checkedOn))) : t.never}</span>
      </div>
      <section>
        <KeyValue
          rows={[
            [t.address, known(page.address)],
            [t.built, known(file.completedYear === null ? null : t.year(file.completedYear))],
            [t.owners, known(file.ownership)],
            [t.area, known(square(file.grossArea))],
            [
              t.lettable,
              known(file.lettableArea === null ? null : t.typed(square(file.lettableArea) ?? '', square(file.occupancyRate.bottom) ?? '')),
            ],
            [t.parking, known(file.parkingTotal === null ? null : t.bays(file.parkingTotal, file.parkingShared))],
          ]}
        />
        <p className="row file-acts no-print">
          <EditBuilding page={page} />
          <PrintButton look="text">{t.print}</PrintButton>
          <LinkButton look="text" icon="doc" to={`/desk/units/${unit.slug}/poster`}>
            {t.poster}
          </LinkButton>
        </p>
      </section>
      <section>
        <h3 className="row">
          {t.carriages}
          <Link to="/desk/bodies" className="end s no-print">
            {t.allBodies}
          </Link>
        </h3>
        {file.bodies.length === 0 && <p className="s muted">{t.noBodies}</p>}
        <ul className="org">
          {file.bodies.map((body) => (
            <li key={body.id}>
              <b>{tx(withinUnit(body.name, unit.name))}</b>
              <span className="soft">{tx(body.line)}</span>
              <Link to={`/desk/units/${unit.slug}/bodies#${body.kind}`} label={t.listOf(tx(body.name))}>
                {t.list}
                <Icon name="right" />
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t.in}</h3>
        <div className="rates two">
          <RatioFigure name={t.occupancy} of={file.occupancyRate} />
          <RatioFigure name={t.local} of={file.localRegistration} />
        </div>
      </section>
      <MonthRates unitId={unit.id} />
      <Heed page={page} />
    </aside>
  )
}
