import type { ThreadNode, ThreadView } from '@liti/contract/threads'

/** The thread in numbers: how long it took, how many records of how many kinds, how many are done, how many late. */
export function sumsOf(nodes: ThreadNode[]): ThreadView['sums'] {
  const days = nodes.flatMap(({ at, tone }) => (at === null || tone === 'todo' ? [] : [dayOf(at)]))
  const first = days[0]
  const last = days.at(-1)
  const kinds = new Set(nodes.map(({ column }) => column.zh)).size
  const done = nodes.filter(({ tone }) => tone === 'done').length
  const late = nodes.filter(({ tone }) => tone === 'over').length
  return [
    ...(first && last
      ? [{ value: String(first.until(last).days), means: { zh: '天，从第一条到最近一条', en: 'days from the first record to the latest' } }]
      : []),
    { value: String(nodes.length), means: { zh: `条记录，分 ${kinds} 类`, en: `records of ${kinds} kinds` } },
    { value: `${done} / ${nodes.length}`, means: { zh: '做完了', en: 'done' } },
    ...(late > 0 ? [{ value: String(late), means: { zh: '条超时', en: 'late' } }] : []),
  ]
}

const dayOf = (at: string): Temporal.PlainDate => Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
