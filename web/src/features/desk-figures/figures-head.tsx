import { listBodies } from '@liti/contract/directory'
import { exportFigures, type Figures } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { urlOf } from '../../kit/api/api.ts'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, timeText, useNow } from '../../kit/words/time.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { PrintButton } from '../../kit/ui/small.tsx'
import { PeriodPicker } from './period-picker.tsx'
import type { View } from './view.ts'
import { useJoined } from '../../kit/words/joined.ts'

const useText = texts({
  zh: {
    line: (who: string, from: string, to: string, at: string) => `${who}，${from}到 ${to}，${at} 算出`,
    allUnits: '全部楼宇',
    widened: '本月还不到 5 件，先看近 3 个月；要看本月，请在“哪段时间”里选。',
    tower: '楼座',
    allTowers: '每一座',
    noTower: '没写明哪一座',
    body: '牵头单位',
    allBodies: '全部单位',
    export: '导出表格',
  },
  en: {
    line: (who, from, to, at) => `${who}, ${from} to ${to}, worked out at ${at}`,
    allUnits: 'All buildings',
    widened: 'This month has fewer than 5 so far, so these are the last 3 months; choose “This month” to see it alone.',
    tower: 'Tower',
    allTowers: 'All towers',
    noTower: 'Tower not named',
    body: 'Lead',
    allBodies: 'All leads',
    export: 'Export a table',
  },
})

type Props = { title: string; view: View; figures: Figures | undefined; widened: boolean }

/** What the figures are about, and the ways to change that. */
export function FiguresHead({ title, view, figures, widened }: Props): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  const joined = useJoined()
  const { query } = view
  const bodies = useRead(listBodies, { query: query.unit ? { unit: query.unit } : {} })
  const scope = figures?.scope
  const who = scope
    ? joined(scope.unit && tx(scope.unit), scope.building && tx(scope.building), scope.body && tx(scope.body)) || t.allUnits
    : ''
  const day = (date: string): string => tx(dayText(date, { now }))
  return (
    <header className="figures-head">
      <div>
        <h1>{title}</h1>
        <p className="soft">{scope && t.line(who, day(scope.from), day(scope.to), tx(timeText(scope.asOf)))}</p>
        {widened && (
          <p className="s soft">
            <Icon name="info" /> {t.widened}
          </p>
        )}
      </div>
      <div className="pickers no-print">
        {scope && (scope.towers.length > 0 || query.building) && (
          <select aria-label={t.tower} value={query.building ?? ''} onChange={(event) => view.setBuilding(event.target.value || null)}>
            <option value="">{t.allTowers}</option>
            {scope.towers.map((tower) => (
              <option key={tower.id} value={tower.id}>
                {tx(tower.name)}
              </option>
            ))}
            <option value="none">{t.noTower}</option>
          </select>
        )}
        <select aria-label={t.body} value={query.body ?? ''} onChange={(event) => view.setBody(event.target.value || null)}>
          <option value="">{t.allBodies}</option>
          {bodies.data?.bodies.map((body) => (
            <option key={body.id} value={body.id}>
              {tx(body.name)}
            </option>
          ))}
        </select>
        <PeriodPicker period={query} onChange={view.setPeriod} />
        <a className="btn" href={urlOf(exportFigures, { query })} download>
          <Icon name="save" />
          {t.export}
        </a>
        <PrintButton look="text" />
      </div>
    </header>
  )
}
