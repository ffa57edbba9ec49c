import { exportFigures, listFigureRows } from '@liti/contract/needs'
import { useEffect, useRef, type ReactNode } from 'react'
import { urlOf } from '../../kit/api/api.ts'
import { usePages } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { KeyValue } from '../../kit/ui/card.tsx'
import { CopyButton } from '../../kit/ui/small.tsx'
import { Empty, ErrorState, Loading, Pager } from '../../kit/ui/states.tsx'
import { FigureRowItem } from './figure-row.tsx'
import { rateName } from '../../kit/work/rate-words.ts'
import { linkTo, parts, type Part, type RateKind, type View } from './view.ts'

const useText = texts({
  zh: {
    close: '关上',
    few: '太少，不计算',
    sentence: (top: number, bottom: number, counts: string) => `${bottom} 件里，${top} 件${counts}。`,
    which: '看哪些',
    'no-response': '没按时',
    'yes-response': '按时',
    'no-resolution': '没解决',
    'yes-resolution': '解决',
    'no-satisfaction': '不满意',
    'yes-satisfaction': '满意',
    all: '全部',
    'left-out': '不算的',
    empty: '这一栏里没有',
    export: '导出这些诉求',
    copy: '复制这个视图',
  },
  en: {
    close: 'Close',
    few: 'too few to say',
    sentence: (top, bottom, counts) => `${top} of ${bottom}: ${counts}.`,
    which: 'Which rows',
    'no-response': 'Not in time',
    'yes-response': 'In time',
    'no-resolution': 'Not solved',
    'yes-resolution': 'Solved',
    'no-satisfaction': 'Dissatisfied',
    'yes-satisfaction': 'Satisfied',
    all: 'All',
    'left-out': 'Left out',
    empty: 'Nothing in this list',
    export: 'Export these needs',
    copy: 'Copy this view',
  },
})

/** The rows behind one rate: numerator, denominator, definition, and each need. Takes the focus when it opens and gives it back. */
export function OpenRate({ rate, view }: { rate: RateKind; view: View }): ReactNode {
  const t = useText()
  const tx = useTx()
  const name = rateName()[rate]
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const pages = usePages(listFigureRows, { query: { ...view.query, rate, part: view.part } }, { live: ['needs'], keep: true })
  const figure = pages.first?.rate
  const close = (): void => {
    view.setRate(null)
    document.getElementById(`rate-${rate}`)?.focus()
  }
  return (
    <aside className="opened" aria-labelledby="opened-title">
      <div className="row">
        <h2 id="opened-title" tabIndex={-1} ref={heading}>
          {name} {figure && (figure.percent === null ? t.few : `${figure.percent}%`)}
        </h2>
        <button type="button" className="btn text end no-print" onClick={close}>
          {t.close}
          <Icon name="cross" />
        </button>
      </div>
      {pages.error && !pages.first ? (
        <ErrorState error={pages.error} onRetry={pages.retry} />
      ) : !pages.first || !figure ? (
        <Loading lines={8} />
      ) : (
        <>
          <p className="soft">{t.sentence(figure.top, figure.bottom, tx(figure.counts))}</p>
          <Tally top={figure.top} rest={figure.bottom - figure.top} yes={t[`yes-${rate}`]} />
          <KeyValue small rows={pages.first.definition.map(({ term, text }) => [tx(term), tx(text)])} />
          <div className="tabs" role="group" aria-label={t.which}>
            {parts.map((part) => (
              <button
                key={part}
                type="button"
                className={part === view.part ? 'on' : undefined}
                aria-pressed={part === view.part}
                onClick={() => view.setPart(part)}
              >
                {part === 'no' || part === 'yes' ? t[`${part}-${rate}`] : t[part]} {countOf(part, figure)}
              </button>
            ))}
          </div>
          {pages.items.length === 0 ? (
            <Empty title={t.empty} />
          ) : (
            <ul className="card list figure-rows">
              {pages.items.map((row) => (
                <FigureRowItem key={`${row.needId} ${row.round}`} row={row} />
              ))}
            </ul>
          )}
          <Pager {...pages} />
          <div className="row acts no-print">
            <a className="btn grow" href={urlOf(exportFigures, { query: { ...view.query, rate } })} download>
              <Icon name="save" />
              {t.export}
            </a>
            <CopyButton text={linkTo(view)}>{t.copy}</CopyButton>
          </div>
        </>
      )}
    </aside>
  )
}

const countOf = (part: Part, { top, bottom }: { top: number; bottom: number }): string =>
  part === 'yes' ? String(top) : part === 'no' ? String(bottom - top) : part === 'all' ? String(bottom) : ''

function Tally({ top, rest, yes }: { top: number; rest: number; yes: string }): ReactNode {
  if (top + rest === 0) return null
  return (
    <div className="tally" aria-hidden="true">
      {top > 0 && (
        <i className="yes" style={{ flex: top }}>
          {yes} {top}
        </i>
      )}
      {rest > 0 && (
        <i className="no" style={{ flex: rest }}>
          {rest}
        </i>
      )}
    </div>
  )
}
