import { callbackTabs, type listCallbacks } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api/api.ts'
import type { Pages } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { Empty, ErrorState, Loading, Pager } from '../../kit/ui/states.tsx'
import { LinkTabs } from '../../kit/ui/switches.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { countText } from '../../kit/work/bounded.ts'
import { NeedRow } from '../../kit/work/need-row.tsx'
import { OutcomeTag, Rated } from '../../kit/work/outcome-tag.tsx'
import { callbackPath, searchOf } from '../../kit/work/paths.ts'
import { PickList } from '../../kit/work/pick-list.tsx'

export type Reply = ReplyOf<typeof listCallbacks>
export type Tab = (typeof callbackTabs)[number]
type Row = Reply['items'][number]

const useText = texts({
  zh: {
    title: '回访',
    rule: '谁办的谁不回访',
    tabs: '看哪些回访',
    due: '待回访',
    unreached: '没打通',
    bad: '不满意',
    objected: '有异议',
    done: '回访完',
    handled: (body: string) => `${body}办的`,
    appointed: '约了时间',
    try: (n: number) => `第 ${n} 次打`,
    never: '没打过',
    agreed: '对方约的时间',
    own: (n: string) => `您办过的 ${n} 件不在这里，由别人回访。`,
    dueNone: '现在没有等您回访的',
    unreachedNone: '没有打不通的',
    badNone: '没有不满意的',
    objectedNone: '没有人对回访结果有异议',
    doneNone: '还没有回访完的',
    when: '牵头单位答复以后，没办过这件事的人会在这里看到它。',
    order: '先到期的在前。↑ ↓ 选，Enter 打开。',
  },
  en: {
    title: 'Call-backs',
    rule: 'Never by who handled it',
    tabs: 'Which call-backs',
    due: 'To call',
    unreached: 'Not reached',
    bad: 'Dissatisfied',
    objected: 'Objected to',
    done: 'Done',
    handled: (body) => `handled by ${body}`,
    appointed: 'Time agreed',
    try: (n) => `Try ${n}`,
    never: 'Not called yet',
    agreed: 'the time they asked for',
    own: (n) => `${n} that you handled are not here; somebody else calls back.`,
    dueNone: 'Nobody waits for your call',
    unreachedNone: 'Everybody was reached',
    badNone: 'Nobody is dissatisfied',
    objectedNone: 'Nobody objects to a call-back',
    doneNone: 'No call-back is done yet',
    when: 'Once the lead has answered, somebody who did not handle the need finds it here.',
    order: 'First due first. ↑ ↓ to move, Enter to open.',
  },
})

/** Who is to be called, with how often it was tried; what one handled oneself is not among them. */
export function CallbackList({ pages, tab, needId }: { pages: Pages<Reply>; tab: Tab; needId: string | undefined }): ReactNode {
  const t = useText()
  const counts = pages.first?.counts
  const search = (name: Tab): string => searchOf({ tab: name === 'due' ? null : name })
  const base = needId ? callbackPath(needId) : '/desk/callbacks'
  const tabs = callbackTabs.map((name) => ({
    to: base + search(name),
    label: t[name],
    current: name === tab,
    count: counts && name !== 'done' ? countText(counts[name]) : undefined,
  }))
  const own = pages.first?.ownHandled
  const Title = needId ? 'h2' : 'h1'
  return (
    <section className="inbox" aria-label={t.title}>
      <header>
        <div className="row">
          <Title className="list-title">{t.title}</Title>
          <span className="end s muted">{t.rule}</span>
        </div>
        <div className="no-print">
          <LinkTabs label={t.tabs} tabs={tabs} />
        </div>
      </header>
      <div className="rows">
        {pages.error && pages.items.length === 0 ? (
          <ErrorState error={pages.error} onRetry={pages.retry} />
        ) : pages.loading ? (
          <Loading lines={9} />
        ) : pages.items.length === 0 ? (
          <Empty title={t[`${tab}None`]} framed={false}>
            {t.when}
          </Empty>
        ) : (
          <>
            <PickList label={t[tab]}>
              {pages.items.map((row) => (
                <OneRow key={row.id} row={row} tab={tab} to={callbackPath(row.id, search(tab))} current={row.id === needId} />
              ))}
            </PickList>
            <Pager {...pages} />
          </>
        )}
        {own && own.count > 0 && (
          <p className="s soft note">
            <Icon name="info" /> {t.own(countText(own))}
          </p>
        )}
        {pages.items.length > 0 && tab === 'due' && <p className="xs muted keys no-print">{t.order}</p>}
      </div>
    </section>
  )
}

function OneRow({ row, tab, to, current }: { row: Row; tab: Tab; to: string; current: boolean }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const open = tab === 'due' || tab === 'unreached'
  const tag = row.againAt ? (
    <Tag tone="soon" icon="ask">
      {t.appointed}
    </Tag>
  ) : row.tries > 0 ? (
    <Tag tone="soon">{t.try(row.tries + 1)}</Tag>
  ) : (
    <Tag icon="phone">{t.never}</Tag>
  )
  const appointment = row.againAt && (
    <span className="due">
      <Icon name="cal" />
      <b>{when(row.againAt)}</b>
      <span>{t.agreed}</span>
    </span>
  )
  return (
    <NeedRow
      row={row}
      to={to}
      current={current}
      tag={open ? tag : row.state === 'closed' ? <OutcomeTag row={row} /> : undefined}
      line={[tx(row.who), t.handled(tx(row.handledBy))].filter(Boolean).join('　')}
      due={open ? appointment || undefined : row.rating !== null && <Rated row={row} />}
    />
  )
}
