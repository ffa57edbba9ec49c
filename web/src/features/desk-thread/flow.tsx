import type { ThreadView } from '@liti/contract/threads'
import { useCallback, useState, type ReactNode } from 'react'
import { useSize } from '../../kit/size.ts'
import { texts, useTx } from '../../kit/words/text.ts'
import { joins, layOut, size } from './layout.ts'
import { Facts, RecordBox, useRelations } from './record.tsx'

const useText = texts({
  zh: { flow: '来龙去脉图', count: (n: number) => `${n} 条`, here: '您在看的记录' },
  en: { flow: 'The thread as a picture', count: (n) => String(n), here: 'The record you look at' },
})

/** A box that says how large it is, and again when that changes. */
function useBox(): [ref: (element: HTMLElement | null) => (() => void) | undefined, box: { width: number; height: number } | null] {
  const [box, setBox] = useState<{ width: number; height: number } | null>(null)
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const measure = (): void => setBox({ width: element.offsetWidth, height: element.offsetHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  return [ref, box]
}

/** How much larger than usual the browser writes. */
const rootSize = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16

/** The thread drawn: one column per module, time runs down, wires as one picture behind. */
export function Flow({ view }: { view: ThreadView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const relations = useRelations(view)
  const large = useSize() === 'large'
  const [frame, room] = useBox()
  const [card, facts] = useBox()
  // Larger type makes larger records: what is laid out in px of the normal size is drawn by this much larger.
  const scale = rootSize() * (large ? 1.5 : 1)
  const px = (n: number): number => n * scale
  const { columns, placed, card: at, wires, width, height } = layOut(view, (room?.width ?? 1392) / scale, (facts?.height ?? 240) / scale)
  const current = placed.find(({ node }) => node.id === view.current.id)
  const rightOf = current !== undefined && at.x > current.x
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached with the keyboard
    <section ref={frame} className="scroll-x flow-frame" aria-label={t.flow} tabIndex={0} style={{ '--scale': scale }}>
      <ul className="heads" style={{ gridTemplateColumns: `repeat(${columns.length}, ${px(size.width)}px)` }}>
        {columns.map(({ name, count }) => (
          <li key={name.zh}>
            <b>{tx(name)}</b>
            <span>{t.count(count)}</span>
          </li>
        ))}
      </ul>
      <div className="flow" style={{ width: px(width), height: px(height) }}>
        <svg className="wires" width={px(width)} height={px(height)} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <defs>
            <marker id="wire-end" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0l6 3-6 3z" />
            </marker>
          </defs>
          {wires.map(({ key, d, done }) => (
            <path key={key} d={d} className={done ? undefined : 'dash'} markerEnd="url(#wire-end)" />
          ))}
          {current && joins(current, at, placed) && (
            <path
              className="to-card"
              d={rightOf ? `M${current.x + 248} ${current.y + 35}H${at.x}` : `M${current.x} ${current.y + 35}H${at.x + at.width}`}
            />
          )}
        </svg>
        <ol>
          {placed.map(({ node, x, y }) => (
            <li key={node.id} className={`node ${node.tone}${node === current?.node ? ' cur' : ''}`} style={{ left: px(x), top: px(y) }}>
              <RecordBox node={node} current={node === current?.node} relations={relations(node)} />
            </li>
          ))}
        </ol>
        {current && (
          <section ref={card} className="here" aria-label={t.here} style={{ left: px(at.x), top: px(at.y), width: px(at.width) }}>
            <Facts node={current.node} />
          </section>
        )}
      </div>
    </section>
  )
}
