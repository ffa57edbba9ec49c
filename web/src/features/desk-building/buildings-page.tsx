import './building.css'
import { listUnits } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { Redirect } from '../../kit/nav.tsx'
import { useRead } from '../../kit/query.tsx'
import { DeskPage, useScope } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/text.ts'
import { List, WayLink } from '../../kit/ui/card.tsx'
import { Empty, Loaded } from '../../kit/ui/states.tsx'

const useText = texts({
  zh: {
    title: '楼宇',
    line: (place: string, n: number) => `${place}，${n} 家单位`,
    empty: '还没有登记楼宇',
    emptyWhy: '街道登记以后会出现在这里。',
  },
  en: {
    title: 'Buildings',
    line: (place, n) => `${place}, ${n} organisations`,
    empty: 'No buildings yet',
    emptyWhy: 'They appear here once the sub-district office has put them on file.',
  },
})

/** The buildings of the district; with one chosen in the bar, that one at once. */
export function BuildingsPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const scope = useScope()
  const units = useRead(listUnits, {}, { live: ['unit', 'directory'] })
  const chosen = units.data?.units.find(({ id }) => id === scope)
  if (chosen) return <Redirect to={`/desk/units/${chosen.slug}`} replace />
  return (
    <DeskPage title={t.title} place="/desk/buildings">
      <h1 className="page-title">{t.title}</h1>
      <Loaded from={units}>
        {({ units }) =>
          units.length === 0 ? (
            <Empty title={t.empty}>{t.emptyWhy}</Empty>
          ) : (
            <List className="buildings" label={t.title}>
              {units.map((unit) => (
                <WayLink
                  key={unit.id}
                  to={`/desk/units/${unit.slug}`}
                  icon="building"
                  title={tx(unit.name)}
                  line={t.line(unit.place, unit.organisations)}
                />
              ))}
            </List>
          )
        }
      </Loaded>
    </DeskPage>
  )
}
