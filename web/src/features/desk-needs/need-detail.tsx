import { getNeed, type NeedView } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { later } from '../../kit/later.tsx'
import { Link } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { Loaded } from '../../kit/ui/states.tsx'
import type { Arrive } from '../../kit/work/split-page.tsx'
import type { Ask } from './dialogs/ask.ts'
import { NeedActions } from './need-actions.tsx'
import { NeedHeader } from './need-header.tsx'
import { NeedOutcome } from './need-outcome.tsx'
import { NeedTimeline } from './need-timeline.tsx'
import { NeedWords } from './need-words.tsx'
import { Units } from './units.tsx'
import { useFilters } from './use-filters.ts'

const useText = texts({
  zh: { back: '回诉求清单', title: '诉求' },
  en: { back: 'Back to the list', title: 'Need' },
})

const NeedDialogs = later(async () => (await import('./dialogs/need-dialogs.tsx')).NeedDialogs)

/** One need: what was asked, who is on it by when, what has happened, and what the reader may do now. */
export function NeedDetail({ needId, arrive }: { needId: string; arrive: Arrive }): ReactNode {
  const t = useText()
  const filters = useFilters()
  const need = useRead(getNeed, { params: { needId } }, { live: ['needs', `need:${needId}`] })
  return (
    <>
      <p className="back no-print">
        <Link to={`/desk/needs${filters.searchFor(filters.tab)}`}>
          <Icon name="back" /> {t.back}
        </Link>
      </p>
      {!need.data && <h1 className="vh">{t.title}</h1>}
      <Loaded from={need} lines={12}>
        {(view) => <Shown need={view} arrive={arrive} />}
      </Loaded>
    </>
  )
}

function Shown({ need, arrive }: { need: NeedView; arrive: Arrive }): ReactNode {
  const [ask, setAsk] = useState<Ask | null>(null)
  return (
    <>
      <NeedHeader need={need} arrive={arrive} onAsk={setAsk} />
      <div className="cols">
        <div>
          <NeedWords need={need} />
          <NeedOutcome need={need} />
          <Units need={need} onAsk={setAsk} />
        </div>
        <div className="side">
          <NeedTimeline need={need} />
        </div>
      </div>
      <NeedActions need={need} onAsk={setAsk} />
      {ask && <NeedDialogs need={need} ask={ask} onClose={() => setAsk(null)} />}
    </>
  )
}
