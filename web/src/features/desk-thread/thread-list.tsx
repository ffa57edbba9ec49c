import type { ThreadView } from '@liti/contract/threads'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { inTime } from './layout.ts'
import { Facts, RecordBox, useRelations } from './record.tsx'

const useText = texts({ zh: { list: '按时间排的记录' }, en: { list: 'Records in the order they happened' } })

/** The same records in the order they happened, each with its module and what it comes from, in words. */
export function ThreadList({ view }: { view: ThreadView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const relations = useRelations(view)
  return (
    <ol className="thread-list" aria-label={t.list}>
      {inTime(view.nodes).map((node) => {
        const current = node.id === view.current.id
        const said = relations(node)
        return (
          <li key={node.id}>
            <span className="xs muted col">{tx(node.column)}</span>
            <div className={`node ${node.tone}${current ? ' cur' : ''}`}>
              <RecordBox node={node} current={current} relations={[]} />
            </div>
            {said.length > 0 && (
              <ul className="xs soft">
                {said.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            )}
            {current && (
              <div className="here">
                <Facts node={node} />
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}
