import type { ThreadNode, ThreadView } from '@liti/contract/threads'
import { keyOf, type StoredLink } from './walk.ts'

/** The thread in numbers: how long it took, how many records of how many kinds, how many are done, how many late. */
export function sumsOf(nodes: ThreadNode[], links: StoredLink[]): ThreadView['sums'] {
  const days = nodes
    .flatMap(({ at, last, tone }) => (at === null || tone === 'todo' ? [] : [dayOf(at), dayOf(last ?? at)]))
    .toSorted((a, b) => Temporal.PlainDate.compare(a, b))
  const first = days[0]
  const last = days.at(-1)
  const kinds = new Set(nodes.map(({ column }) => column.zh)).size
  const done = nodes.filter(({ tone }) => tone === 'done').length
  const late = lateOnes(nodes, links)
  return [
    ...(first && last
      ? [
          {
            value: String(first.until(last).days),
            means: { zh: '天，从第一条到最近一步', en: 'days from the first record to the latest step' },
          },
        ]
      : []),
    { value: String(nodes.length), means: { zh: `条记录，分 ${kinds} 类`, en: `records of ${kinds} ${kinds === 1 ? 'kind' : 'kinds'}` } },
    { value: `${done} / ${nodes.length}`, means: { zh: '做完了', en: 'done' } },
    ...(late > 0 ? [{ value: String(late), means: { zh: '条超时', en: 'late' } }] : []),
  ]
}

/** A record is often late because one that came of it is: each lateness counts once, where it arises. */
function lateOnes(nodes: ThreadNode[], links: StoredLink[]): number {
  const late = new Set(nodes.filter(({ tone }) => tone === 'over').map(keyOf))
  const next = Map.groupBy(links, ({ from }) => keyOf(from))
  const arises = (key: string): boolean => {
    const reached = new Set([key])
    for (const here of reached) for (const { to } of next.get(here) ?? []) reached.add(keyOf(to))
    reached.delete(key)
    return ![...reached].some((each) => late.has(each))
  }
  return [...late].filter(arises).length
}

const dayOf = (at: string): Temporal.PlainDate => Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
