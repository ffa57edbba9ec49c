import { attachByLink, correctByLink, getLink, replyByLink, type LinkView } from '@liti/contract/needs'
import { replyOutcomeText } from '@liti/contract/needs-words'
import { useState, type ReactNode } from 'react'
import { useAct, type Act } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { FileInput } from '../../kit/ui/file-input.tsx'
import { upload } from '../../kit/api/upload.ts'
import { PartReplyFields, usePartReply, type PartReplyForm } from '../../kit/work/part-reply.tsx'
import { Unsent } from '../../kit/work/unsent.tsx'
import { AskButton } from './ask-button.tsx'
import type { AssignmentProps } from './assignment-props.ts'

const useText = texts({
  zh: {
    title: (lead: string) => `回复${lead}`,
    attach: '附文件',
    send: (outcome: string) => `回复：${outcome}`,
    sendPlain: '回复牵头单位',
    done: '回复好了，牵头单位已经收到',
    correct: '更正回复',
    corrected: '更正好了，牵头单位已经收到',
    keep: '不改了',
    kept: '牵头单位答复诉求人以前都可以更正，原来写的留在下面“办到哪一步”里。',
    missing: '牵头单位请您补充',
    stops: '先问一件事，时限停到对方答复为止，停了多久会写明。',
  },
  en: {
    title: (lead) => `Reply to ${lead}`,
    attach: 'Attach files',
    send: (outcome) => `Reply: ${outcome}`,
    sendPlain: 'Reply to the lead unit',
    done: 'Replied: the lead unit has it',
    correct: 'Correct the reply',
    corrected: 'Corrected: the lead unit has it',
    keep: 'Leave it as it is',
    kept: 'You can correct it until the lead answers the requester; what you wrote before stays below under “How far it is”.',
    missing: 'The lead unit asks you to add',
    stops: 'Asking first stops your clock until the answer comes; how long it stood still will be shown.',
  },
})

export type Reply = {
  form: PartReplyForm
  send: Act<typeof replyByLink>
  tried: number
  /** The reply of before is being put right. */
  correcting: boolean
  setCorrecting: (on: boolean) => void
  foot: ReactNode
}

/** Under which a reply is kept while it is being written. */
export const replyKey = (token: string): string => `reply ${token}`

const mayWrite = (view: LinkView, correcting: boolean): boolean => (correcting ? view.can.correct : view.can.reply) === true

/** The reply being written, or put right: its form, and the button for the foot of the page. */
export function useReply(props: AssignmentProps): Reply {
  const { view } = props
  const [asked, setCorrecting] = useState(false)
  const correcting = asked && view.can.correct === true
  const first = useOneReply(props, false)
  const second = useOneReply(props, true, () => setCorrecting(false))
  const t = useText()
  // it begins with what stands there now, which may have come since the page was opened
  const begin = (): void => {
    if (!second.form.dirty) second.form.set({ outcome: view.outcome, text: view.reply ?? '' })
    setCorrecting(true)
  }
  const start =
    view.can.correct === true ? (
      <Button icon="pen" grow onPress={begin}>
        {t.correct}
      </Button>
    ) : undefined
  const now = correcting ? second : first
  return { ...now, correcting, setCorrecting, foot: mayWrite(view, correcting) ? now.foot : start }
}

function useOneReply(
  { token, view }: AssignmentProps,
  corrects: boolean,
  onDone?: () => void,
): Omit<Reply, 'correcting' | 'setCorrecting'> {
  const t = useText()
  const tx = useTx()
  const send = useAct(corrects ? correctByLink : replyByLink, { touches: [getLink] })
  const [tried, setTried] = useState(0)
  // what was said before is the beginning of a correction, and of a reply that was sent back
  const form = usePartReply(`${replyKey(token)}${corrects ? ' correct' : ''}`, view, send.error)
  const submit = (): void => {
    setTried(tried + 1)
    const body = form.body()
    if (!body) return
    send.run({ params: { token }, body }, () => {
      form.done()
      setTried(0)
      announce(corrects ? t.corrected : t.done)
      onDone?.()
    })
  }
  const { outcome } = form.values
  const words = outcome ? t.send(tx(replyOutcomeText[outcome])) : t.sendPlain
  const foot = (
    <Button look="primary" grow pending={send.pending} onPress={submit}>
      {corrects ? t.correct : words}
    </Button>
  )
  return { form, send, tried, foot }
}

export function ReplyPart({ reply, token, view }: AssignmentProps & { reply: Reply }): ReactNode {
  const t = useText()
  const tx = useTx()
  const { form, send, tried, correcting } = reply
  if (!mayWrite(view, correcting)) {
    const written = form.values.text.trim()
    return (
      <>
        {view.state === 'signed' && view.can.reply !== true && <p className="s soft part">{tx(view.can.reply.why)}</p>}
        {written !== view.reply && <Unsent text={written} />}
      </>
    )
  }
  const { files } = form.values
  return (
    <section className="part no-print">
      <h2>{correcting ? t.correct : t.title(tx(view.lead))}</h2>
      <div className="stack tight">
        {view.missing !== null && (
          <div className="said over">
            <b>{t.missing}</b>
            <p className="own-words">{view.missing}</p>
          </div>
        )}
        {correcting && <p className="s soft">{t.kept}</p>}
        {(tried > 0 || Boolean(send.error)) && <ErrorSummary key={tried} error={send.error} fields={form.errors} />}
        <PartReplyFields form={form} rows={4} />
        <div className="two">
          <FileInput
            files={files}
            onChange={(next) => form.set({ files: next })}
            label={t.attach}
            send={async (file, onProgress) => (await upload(attachByLink, { params: { token } }, file, { onProgress })).file}
          />
          {correcting ? (
            <Button onPress={() => reply.setCorrecting(false)}>{t.keep}</Button>
          ) : (
            <AskButton token={token} can={view.can.ask} />
          )}
        </div>
        {!correcting && <p className="s muted">{view.can.ask === true ? t.stops : tx(view.can.ask.why)}</p>}
      </div>
    </section>
  )
}
