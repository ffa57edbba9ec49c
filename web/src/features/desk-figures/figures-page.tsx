import './figures.css'
import { getFigures } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { useRead } from '../../kit/api/query.tsx'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { Loaded } from '../../kit/ui/states.tsx'
import { periodOf } from '../../kit/work/period.ts'
import { FiguresHead } from './figures-head.tsx'
import { Figures } from './figures.tsx'
import { OpenRate } from './open-rate.tsx'
import { useView } from './view.ts'

const useText = texts({ zh: { title: '诉求办得怎么样' }, en: { title: 'How needs are handled' } })

/** Three rates, times, months, leads: every figure with its base, and at the right the rows behind the one that is open. */
export function FiguresPage(): ReactNode {
  const asked = useView()
  const t = useText()
  const month = useRead(getFigures, { query: asked.query }, { live: ['needs'], keep: true })
  // A month that has only begun shows nothing but 太少: the page opens on more, unless somebody chose the month.
  const widened = !asked.dated && month.data !== undefined && month.data.rates.every(({ bottom }) => bottom < 5)
  const view = widened ? { ...asked, query: { ...asked.query, ...periodOf('quarter') } } : asked
  const more = useRead(getFigures, { query: view.query }, { live: ['needs'], keep: true, when: widened })
  const figures = widened ? more : month
  return (
    <DeskPage title={t.title} place="/desk/figures" fill>
      <div className={view.rate ? 'figures open' : 'figures'}>
        <div className="left">
          <FiguresHead title={t.title} view={view} figures={figures.data} widened={widened} />
          <Loaded from={figures} lines={12}>
            {(data) => <Figures figures={data} view={view} />}
          </Loaded>
        </div>
        {view.rate && <OpenRate key={view.rate} rate={view.rate} view={view} />}
      </div>
    </DeskPage>
  )
}
