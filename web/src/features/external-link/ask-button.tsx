import type { Can } from '@liti/contract/common'
import { askByLink, getLink } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useAct } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { AreaField } from '../../kit/ui/field.tsx'
import { ConfirmDialog } from '../../kit/ui/sheet.tsx'
import { useForm } from '../../kit/work/use-form.ts'

const useText = texts({
  zh: {
    ask: '先问一件事',
    label: '要问什么',
    hint: '牵头单位答复前，您单位的时限停着。',
    none: '还没写要问什么',
    send: '问牵头单位',
    done: '问出去了，时限停到对方答复为止',
  },
  en: {
    ask: 'Ask first',
    label: 'What do you need to know',
    hint: 'Your clock stands still until the lead answers.',
    none: 'The question is missing',
    send: 'Ask the lead unit',
    done: 'Asked: your clock stands still until the answer',
  },
})

/** One question to the lead; the clock stops meanwhile. */
export function AskButton({ token, can }: { token: string; can: Can }): ReactNode {
  const t = useText()
  const [shown, setShown] = useState(false)
  const send = useAct(askByLink, { touches: [getLink] })
  const form = useForm(`ask ${token}`, { text: '' }, ({ text }) => ({ text: text.trim() ? undefined : t.none }), send.error)
  const submit = async (): Promise<void> => {
    if (send.pending || !form.ready()) return
    try {
      await send.runAsync({ params: { token }, body: { text: form.values.text.trim() } })
      form.done()
      setShown(false)
      announce(t.done)
    } catch {
      // Said in the dialog.
    }
  }
  return (
    <>
      <Button icon="ask" disabled={can !== true} onPress={() => setShown(true)}>
        {t.ask}
      </Button>
      {shown && (
        <ConfirmDialog
          title={t.ask}
          confirm={t.send}
          pending={send.pending}
          onConfirm={() => void submit()}
          onClose={() => setShown(false)}
        >
          <div className="ask-body">
            <ErrorSummary error={send.error} />
            <AreaField
              id="question"
              label={t.label}
              hint={t.hint}
              error={form.errors.text}
              max={500}
              rows={4}
              value={form.values.text}
              onChange={(text) => form.set({ text })}
            />
          </div>
        </ConfirmDialog>
      )}
    </>
  )
}
