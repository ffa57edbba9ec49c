import { urgeNeed, withdrawNeed, type TrackView } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useAct } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button, LinkButton } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { ConfirmDialog } from '../../kit/ui/sheet.tsx'
import { PrintButton } from '../../kit/ui/small.tsx'

const useText = texts({
  zh: {
    confirm: '去确认结果',
    supplement: '补充说明',
    urge: '催一催',
    urged: '催过了，记在办理进度里',
    receipt: '看回执',
    withdraw: '撤回这件诉求',
    withdrawTitle: '要撤回这件诉求吗',
    withdrawWhy: '撤回以后工作站就不办了，不能恢复。还想办，要重新提一次。',
    withdrawn: '撤回了',
    keep: '不撤回',
  },
  en: {
    confirm: 'Confirm the outcome',
    supplement: 'Add something',
    urge: 'Urge',
    urged: 'Urged: it is noted in the progress',
    receipt: 'See the receipt',
    withdraw: 'Withdraw this need',
    withdrawTitle: 'Withdraw this need?',
    withdrawWhy: 'The workstation then stops, and it cannot be undone. To have it handled you would raise it again.',
    withdrawn: 'Withdrawn',
    keep: 'Keep it',
  },
})

/** Whether there is anything to put at the foot of the page; where all is over there is not. */
export const canAct = ({ can }: TrackView): boolean => can.supplement === true || can.urge === true || can.confirm === true

/** What the requester can do now; what is not possible says why. */
export function TrackFoot({ view, onSupplement }: { view: TrackView; onSupplement: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const urge = useAct(urgeNeed)
  const { can } = view
  const why = can.urge !== true && can.confirm !== true ? tx(can.urge.why) : ''
  return (
    <>
      {can.confirm === true && (
        <LinkButton to={`/n/${view.id}/confirm`} look="primary" grow>
          {t.confirm}
        </LinkButton>
      )}
      {can.supplement === true && (
        <Button grow onPress={onSupplement}>
          {t.supplement}
        </Button>
      )}
      {can.confirm !== true && (
        <Button
          grow
          disabled={can.urge !== true}
          describedBy="urge-why"
          pending={urge.pending}
          onPress={() => urge.run({ params: { needId: view.id } }, () => announce(t.urged))}
        >
          {t.urge}
        </Button>
      )}
      {why && (
        <span id="urge-why" className="foot-why">
          {why}
        </span>
      )}
      {Boolean(urge.error) && (
        <span className="foot-why">
          <ErrorSummary error={urge.error} />
        </span>
      )}
    </>
  )
}

/** Less common steps, at the end of the page. */
export function TrackMore({ view }: { view: TrackView }): ReactNode {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const withdraw = useAct(withdrawNeed)
  return (
    <div className="part paper-actions no-print">
      <LinkButton to={`/r/${view.id}`} icon="doc">
        {t.receipt}
      </LinkButton>
      <PrintButton />
      {view.can.withdraw === true && (
        <Button look="text" icon="undo" onPress={() => setAsking(true)}>
          {t.withdraw}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          danger
          title={t.withdrawTitle}
          confirm={t.withdraw}
          cancel={t.keep}
          pending={withdraw.pending}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            withdraw.run({ params: { needId: view.id } }, () => {
              setAsking(false)
              announce(t.withdrawn)
            })
          }
        >
          <ErrorSummary error={withdraw.error} />
          <p>{t.withdrawWhy}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
