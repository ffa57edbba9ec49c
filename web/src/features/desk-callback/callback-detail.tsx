import { getNeed, type NeedView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { LinkButton } from '../../kit/ui/button.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Loaded } from '../../kit/ui/states.tsx'
import { callbackPath, needPath, searchOf } from '../../kit/work/paths.ts'
import type { Arrive } from '../../kit/work/split-page.tsx'
import { CallHeader } from './call-header.tsx'
import { CallForm } from './call-form.tsx'
import { CallOver } from './call-over.tsx'
import type { Reply, Tab } from './callback-list.tsx'

const useText = texts({
  zh: { back: '回回访清单', title: '回访', open: '看这件诉求', next: '打下一件', nothing: '接下来可以' },
  en: { back: 'Back to the list', title: 'Call-back', open: 'See the need', next: 'Call the next one', nothing: 'Next you can' },
})

type Props = {
  needId: string
  tab: Tab
  next: string | undefined
  month: Reply['month'] | undefined
  arrive: Arrive
}

/** One call: what they asked, what they were answered, the questions, and how often it was tried. */
export function CallbackDetail({ needId, tab, next, month, arrive }: Props): ReactNode {
  const t = useText()
  const search = searchOf({ tab: tab === 'due' ? null : tab })
  const read = useRead(getNeed, { params: { needId } }, { live: ['needs', `need:${needId}`] })
  return (
    <>
      <p className="back no-print">
        <Link to={`/desk/callbacks${search}`}>
          <Icon name="back" /> {t.back}
        </Link>
      </p>
      {!read.data && <h1 className="vh">{t.title}</h1>}
      <Loaded from={read} lines={12}>
        {(need: NeedView) => (
          <>
            <CallHeader need={need} arrive={arrive} />
            {need.can.callback === true ? (
              <CallForm key={need.round} need={need} month={month} />
            ) : (
              <>
                <CallOver need={need} why={need.can.callback.why} month={month} />
                <footer className="act">
                  <b>{t.nothing}</b>
                  {next && (
                    <LinkButton to={callbackPath(next, search)} look="primary" icon="phone">
                      {t.next}
                    </LinkButton>
                  )}
                  <LinkButton to={needPath(need.id)}>{t.open}</LinkButton>
                </footer>
              </>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
