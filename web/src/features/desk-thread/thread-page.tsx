import './thread.css'
import { getThread, type ThreadView } from '@liti/contract/threads'
import type { ReactNode } from 'react'
import type { InputOf } from '../../kit/api/api.ts'
import { usePathParams, useQueryValue } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { useSize } from '../../kit/size.ts'
import { texts, useTx } from '../../kit/words/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { PrintButton } from '../../kit/ui/small.tsx'
import { Empty, Loaded } from '../../kit/ui/states.tsx'
import { Seg } from '../../kit/ui/switches.tsx'
import { Flow } from './flow.tsx'
import { Sums } from './sums.tsx'
import { ThreadList } from './thread-list.tsx'
import { useNarrow } from '../../kit/use-narrow.ts'

const useText = texts({
  zh: {
    name: '来龙去脉',
    titled: (title: string) => `${title}：来龙去脉`,
    line: '实线已发生，虚线待发生',
    as: '怎么看',
    flow: '看图',
    list: '看清单',
    empty: '还没有别的记录',
    emptyWhy: '派单、协办、回访以后，会一条一条接在后面。',
    hidden: (n: number) => `还有 ${n} 条记录，您的席位看不到。`,
    more: '这条线太长，这里只有离您在看的记录最近的一段。',
  },
  en: {
    name: 'The whole thread',
    titled: (title) => `${title}: the whole thread`,
    line: 'Solid is done, dashed is to come',
    as: 'Shown as',
    flow: 'Picture',
    list: 'List',
    empty: 'No other records yet',
    emptyWhy: 'Dispatches, co-units and call-backs are added one after the other.',
    hidden: (n) => `${n} more record${n === 1 ? '' : 's'} your seat does not show.`,
    more: 'The thread is too long: this is the part nearest to the record you look at.',
  },
})

/** 来龙去脉: every record of the thread a record belongs to, as a picture or as a list. */
export function ThreadPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const params = usePathParams<'kind' | 'id'>() as InputOf<typeof getThread>['params']
  const thread = useRead(getThread, { params }, { live: ['need', 'needs'], keep: true })
  return (
    <DeskPage title={thread.data ? t.titled(tx(thread.data.title)) : t.name} place="/desk/needs">
      {!thread.data && <h1 className="page-title">{t.name}</h1>}
      <Loaded from={thread} lines={10}>
        {(data) => <Thread view={data} />}
      </Loaded>
    </DeskPage>
  )
}

function Thread({ view }: { view: ThreadView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const [shown, setShown] = useQueryValue('view')
  const large = useSize() === 'large'
  // A narrow screen and large type get the list unless asked otherwise: the picture needs its width.
  const narrow = useNarrow() || large
  const asList = shown === 'list' || (narrow && shown !== 'flow')
  return (
    <div className="thread">
      <header>
        <div>
          <p className="s muted">
            <Icon name="flow" /> {t.name}
          </p>
          <h1>{tx(view.title)}</h1>
        </div>
        <div className="thread-acts no-print">
          <span className="s muted">{t.line}</span>
          <Seg
            label={t.as}
            value={asList ? 'list' : 'flow'}
            onChange={setShown}
            options={[
              { value: 'flow', label: t.flow, icon: 'flow' },
              { value: 'list', label: t.list, icon: 'list' },
            ]}
          />
          <PrintButton />
        </div>
      </header>
      <Sums sums={view.sums} />
      {asList ? <ThreadList view={view} /> : <Flow view={view} />}
      {(view.hidden > 0 || view.more) && (
        <p className="s soft">
          <Icon name="lock" /> {view.hidden > 0 && t.hidden(view.hidden)} {view.more && t.more}
        </p>
      )}
      {view.nodes.length < 2 && <Empty title={t.empty}>{t.emptyWhy}</Empty>}
    </div>
  )
}
