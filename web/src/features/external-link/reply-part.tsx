import type { FileRef } from '@liti/contract/common'
import { attachByLink, getLink, replyByLink } from '@liti/contract/needs'
import { replyOutcomes, replyOutcomeText, type ReplyOutcome } from '@liti/contract/needs-words'
import { useState, type ReactNode } from 'react'
import { useAct, type Act } from '../../kit/query.tsx'
import { texts, useTx } from '../../kit/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { RadioCards } from '../../kit/ui/choices.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { AreaField } from '../../kit/ui/field.tsx'
import { FileInput } from '../../kit/ui/file-input.tsx'
import { upload } from '../../kit/upload.ts'
import { Unsent } from '../../kit/work/unsent.tsx'
import { useForm, type Form } from '../../kit/work/use-form.ts'
import { AskButton } from './ask-button.tsx'
import type { AssignmentProps } from './link-page.tsx'

const useText = texts({
  zh: {
    title: (lead: string) => `回复${lead}`,
    outcome: '能不能办',
    how: '怎么办的，什么时候、在哪里',
    partly: '能办哪一部分，其余找谁',
    why: '为什么办不了，依据是什么',
    attach: '附文件',
    noOutcome: '还没选能不能办',
    noText: '还没写内容，牵头单位要照它答复诉求人',
    send: (outcome: string) => `回复：${outcome}`,
    sendPlain: '回复牵头单位',
    done: '回复好了，牵头单位已经收到',
    stops: '先问一件事，时限停到对方答复为止，停了多久会写明。',
  },
  en: {
    title: (lead) => `Reply to ${lead}`,
    outcome: 'Can it be done',
    how: 'How it was done, when and where',
    partly: 'Which part, and who does the rest',
    why: 'Why not, and on what basis',
    attach: 'Attach files',
    noOutcome: 'Whether it can be done is still to be chosen',
    noText: 'Nothing is written yet; the lead answers the requester with it',
    send: (outcome) => `Reply: ${outcome}`,
    sendPlain: 'Reply to the lead unit',
    done: 'Replied: the lead unit has it',
    stops: 'Asking first stops your clock until the answer comes; how long it stood still will be shown.',
  },
})

type Values = { outcome: ReplyOutcome | null; text: string; files: FileRef[] }
export type Reply = { form: Form<Values>; send: Act<typeof replyByLink>; tried: number; foot: ReactNode }

/** Under which a reply is kept while it is being written. */
export const replyKey = (token: string): string => `reply ${token}`

/** The reply being written: its form, and the button for the foot of the page. */
export function useReply({ token, view }: AssignmentProps): Reply {
  const t = useText()
  const tx = useTx()
  const send = useAct(replyByLink, { touches: [getLink] })
  const [tried, setTried] = useState(0)
  const start: Values = { outcome: null, text: '', files: [] }
  const form = useForm(
    replyKey(token),
    start,
    ({ outcome, text }) => ({ outcome: outcome ? undefined : t.noOutcome, text: text.trim() ? undefined : t.noText }),
    send.error,
  )
  const { outcome, text, files } = form.values
  const submit = (): void => {
    setTried(tried + 1)
    if (!form.ready() || !outcome) return
    send.run({ params: { token }, body: { outcome, text: text.trim(), files: files.map(({ id }) => id) } }, () => {
      form.done()
      setTried(0)
      announce(t.done)
    })
  }
  const foot =
    view.can.reply === true ? (
      <Button look="primary" grow pending={send.pending} onPress={submit}>
        {outcome ? t.send(tx(replyOutcomeText[outcome])) : t.sendPlain}
      </Button>
    ) : undefined
  return { form, send, tried, foot }
}

export function ReplyPart({ reply, token, view }: AssignmentProps & { reply: Reply }): ReactNode {
  const t = useText()
  const tx = useTx()
  const { form, send, tried } = reply
  if (view.can.reply !== true) {
    const written = form.values.text.trim()
    return (
      <>
        {view.state === 'signed' && <p className="s soft part">{tx(view.can.reply.why)}</p>}
        {written !== view.reply && <Unsent text={written} />}
      </>
    )
  }
  const { outcome, text, files } = form.values
  return (
    <section className="part no-print">
      <h2>{t.title(tx(view.lead))}</h2>
      <div className="stack tight">
        {(tried > 0 || Boolean(send.error)) && <ErrorSummary key={tried} error={send.error} fields={form.errors} />}
        <RadioCards
          id="outcome"
          hideLegend
          legend={t.outcome}
          error={form.errors.outcome}
          value={outcome}
          onChange={(value) => form.set({ outcome: value })}
          options={replyOutcomes.map((value) => ({ value, label: tx(replyOutcomeText[value]) }))}
        />
        <AreaField
          id="text"
          label={outcome === 'cannot' ? t.why : outcome === 'partly' ? t.partly : t.how}
          error={form.errors.text}
          max={2000}
          rows={4}
          value={text}
          onChange={(value) => form.set({ text: value })}
        />
        <div className="two">
          <FileInput
            files={files}
            onChange={(next) => form.set({ files: next })}
            label={t.attach}
            send={async (file, onProgress) => (await upload(attachByLink, { params: { token } }, file, { onProgress })).file}
          />
          <AskButton token={token} can={view.can.ask} />
        </div>
        <p className="s muted">{view.can.ask === true ? t.stops : tx(view.can.ask.why)}</p>
      </div>
    </section>
  )
}
