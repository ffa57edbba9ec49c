import type { Figures as FiguresReply } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { Empty } from '../../kit/ui/states.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { ByBuilding } from './by-building.tsx'
import { ByLead } from './by-lead.tsx'
import { Months } from './months.tsx'
import { RateCards } from './rate-cards.tsx'
import { Times } from './times.tsx'
import type { View } from './view.ts'
import { useJoined } from '../../kit/words/joined.ts'

const useText = texts({
  zh: {
    empty: '这段时间里没有诉求',
    emptyWhy: '换一段时间，或者换一栋楼。',
    left: '没算进来的',
    item: (reason: string, n: number) => `${reason} ${n} 件`,
  },
  en: {
    empty: 'No needs in this period',
    emptyWhy: 'Choose another period or building.',
    left: 'Left out',
    item: (reason, n) => `${reason}: ${n}`,
  },
})

export function Figures({ figures, view }: { figures: FiguresReply; view: View }): ReactNode {
  const t = useText()
  const tx = useTx()
  const joined = useJoined()
  const nothing =
    figures.rates.every(({ bottom }) => bottom === 0) && figures.times.every(({ count }) => count === 0) && figures.byLead.length === 0
  return (
    <>
      {nothing ? (
        <Empty title={t.empty}>{t.emptyWhy}</Empty>
      ) : (
        <>
          <RateCards rates={figures.rates} view={view} />
          {figures.times.length > 0 && <Times times={figures.times} />}
          {figures.months.length > 0 && <Months months={figures.months} />}
          {figures.byBuilding.length > 1 && <ByBuilding buildings={figures.byBuilding} view={view} />}
          {figures.byLead.length > 0 && <ByLead leads={figures.byLead} />}
        </>
      )}
      {figures.leftOut.length > 0 && (
        <p className="s soft left-out">
          <Icon name="info" /> <b>{t.left}</b>　{joined(...figures.leftOut.map(({ reason, count }) => t.item(tx(reason), count)))}
        </p>
      )}
    </>
  )
}
