import './buildings.css'
import { getFounding, listUnits } from '@liti/contract/directory'
import { listWork } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api/api.ts'
import { Link, Redirect } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { DeskPage, useScope } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { Button, LinkButton } from '../../kit/ui/button.tsx'
import { List } from '../../kit/ui/card.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Empty, Loaded } from '../../kit/ui/states.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { countText } from '../../kit/work/bounded.ts'
import { OpenUnit } from './open-unit.tsx'

const useText = texts({
  zh: {
    title: '楼宇',
    line: (place: string, n: number) => `${place}，${n} 家单位`,
    late: (n: string) => `${n} 件超时`,
    soon: (n: string) => `${n} 件快到期`,
    calm: '没有超时和快到期的',
    bodies: '机构名录',
    open: '新设治理单元',
    empty: '还没有登记楼宇',
    emptyWhy: '街道登记以后会出现在这里。',
  },
  en: {
    title: 'Buildings',
    line: (place, n) => `${place}, ${n} organisation${n === 1 ? '' : 's'}`,
    late: (n) => `${n} overdue`,
    soon: (n) => `${n} due soon`,
    calm: 'Nothing overdue or due soon',
    bodies: 'Bodies',
    open: 'Open a governance unit',
    empty: 'No buildings yet',
    emptyWhy: 'They appear here once the sub-district office has put them on file.',
  },
})

type Unit = ReplyOf<typeof listUnits>['units'][number]

/** The buildings of the district; with one chosen in the bar, that one at once. */
export function BuildingsPage(): ReactNode {
  const t = useText()
  const scope = useScope()
  const founding = useRead(getFounding)
  const [opening, setOpening] = useState(false)
  const units = useRead(listUnits, {}, { live: ['unit', 'directory'] })
  const chosen = units.data?.units.find(({ id }) => id === scope)
  if (chosen) return <Redirect to={`/desk/units/${chosen.slug}`} replace />
  return (
    <DeskPage title={t.title} place="/desk/buildings">
      <h1 className="page-title">{t.title}</h1>
      <p className="row keep-all">
        <LinkButton to="/desk/bodies" icon="people">
          {t.bodies}
        </LinkButton>
        {founding.data?.can.openUnit === true && (
          <Button icon="plus" onPress={() => setOpening(true)}>
            {t.open}
          </Button>
        )}
      </p>
      {opening && <OpenUnit onClose={() => setOpening(false)} />}
      <Loaded from={units}>
        {({ units }) =>
          units.length === 0 ? (
            <Empty title={t.empty}>{t.emptyWhy}</Empty>
          ) : (
            <List className="buildings" label={t.title}>
              {units.map((unit) => (
                <OneUnit key={unit.id} unit={unit} />
              ))}
            </List>
          )
        }
      </Loaded>
    </DeskPage>
  )
}

/** One building: who is in it, and what is late there as far as the reader oversees it. */
function OneUnit({ unit }: { unit: Unit }): ReactNode {
  const t = useText()
  const tx = useTx()
  const counts = useRead(listWork, { query: { unit: unit.id, limit: 1 } }, { live: ['needs', 'body'] }).data?.counts
  return (
    <li>
      <Link to={`/desk/units/${unit.slug}`} className="way-link">
        <Icon name="building" />
        <span>
          <b>{tx(unit.name)}</b>
          <span className="s soft">{t.line(tx(unit.place), unit.organisations)}</span>
        </span>
        <span className="states">
          {counts && counts.overdue.count > 0 && <Tag tone="over">{t.late(countText(counts.overdue))}</Tag>}
          {counts && counts.soon.count > 0 && <Tag tone="soon">{t.soon(countText(counts.soon))}</Tag>}
          {counts && counts.overdue.count + counts.soon.count === 0 && <span className="s muted">{t.calm}</span>}
        </span>
        <Icon name="right" />
      </Link>
    </li>
  )
}
