import type { BuildingPage } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { dateTimeText, dayText } from '../../kit/words/time.ts'
import { areaShares, groupClass, isShared, type Lens } from '../../kit/plan/cells.ts'
import { numberText } from '../../kit/plan/number.ts'
import { groupText } from '../../kit/plan/words.ts'

const useText = texts({
  zh: {
    vacant: '空置',
    open: '公共服务',
    shared: '共享车位',
    base: (area: string) => `宽度按面积，占比按可出租的 ${area} 平方米`,
    none: '没有',
    one: '1 件',
    two: '2 件',
    three: '3 件以上',
    late: '有超时',
    total: (n: number, elsewhere: number, at: string) =>
      `${n} 件未办结${elsewhere === 0 ? '' : elsewhere === n ? '，都在公共部位或没写房间' : `，其中 ${elsewhere} 件在公共部位或没写房间`}，${at}`,
    in3: '3 个月内到期',
    in6: '6 个月内',
    in12: '1 年内',
    later: '1 年以后',
    leases: '租约到期日由工作站和街道登记',
    under40: '不到 40%',
    from40: '40% 到 49%',
    from50: '50% 到 59%',
    from60: '60% 以上',
    few: '少于 5 人的单位不显示',
  },
  en: {
    vacant: 'Vacant',
    open: 'For everybody',
    shared: 'Shared parking',
    base: (area) => `Width by area; shares of the ${area} m² that can be let`,
    none: 'None',
    one: '1 need',
    two: '2 needs',
    three: '3 or more',
    late: 'Some overdue',
    total: (n, elsewhere, at) => `${n} open${elsewhere === 0 ? '' : `, ${elsewhere} of them in shared parts or without a room`}, ${at}`,
    in3: 'Ends within 3 months',
    in6: 'within 6 months',
    in12: 'within a year',
    later: 'later',
    leases: 'The ends of leases are put on file by the workstation and the sub-district office',
    under40: 'under 40%',
    from40: '40% to 49%',
    from50: '50% to 59%',
    from60: '60% and more',
    few: 'Firms of fewer than 5 people are not shown',
  },
})

const Key = ({ look, children }: { look: string; children: ReactNode }): ReactNode => (
  <span>
    <i className={look} aria-hidden="true" />
    {children}
  </span>
)

/** What the colours of the plan mean, in words. */
export function Legend({ page, lens }: { page: BuildingPage; lens: Lens }): ReactNode {
  const t = useText()
  return (
    <div className="legend">
      {lens === 'industry' && <IndustryKeys page={page} />}
      {lens === 'need' && (
        <>
          <Key look="plain">{t.none}</Key>
          <Key look="n1">{t.one}</Key>
          <Key look="n2">{t.two}</Key>
          <Key look="n3">{t.three}</Key>
          <Key look="nx">{t.late}</Key>
          <OpenTotal page={page} />
        </>
      )}
      {lens === 'lease' && (
        <>
          <Key look="l0">{t.in3}</Key>
          <Key look="l1">{t.in6}</Key>
          <Key look="l2">{t.in12}</Key>
          <Key look="plain">{t.later}</Key>
          <span className="end muted">{t.leases}</span>
        </>
      )}
      {lens === 'women' && (
        <>
          <Key look="w2">{t.under40}</Key>
          <Key look="w3">{t.from40}</Key>
          <Key look="w4">{t.from50}</Key>
          <Key look="w5">{t.from60}</Key>
          <span className="end muted">{t.few}</span>
        </>
      )}
    </div>
  )
}

/** How many needs are open, and in words those that the drawing and the table have no room for. */
export function OpenTotal({ page }: { page: BuildingPage }): ReactNode {
  const t = useText()
  const tx = useTx()
  if (!page.openNeeds) return null
  return <span className="end muted">{t.total(page.openNeeds.total, page.openNeeds.elsewhere, tx(asOf(page.asOf)))}</span>
}

function IndustryKeys({ page }: { page: BuildingPage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const shares = areaShares(page.plan)
  const shared = page.plan.some((floor) => floor.cells.some(isShared))
  return (
    <>
      {shares.groups.map(({ group, percent }) => (
        <Key key={group} look={groupClass[group] || 'plain'}>
          {tx(groupText[group])} {percent}%
        </Key>
      ))}
      {shares.vacantPercent > 0 && (
        <Key look="void">
          {t.vacant} {shares.vacantPercent}%
        </Key>
      )}
      <Key look="sp">{t.open}</Key>
      {shared && <Key look="share">{t.shared}</Key>}
      <span className="end muted">{t.base(numberText(shares.total))}</span>
    </>
  )
}

const asOf = (moment: string): { zh: string; en: string } => (moment.includes('T') ? dateTimeText(moment) : dayText(moment))
