import { correctReply, replyAssignment } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts } from '../../../kit/words/text.ts'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { PartReplyFields, usePartReply } from '../../../kit/work/part-reply.tsx'
import type { UnitActionProps } from './ask.ts'
import { DeskFiles } from './desk-files.tsx'

const useText = texts({
  zh: {
    reply: '回复牵头单位',
    correct: '更正回复',
    asked: '请您这边办的：',
    missing: '牵头单位请您补充：',
    merged: '牵头单位会把各家的回复合成一个答复。',
    kept: '牵头单位答复诉求人以前都可以更正，原来写的留在进展里。',
    replied: '已回复牵头单位',
    corrected: '已更正，牵头单位收到了',
  },
  en: {
    reply: 'Reply to the lead unit',
    correct: 'Correct the reply',
    asked: 'You were asked to: ',
    missing: 'The lead unit asks you to add: ',
    merged: 'The lead unit makes one answer of all the replies.',
    kept: 'You can correct it until the lead answers the requester; what you wrote before stays in the progress.',
    replied: 'The lead unit has your reply',
    corrected: 'Corrected; the lead unit has it',
  },
})

/** One unit's part: how it went or by when, in words, with files; or the same put right. */
export function ReplyDialog({ need, unit, onClose, corrects = false }: UnitActionProps & { corrects?: boolean }): ReactNode {
  const t = useText()
  const act = useNeedAct(corrects ? correctReply : replyAssignment)
  const form = usePartReply(`${unit.id} ${corrects ? 'correct' : 'reply'}`, unit, act.error)
  const { files } = form.values
  const send = (): void => {
    const body = form.body()
    if (!body) return
    act.run({ params: { assignmentId: unit.id }, body }, () => {
      form.done()
      announce(corrects ? t.corrected : t.replied)
      onClose()
    })
  }
  const title = corrects ? t.correct : t.reply
  return (
    <NeedDialog
      need={need}
      title={title}
      confirm={title}
      act={act}
      can={corrects ? unit.can.correct : unit.can.reply}
      onSend={send}
      onClose={onClose}
    >
      {unit.ask && (
        <p className="said">
          {t.asked}
          {unit.ask}
        </p>
      )}
      {unit.missing !== null && (
        <p className="said over">
          {t.missing}
          {unit.missing}
        </p>
      )}
      <p className="s soft">{corrects ? t.kept : t.merged}</p>
      <PartReplyFields form={form} prefix="f-" rows={5} />
      <DeskFiles files={files} onChange={(next) => form.set({ files: next })} />
    </NeedDialog>
  )
}
