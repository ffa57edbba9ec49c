import type { ThreadView } from '@liti/contract/threads'
import type { ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, spaced, useNow } from '../../kit/words/time.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import type { ThreadNode } from './layout.ts'

const useText = texts({
  zh: {
    done: '已做：',
    now: '现在：',
    todo: '还没到：',
    over: '超时：',
    from: (name: string, relation: string) => `${spaced('来自', name)}（${relation}）`,
    to: (name: string, relation: string) => `${spaced('引出', name)}（${relation}）`,
    looking: '您在看',
    open: '打开这条记录',
  },
  en: {
    done: 'Done: ',
    now: 'Now: ',
    todo: 'To come: ',
    over: 'Late: ',
    from: (name, relation) => `from ${name} (${relation})`,
    to: (name, relation) => `leads to ${name} (${relation})`,
    looking: 'You are here',
    open: 'Open this record',
  },
})

/** Where a record comes from and what it leads to, in words. */
export function useRelations(view: ThreadView): (node: ThreadNode) => string[] {
  const t = useText()
  const tx = useTx()
  const titleOf = (id: string): string | undefined => {
    const node = view.nodes.find((each) => each.id === id)
    return node && tx(node.title)
  }
  return (node) =>
    view.links.flatMap(({ from, to, relation }) => {
      const other = titleOf(to === node.id ? from : to)
      if (other === undefined || (from !== node.id && to !== node.id)) return []
      return [to === node.id ? t.from(other, tx(relation)) : t.to(other, tx(relation))]
    })
}

/** When and whose: 3 月 4 日 杨北二社区居民 */
function useMeta(): (node: ThreadNode) => string {
  const tx = useTx()
  const now = useNow()
  return ({ at, owner }) => [at && tx(dayText(at, { now })), tx(owner)].filter(Boolean).join('　')
}

/** A record's own page, or its thread where it has none. */
const pathOf = ({ kind, id }: ThreadNode): string => `/desk/threads/${kind}/${id}`

/** One record: what, its state in dot and word, when and whose, one line. A press looks at it: its facts come beside it. */
export function RecordBox({ node, current, relations }: { node: ThreadNode; current: boolean; relations: readonly string[] }): ReactNode {
  const t = useText()
  const tx = useTx()
  const meta = useMeta()
  return (
    <Link to={pathOf(node)} current={current}>
      <span className="row">
        <span className="dot" aria-hidden="true">
          {node.tone === 'done' && <Icon name="check" />}
          {node.tone === 'over' && <Icon name="alert" />}
        </span>
        <span className="vh">{t[node.tone]}</span>
        <b>{tx(node.title)}</b>
        <em>{tx(node.state)}</em>
      </span>
      <span className="m">{meta(node)}</span>
      <span className="ln">{tx(node.line)}</span>
      {relations.length > 0 && <span className="vh">{relations.join('; ')}</span>}
    </Link>
  )
}

/** What is known of the record one looks at, and the way to it. */
export function Facts({ node }: { node: ThreadNode }): ReactNode {
  const t = useText()
  const tx = useTx()
  return (
    <>
      <div className="row">
        <span className="tag doing">{t.looking}</span>
        <b className="grow">{tx(node.title)}</b>
      </div>
      {node.facts.length > 0 && (
        <dl className="kv s">
          {node.facts.map(({ term, text }) => (
            <div key={term.zh}>
              <dt>{tx(term)}</dt>
              <dd>{tx(text)}</dd>
            </div>
          ))}
        </dl>
      )}
      {node.url !== null && (
        <div className="no-print">
          <Link to={node.url} className="btn">
            {t.open}
          </Link>
        </div>
      )}
    </>
  )
}
