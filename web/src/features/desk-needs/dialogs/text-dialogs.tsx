import { answerQuestion, askQuestion, cancelAssignment, contactNeed, noteNeed, sendBackReply, urgeAssignment } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../../kit/words/text.ts'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { TextDialog } from '../../../kit/work/text-dialog.tsx'
import type { ActionProps, UnitActionProps } from './ask.ts'

const useText = texts({
  zh: {
    contact: '记下首次联系',
    contactLabel: '怎么联系的，问清了什么',
    contactHint: '诉求人也能看到：写打了电话还是见了面，说了什么。',
    contactSaid: '已记下首次联系',
    note: '写内部记录',
    noteLabel: '记录',
    noteHint: '只有办这件事的单位能看到，诉求人看不到。',
    noteSaid: '已记下',
    urge: (unit: string) => `催办${unit}`,
    urgeLabel: '要说什么',
    urgeHint: '会发消息给它，并记在进展里。',
    urgeSaid: (unit: string) => `已催办${unit}`,
    cancel: (unit: string) => `撤销${unit}的协办`,
    cancelLabel: '为什么撤销',
    cancelHint: '它会收到通知，它的链接马上失效，时限停止。',
    cancelSaid: (unit: string) => `已撤销${unit}`,
    cancelPromised: '它说好的日子告诉过诉求人：撤销和原因，诉求人也会看到。',
    sendBack: '退回补充',
    sendBackLabel: '还缺什么',
    sendBackHint: '它会收到您写的这几句，回复的时限重新算。原来的回复留在进展里。',
    sendBackSaid: (unit: string) => `已请${unit}补充`,
    ask: '先问一件事',
    askLabel: '要问什么',
    askHint: '问牵头单位。答复以前，您这边的时限停着。',
    askSaid: '已发给牵头单位',
    question: (unit: string) => `答复${unit}的提问`,
    questionSend: (unit: string) => `答复${unit}的提问`,
    questionLabel: '答复',
    questionHint: '答复以后，它的时限接着走。',
    questionSaid: (unit: string) => `已答复${unit}`,
  },
  en: {
    contact: 'Note the first contact',
    contactLabel: 'How you reached them and what you learned',
    contactHint: 'The requester sees this too: by phone or in person, and what was said.',
    contactSaid: 'First contact noted',
    note: 'Internal note',
    noteLabel: 'Note',
    noteHint: 'Only the units on this need see it, not the requester.',
    noteSaid: 'Noted',
    urge: (unit) => `Urge ${unit}`,
    urgeLabel: 'What to say',
    urgeHint: 'They get a message, and it is noted in the progress.',
    urgeSaid: (unit) => `${unit} has been urged`,
    cancel: (unit) => `Withdraw ${unit}`,
    cancelLabel: 'Why',
    cancelHint: 'They are told, their link stops working at once and their clock ends.',
    cancelSaid: (unit) => `${unit} has been withdrawn`,
    cancelPromised: 'The requester was told the day it named: they will read that it ends, and why.',
    sendBack: 'Send back to be completed',
    sendBackLabel: 'What is missing',
    sendBackHint: 'They get these words, and their time to reply begins again. The reply of before stays in the progress.',
    sendBackSaid: (unit) => `${unit} was asked to complete it`,
    ask: 'Ask first',
    askLabel: 'Your question',
    askHint: 'It goes to the lead unit. Your clock stands still until it is answered.',
    askSaid: 'Sent to the lead unit',
    question: (unit) => `Answer the question of ${unit}`,
    questionSend: () => 'Answer the question',
    questionLabel: 'Answer',
    questionHint: 'Their clock runs on once you have answered.',
    questionSaid: (unit) => `${unit} has its answer`,
  },
})

export function ContactDialog(props: ActionProps): ReactNode {
  const t = useText()
  const { id } = props.need
  const act = useNeedAct(contactNeed)
  const words = { title: t.contact, label: t.contactLabel, hint: t.contactHint, confirm: t.contact, said: t.contactSaid }
  const send = (note: string, done: () => void): void => act.run({ params: { needId: id }, body: { note } }, done)
  return <TextDialog id={`${id} contact`} name="note" max={500} {...props} {...words} can={props.need.can.contact} act={act} send={send} />
}

export function NoteDialog(props: ActionProps): ReactNode {
  const t = useText()
  const { id } = props.need
  const act = useNeedAct(noteNeed)
  const words = { title: t.note, label: t.noteLabel, hint: t.noteHint, confirm: t.note, said: t.noteSaid }
  const send = (note: string, done: () => void): void => act.run({ params: { needId: id }, body: { note } }, done)
  return <TextDialog id={`${id} note`} name="note" max={1000} {...props} {...words} can={props.need.can.note} act={act} send={send} />
}

export function UrgeDialog({ unit, ...props }: UnitActionProps): ReactNode {
  const t = useText()
  const name = useTx()(unit.body)
  const act = useNeedAct(urgeAssignment)
  const words = { title: t.urge(name), label: t.urgeLabel, hint: t.urgeHint, confirm: t.urge(name), said: t.urgeSaid(name) }
  const send = (note: string, done: () => void): void => act.run({ params: { assignmentId: unit.id }, body: { note } }, done)
  return (
    <TextDialog id={`${unit.id} urge`} name="note" max={300} optional {...props} {...words} can={unit.can.urge} act={act} send={send} />
  )
}

export function CancelDialog({ unit, ...props }: UnitActionProps): ReactNode {
  const t = useText()
  const name = useTx()(unit.body)
  const act = useNeedAct(cancelAssignment)
  const words = {
    title: t.cancel(name),
    label: t.cancelLabel,
    hint: unit.outcome === 'promised' ? t.cancelHint + t.cancelPromised : t.cancelHint,
    confirm: t.cancel(name),
    said: t.cancelSaid(name),
  }
  const send = (note: string, done: () => void): void => act.run({ params: { assignmentId: unit.id }, body: { note } }, done)
  return (
    <TextDialog id={`${unit.id} cancel`} name="note" max={300} danger {...props} {...words} can={unit.can.cancel} act={act} send={send} />
  )
}

export function SendBackDialog({ unit, ...props }: UnitActionProps): ReactNode {
  const t = useText()
  const name = useTx()(unit.body)
  const act = useNeedAct(sendBackReply)
  const words = { title: t.sendBack, label: t.sendBackLabel, hint: t.sendBackHint, confirm: t.sendBack, said: t.sendBackSaid(name) }
  const send = (missing: string, done: () => void): void => act.run({ params: { assignmentId: unit.id }, body: { missing } }, done)
  const intro = unit.reply && <p className="said">{unit.reply}</p>
  return (
    <TextDialog
      id={`${unit.id} send-back`}
      name="missing"
      max={500}
      {...props}
      {...words}
      intro={intro}
      can={unit.can.sendBack}
      act={act}
      send={send}
    />
  )
}

export function AskDialog({ unit, ...props }: UnitActionProps): ReactNode {
  const t = useText()
  const act = useNeedAct(askQuestion)
  const words = { title: t.ask, label: t.askLabel, hint: t.askHint, confirm: t.ask, said: t.askSaid }
  const send = (text: string, done: () => void): void => act.run({ params: { assignmentId: unit.id }, body: { text } }, done)
  return <TextDialog id={`${unit.id} ask`} name="text" max={500} {...props} {...words} can={unit.can.ask} act={act} send={send} />
}

export function QuestionDialog({ unit, question, ...props }: UnitActionProps & { question: { id: string; text: string } }): ReactNode {
  const t = useText()
  const name = useTx()(unit.body)
  const act = useNeedAct(answerQuestion)
  const words = {
    title: t.question(name),
    label: t.questionLabel,
    hint: t.questionHint,
    confirm: t.questionSend(name),
    said: t.questionSaid(name),
  }
  const send = (text: string, done: () => void): void => act.run({ params: { questionId: question.id }, body: { text } }, done)
  const intro = <p className="said">{question.text}</p>
  return (
    <TextDialog
      id={question.id}
      name="text"
      max={1000}
      {...props}
      {...words}
      intro={intro}
      can={unit.can.answerQuestion}
      act={act}
      send={send}
    />
  )
}
