import type { FileRef } from '@liti/contract/common'
import { replyOutcomes, replyOutcomeText, type ReplyOutcome } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { texts, useTx } from '../words/text.ts'
import { dateText } from '../words/time.ts'
import { RadioCards } from '../ui/choices.tsx'
import { AreaField, TextField } from '../ui/field.tsx'
import { useForm, type Form } from './use-form.ts'

const useText = texts({
  zh: {
    outcome: '能不能办',
    how: '怎么办的，什么时候、在哪里',
    plan: '打算怎么办，在哪里',
    partly: '能办哪一部分，其余找谁',
    why: '为什么办不了，依据是什么',
    day: '哪一天办好',
    dayHint: '牵头单位和诉求人都会看到这一天。到那天会提醒您，没办好要说明。',
    moved: (day: string) => `为什么改，原来说好 ${day}`,
    movedHint: '牵头单位和诉求人会看到原来的日子、新的日子和原因。',
    noOutcome: '还没选能不能办',
    noText: '还没写内容，牵头单位要照它答复诉求人',
    noDay: '还没选哪一天能办好',
    noWhy: '改日子要写原因',
    longWhy: '原因写得太长了，请改短一些',
  },
  en: {
    outcome: 'Can it be done',
    how: 'How it was done, when and where',
    plan: 'How it will be done, and where',
    partly: 'Which part, and who does the rest',
    why: 'Why not, and on what basis',
    day: 'The day it will be done',
    dayHint: 'The lead and the requester see this day. You are reminded when it is there.',
    moved: (day) => `Why it moves; ${day} was named before`,
    movedHint: 'The lead and the requester see the old day, the new one and why.',
    noOutcome: 'Whether it can be done is still to be chosen',
    noText: 'Nothing is written yet; the lead answers the requester with it',
    noDay: 'The day it will be done is missing',
    noWhy: 'Say why the day moves',
    longWhy: 'The reason is too long; please shorten it',
  },
})

type Values = { outcome: ReplyOutcome | null; text: string; day: string; why: string; files: FileRef[] }
/** What is known of the part: its earlier words, and the day that was told. */
type Part = { state: string; outcome: ReplyOutcome | null; reply: string | null; promisedDay: string | null; missing: string | null }
export type PartReplyForm = Form<Values> & {
  promisedDay: string | null
  body: () => { outcome: ReplyOutcome; text: string; day: string | null; why: string; files: string[] } | null
}

const whyMost = 300
const lengthOf = (text: string): number => Array.from(text.trim()).length

/** A unit's reply being written; one that is put right or completed begins with the words of before. */
export function usePartReply(key: string, part: Part, refused: unknown): PartReplyForm {
  const t = useText()
  const { promisedDay } = part
  const corrects = part.state === 'replied'
  const start: Values = {
    outcome: corrects ? part.outcome : null,
    text: corrects || part.missing !== null ? (part.reply ?? '') : '',
    day: corrects && part.outcome === 'promised' ? (promisedDay ?? '') : '',
    why: '',
    files: [],
  }
  const moves = ({ outcome, day }: Values): boolean => outcome === 'promised' && promisedDay !== null && day !== '' && day !== promisedDay
  const form = useForm(
    key,
    start,
    (values) => ({
      outcome: values.outcome ? undefined : t.noOutcome,
      text: values.text.trim() ? undefined : t.noText,
      day: values.outcome !== 'promised' || values.day ? undefined : t.noDay,
      why: moves(values) ? (values.why.trim() ? (lengthOf(values.why) > whyMost ? t.longWhy : undefined) : t.noWhy) : undefined,
    }),
    refused,
  )
  const body: PartReplyForm['body'] = () => {
    const { outcome, text, day, why, files } = form.values
    if (!form.ready() || !outcome) return null
    return {
      outcome,
      text: text.trim(),
      day: outcome === 'promised' ? day : null,
      why: moves(form.values) ? why.trim() : '',
      files: files.map(({ id }) => id),
    }
  }
  return { ...form, promisedDay, body }
}

/** Whether it can be done, by when, in words; `prefix` begins the ids of its fields. */
export function PartReplyFields({ form, prefix = '', rows }: { form: PartReplyForm; prefix?: string; rows: number }): ReactNode {
  const t = useText()
  const tx = useTx()
  const { outcome, text, day, why } = form.values
  const label = { done: t.how, promised: t.plan, partly: t.partly, cannot: t.why }[outcome ?? 'done']
  const moves = outcome === 'promised' && form.promisedDay !== null && day !== '' && day !== form.promisedDay
  return (
    <>
      <RadioCards
        id={`${prefix}outcome`}
        hideLegend={prefix === ''}
        legend={t.outcome}
        error={form.errors.outcome}
        value={outcome}
        onChange={(value) => form.set({ outcome: value })}
        options={replyOutcomes.map((value) => ({ value, label: tx(replyOutcomeText[value]) }))}
      />
      {outcome === 'promised' && (
        <TextField
          id={`${prefix}day`}
          type="date"
          label={t.day}
          hint={t.dayHint}
          error={form.errors.day}
          value={day}
          onChange={(value) => form.set({ day: value })}
        />
      )}
      {moves && form.promisedDay !== null && (
        <TextField
          id={`${prefix}why`}
          label={t.moved(tx(dateText(form.promisedDay)))}
          hint={t.movedHint}
          error={form.errors.why}
          max={whyMost}
          value={why}
          onChange={(value) => form.set({ why: value })}
        />
      )}
      <AreaField
        id={`${prefix}text`}
        label={label}
        error={form.errors.text}
        max={2000}
        rows={rows}
        value={text}
        onChange={(value) => form.set({ text: value })}
      />
    </>
  )
}
