import { getLink, signByLink } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useAct } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { ConfirmDialog } from '../../kit/ui/sheet.tsx'
import type { AssignmentProps } from './assignment-props.ts'
import { ReturnButton } from './return-button.tsx'

const useText = texts({
  zh: {
    sign: '签收这件协办',
    back: '不归我们办',
    title: '签收这件协办',
    means: '签收后开始算您单位回复的时间。',
    office: '哪个处室办',
    officeHint: '比如“就业处”。牵头单位好知道找谁。',
    done: '签收好了',
  },
  en: {
    sign: 'Sign for it',
    back: 'Not ours',
    title: 'Sign for this matter',
    means: 'Your time to reply begins when you sign.',
    office: 'Which office handles it',
    officeHint: 'For instance “employment office”, so that the lead knows whom to ask.',
    done: 'Signed for',
  },
})

/** Sign or send back: before that nothing else is open. */
export function SignFoot({ token, view }: AssignmentProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const [asking, setAsking] = useState(false)
  const [office, setOffice] = useState('')
  const sign = useAct(signByLink, { touches: [getLink] })
  const submit = async (): Promise<void> => {
    try {
      await sign.runAsync({ params: { token }, body: { office: office.trim() } })
      announce(t.done)
    } catch {
      // Said in the dialog.
    }
  }
  return (
    <>
      {view.can.return === true && (
        <ReturnButton token={token} className="back-out">
          {t.back}
        </ReturnButton>
      )}
      <Button look="primary" grow disabled={view.can.sign !== true} describedBy="sign-why" onPress={() => setAsking(true)}>
        {t.sign}
      </Button>
      {view.can.sign !== true && (
        <span className="foot-why" id="sign-why">
          {tx(view.can.sign.why)}
        </span>
      )}
      {asking && (
        <ConfirmDialog
          title={t.title}
          confirm={t.sign}
          pending={sign.pending}
          onClose={() => setAsking(false)}
          onConfirm={() => void submit()}
        >
          <div className="ask-body">
            <ErrorSummary error={sign.error} />
            <p className="s soft">{t.means}</p>
            <TextField id="office" label={t.office} optional hint={t.officeHint} maxLength={40} value={office} onChange={setOffice} />
          </div>
        </ConfirmDialog>
      )}
    </>
  )
}
