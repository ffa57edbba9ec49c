import { endOwnTie } from '@liti/contract/directory'
import type { Me } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { useJoined } from '../words/joined.ts'
import { useAct } from '../api/query.tsx'
import { texts, useTx } from '../words/text.ts'
import { announce } from '../toast.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { ConfirmDialog } from '../ui/sheet.tsx'

const useText = texts({
  zh: {
    contact: '联系人',
    works: '员工',
    end: '离开这家单位',
    endOf: (firm: string) => `离开${firm}`,
    ask: (firm: string) => `离开${firm}吗`,
    means: '从今天起您看不到这家单位的档案，也不能再替它提诉求。您自己提的诉求不受影响。',
    keep: '还是它的人',
    done: '记下了',
  },
  en: {
    contact: 'contact',
    works: 'works there',
    end: 'Leave',
    endOf: (firm) => `Leave ${firm}`,
    ask: (firm) => `Leave ${firm}?`,
    means: 'From today you do not see its file and cannot raise needs for it. Needs you raised for yourself stay yours.',
    keep: 'Stay with it',
    done: 'Noted',
  },
})

type Organisation = NonNullable<Me['person']>['organisations'][number]

/** The firms somebody has said they are of; each can be left at any time. */
export function OwnTies({ organisations }: { organisations: readonly Organisation[] }): ReactNode {
  const t = useText()
  const tx = useTx()
  const joined = useJoined()
  const [leaving, setLeaving] = useState<Organisation | null>(null)
  return (
    <>
      <ul className="card list">
        {organisations.map((one) => (
          <li key={one.affiliationId}>
            <span className="row">
              <b className="grow">{tx(one.name)}</b>
              <button type="button" className="as-link" aria-label={t.endOf(tx(one.name))} onClick={() => setLeaving(one)}>
                {t.end}
              </button>
            </span>
            <span className="s soft">{joined(one.job, one.actsFor ? t.contact : t.works)}</span>
          </li>
        ))}
      </ul>
      {leaving && <Leave organisation={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

function Leave({ organisation, onClose }: { organisation: Organisation; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const end = useAct(endOwnTie)
  const leave = (): void =>
    end.run({ params: { affiliationId: organisation.affiliationId } }, () => {
      announce(t.done)
      onClose()
    })
  return (
    <ConfirmDialog
      danger
      title={t.ask(tx(organisation.name))}
      confirm={t.end}
      cancel={t.keep}
      pending={end.pending}
      onClose={onClose}
      onConfirm={leave}
    >
      <ErrorSummary error={end.error} />
      <p>{t.means}</p>
    </ConfirmDialog>
  )
}
