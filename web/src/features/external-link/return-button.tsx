import { getLink, returnByLink } from '@liti/contract/needs'
import { returnReasons, returnReasonText, type ReturnReason } from '@liti/contract/needs-words'
import { useState, type ReactNode } from 'react'
import { useAct } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { RadioCards } from '../../kit/ui/choices.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { AreaField } from '../../kit/ui/field.tsx'
import { ConfirmDialog } from '../../kit/ui/sheet.tsx'
import { useForm } from '../../kit/work/use-form.ts'

const useText = texts({
  zh: {
    open: '不归我们办，退回',
    title: '退回给牵头单位',
    reason: '为什么退回',
    noReason: '还没选退回的原因',
    basis: '依据',
    basisHint: '写清楚哪一条规定，或者该找哪个单位。牵头单位照这个另派。',
    noBasis: '还没写依据。写一句该找谁也行',
    send: '退回',
    done: '退回了',
    keep: '先不退',
  },
  en: {
    open: 'Not ours: send it back',
    title: 'Send it back to the lead unit',
    reason: 'Why',
    noReason: 'The reason is still to be chosen',
    basis: 'Basis',
    basisHint: 'Which rule, or which unit to turn to. The lead goes by it.',
    noBasis: 'The basis is missing; a sentence on whom to ask will do',
    send: 'Send back',
    done: 'Sent back',
    keep: 'Not now',
  },
})

/** Sends the assignment back, with a reason from the closed list and its basis. */
export function ReturnButton({
  token,
  wide,
  className,
  children,
}: {
  token: string
  wide?: boolean
  className?: string
  children?: ReactNode
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const [shown, setShown] = useState(false)
  const send = useAct(returnByLink, { touches: [getLink] })
  const form = useForm(
    `return ${token}`,
    { reason: null as ReturnReason | null, basis: '' },
    ({ reason, basis }) => ({ reason: reason ? undefined : t.noReason, basis: basis.trim() ? undefined : t.noBasis }),
    send.error,
  )
  const { reason, basis } = form.values
  const submit = async (): Promise<void> => {
    if (send.pending || !form.ready() || !reason) return
    try {
      // Awaited, not called back: what has been sent back has no such button any more.
      await send.runAsync({ params: { token }, body: { reason, basis: basis.trim() } })
      form.done()
      setShown(false)
      announce(t.done)
    } catch {
      // Said in the dialog.
    }
  }
  return (
    <>
      <Button {...(wide && { wide, icon: 'undo' as const })} {...(className && { className })} onPress={() => setShown(true)}>
        {children ?? t.open}
      </Button>
      {shown && (
        <ConfirmDialog
          title={t.title}
          confirm={t.send}
          cancel={t.keep}
          danger
          pending={send.pending}
          onConfirm={() => void submit()}
          onClose={() => setShown(false)}
        >
          <div className="ask-body">
            <ErrorSummary error={send.error} />
            <RadioCards
              id="reason"
              legend={t.reason}
              error={form.errors.reason}
              value={reason}
              onChange={(value) => form.set({ reason: value })}
              options={returnReasons.map((value) => ({ value, label: tx(returnReasonText[value]) }))}
            />
            <AreaField
              id="basis"
              label={t.basis}
              hint={t.basisHint}
              error={form.errors.basis}
              max={500}
              rows={3}
              value={basis}
              onChange={(value) => form.set({ basis: value })}
            />
          </div>
        </ConfirmDialog>
      )}
    </>
  )
}
