import { workTabs } from '@liti/contract/needs'
import { isTooShort } from '@liti/contract/typed'
import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { LinkButton } from '../../kit/ui/button.tsx'
import { Empty, ErrorState, Loading, Pager } from '../../kit/ui/states.tsx'
import { LinkTabs } from '../../kit/ui/switches.tsx'
import { countText } from '../../kit/work/bounded.ts'
import { NeedRow } from '../../kit/work/need-row.tsx'
import { needPath } from '../../kit/work/paths.ts'
import { PickList } from '../../kit/work/pick-list.tsx'
import type { WorkTab } from './use-filters.ts'
import { useWorkPages } from './use-work-pages.ts'
import { WorkFilters } from './work-filters.tsx'

const useText = texts({
  zh: {
    title: '诉求',
    printed: (tab: string) => `：${tab}`,
    register: '登记诉求',
    tabs: '看哪些诉求',
    mine: '待我办',
    soon: '快到期',
    overdue: '超时',
    callback: '待回访',
    all: '全部',
    order: '先到期的在前。↑ ↓ 选，Enter 打开，J K 看下一件、上一件，? 看快捷键。',
    mineNone: '现在没有要您办的',
    soonNone: '一天内没有要到期的',
    overdueNone: '没有超时的',
    callbackNone: '没有等回访的',
    allNone: '还没有诉求',
    mineWhen: '派到您这里、等您签收或办理的会出现在这里。',
    soonWhen: '离期限不到一天的会出现在这里。',
    overdueWhen: '过了期限还没办的会出现在这里。',
    callbackWhen: '答复以后等回访的会出现在这里。',
    allWhen: '企业和职工提的、工作站登记的都会在这里。',
    noMatch: '没有符合的',
    older: '最近的里面只有这些。多写几个字再找，或者接着看更早的。',
    olderNone: '最近的里面没有符合的',
    olderNoneWhy: '跟这几个字沾边的太多，先找了最近的。多写几个字再找，或者接着看更早的。',
    ended: '先到期的在前，没有期限的在后。',
    tooShort: '最少写两个字',
    tooShortWhy: '编号、标题、单位、房间里连着的两个字就行；电话写后四位。',
    noMatchWhy: '换个类型、来源，或者少写几个字再找。',
  },
  en: {
    title: 'Needs',
    printed: (tab) => `: ${tab}`,
    register: 'Record a need',
    tabs: 'Which needs',
    mine: 'For me',
    soon: 'Due soon',
    overdue: 'Overdue',
    callback: 'Call back',
    all: 'All',
    order: 'First due first. ↑ ↓ to move, Enter to open, J K for the next and the previous, ? for all shortcuts.',
    mineNone: 'Nothing for you to do now',
    soonNone: 'Nothing is due within a day',
    overdueNone: 'Nothing is overdue',
    callbackNone: 'Nothing waits for a call-back',
    allNone: 'There are no needs yet',
    mineWhen: 'What is sent to you to sign for or handle appears here.',
    soonWhen: 'What is due within a day appears here.',
    overdueWhen: 'What is past its time limit appears here.',
    callbackWhen: 'What is answered and waits for a call-back appears here.',
    allWhen: 'What firms and workers raise, and what the workstation writes down, is all here.',
    noMatch: 'Nothing matches',
    older: 'These are all among the newest. Write a few more characters, or go on to older ones.',
    olderNone: 'Nothing among the newest matches',
    olderNoneWhy:
      'Too many come near to these characters, so the newest were looked through first. Write a few more, or go on to older ones.',
    ended: 'First due first; what nothing is due on comes last.',
    tooShort: 'Two characters at least',
    tooShortWhy: 'Two that follow each other in a number, a title, a firm or a room will do; of a phone, the last four digits.',
    noMatchWhy: 'Try another type or source, or fewer words.',
  },
})

/** The worklist: tabs with bounded counts, filters, rows, twenty at a time. */
export function WorkList({ needId }: { needId: string | undefined }): ReactNode {
  const t = useText()
  const { filters, pages } = useWorkPages()
  const { tab, q } = filters
  const counts = pages.first?.counts
  const base = needId ? needPath(needId) : '/desk/needs'
  const tabs = workTabs.map((name) => ({
    to: base + filters.searchFor(name),
    label: t[name],
    current: name === tab,
    count: counts && name !== 'all' ? countText(counts[name]) : undefined,
  }))
  const Title = needId ? 'h2' : 'h1'
  return (
    <section className="inbox" aria-label={t.title}>
      <header>
        <div className="row">
          <Title className="list-title">
            {t.title}
            <span className="print-only">{t.printed(t[tab])}</span>
          </Title>
          <span className="end">
            <LinkButton to="/desk/intake" icon="plus">
              {t.register}
            </LinkButton>
          </span>
        </div>
        <div className="no-print">
          <LinkTabs label={t.tabs} tabs={tabs} />
        </div>
      </header>
      <WorkFilters filters={filters} />
      <div className="rows">
        {pages.error && pages.items.length === 0 ? (
          <ErrorState error={pages.error} onRetry={pages.retry} />
        ) : pages.loading ? (
          <Loading lines={9} />
        ) : pages.items.length === 0 && pages.last?.older ? (
          <>
            <Empty title={t.olderNone} framed={false}>
              {t.olderNoneWhy}
            </Empty>
            <Pager {...pages} />
          </>
        ) : pages.items.length === 0 ? (
          <NothingHere tab={tab} filtered={filters.filtered} short={q !== '' && isTooShort(q)} />
        ) : (
          <>
            <PickList label={t[tab]}>
              {pages.items.map((row) => (
                <NeedRow key={row.id} row={row} to={needPath(row.id, filters.searchFor(tab))} current={row.id === needId} />
              ))}
            </PickList>
            {pages.last?.older && <p className="s muted note">{t.older}</p>}
            <Pager {...pages} />
            {tab === 'all' && filters.sort === 'due' && !q && <p className="xs muted keys no-print">{t.ended}</p>}
            {tab !== 'all' && filters.sort !== 'newest' && <p className="xs muted keys no-print">{t.order}</p>}
          </>
        )}
      </div>
    </section>
  )
}

function NothingHere({ tab, filtered, short }: { tab: WorkTab; filtered: boolean; short: boolean }): ReactNode {
  const t = useText()
  if (filtered) {
    return (
      <Empty title={short ? t.tooShort : t.noMatch} framed={false}>
        {short ? t.tooShortWhy : t.noMatchWhy}
      </Empty>
    )
  }
  return (
    <Empty title={t[`${tab}None`]} framed={false}>
      {t[`${tab}When`]}
    </Empty>
  )
}
