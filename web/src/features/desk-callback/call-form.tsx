import { ratingLevels, type Solved } from '@liti/contract/common'
import { recordCallback, type NeedView } from '@liti/contract/needs'
import { callbackWays, callbackWayText, solvedText, type CallbackWay } from '@liti/contract/needs-words'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { dayText, useWhen } from '../../kit/words/time.ts'
import { Action, ActionBar } from '../../kit/ui/action-bar.tsx'
import { LinkButton } from '../../kit/ui/button.tsx'
import { ChoiceGroup } from '../../kit/ui/choices.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { AreaField, TextField } from '../../kit/ui/field.tsx'
import { useNeedAct } from '../../kit/work/need-act.ts'
import { needPath } from '../../kit/work/paths.ts'
import { useTextProblem } from '../../kit/work/text-dialog.tsx'
import { unsentText, useForm } from '../../kit/work/use-form.ts'
import { Afterwards } from './afterwards.tsx'
import { CallSide } from './call-side.tsx'
import type { Reply } from './callback-list.tsx'

const useText = texts({
  zh: {
    script: (unit: string, asked: string, title: string, by: string, answered: string) =>
      `您好，我是${unit}楼宇工作站的。您 ${asked}提的“${title}”，${by} ${answered}答复了您。想问两句，一分钟。这件事不是我办的，您照实说就行。`,
    how: '怎么问到的',
    howNote: '怎么打通的',
    howHint: '在这里点“拨打”看过号码的，不用写。',
    noHow: '还没选怎么问到的',
    solved: '现在怎么样，事情解决了没有？',
    rating: '对办理满意不满意？',
    read: '五个都念给对方听，不替他选',
    low: '选 1 或 2，自动立一件差评整改，由站长盯，限期回话。',
    words: '还有什么要说的？',
    wordsHint: '照对方的话写，可以空着',
    close: '记下，办结归档',
    again: '记下，退回重新办',
    noSolved: '还没选解决没有',
    noRating: '还没选满意不满意',
    open: '看这件诉求',
    said: '已记下回访结果',
  },
  en: {
    script: (unit, asked, title, by, answered) =>
      `Hello, this is the building workstation of ${unit}. On ${asked} you raised “${title}”; ${by} answered you on ${answered}. May I ask two things? It takes a minute. I did not handle it, so please say what you really think.`,
    how: 'How they were asked',
    howNote: 'How you came through',
    howHint: 'Not needed if you opened the number here.',
    noHow: 'How they were asked is still to be chosen',
    solved: 'How is it now: is it solved?',
    rating: 'Are you satisfied with how it was handled?',
    read: 'Read out all five; do not choose for them',
    low: 'With 1 or 2 a bad-rating case opens by itself; the head of station answers it within its time limit.',
    words: 'Anything else to say?',
    wordsHint: 'In their words; may stay empty',
    close: 'Note it and close',
    again: 'Note it and send it back',
    noSolved: 'Solved or not is still to be chosen',
    noRating: 'The rating is still to be chosen',
    open: 'See the need',
    said: 'The call-back is noted',
  },
})

const outcomes: readonly Solved[] = ['yes', 'partly', 'no']

type Said = { how: CallbackWay | null; howNote: string; solved: Solved | null; rating: number | null; words: string }

/** Under which the answers of a call are kept while it goes on. */
const callKey = (needId: string, round: number): string => `${needId} callback ${round}`

/** What was written down in a call that somebody else closed first. */
export const unsentWords = ({ id, round }: Pick<NeedView, 'id' | 'round'>): string =>
  [round, round - 1].map((each) => unsentText(callKey(id, each), 'words')).find(Boolean) ?? ''

/** The call itself: what to say, three questions, what follows from each answer. */
export function CallForm({ need, month }: { need: NeedView; month: Reply['month'] | undefined }): ReactNode {
  const t = useText()
  const tx = useTx()
  const day = useWhen((moment, now) => dayText(moment, { now }))
  const problem = useTextProblem()
  const act = useNeedAct(recordCallback)
  const form = useForm<Said>(
    callKey(need.id, need.round),
    { how: null, howNote: '', solved: null, rating: null, words: '' },
    ({ words, howNote }) => ({ words: problem(words, 500, true), howNote: problem(howNote, 200, true) }),
    act.error,
  )
  const { how, howNote, solved, rating, words } = form.values
  const save = (): void => {
    if (!how || !solved || !rating || !form.ready()) return
    const note = how === 'phone' ? howNote.trim() : ''
    act.run({ params: { needId: need.id }, body: { how, howNote: note, solved, rating, words: words.trim() } }, () => {
      form.done()
      announce(t.said)
    })
  }
  const missing = !how ? t.noHow : !solved ? t.noSolved : !rating ? t.noRating : null
  const { answer } = need
  return (
    <>
      <div className="cols">
        <div className="call">
          <ErrorSummary error={act.error} />
          <p className="say-this">
            {t.script(
              tx(need.unit.name),
              day(need.createdAt),
              need.title,
              tx(answer?.by ?? need.owner.name),
              day(answer?.at ?? need.createdAt),
            )}
          </p>
          <ChoiceGroup legend={t.how}>
            <div className="o3">
              {callbackWays.map((way) => (
                <label key={way} className="opt">
                  <input type="radio" name="how" value={way} checked={how === way} onChange={() => form.set({ how: way })} />
                  <span>{tx(callbackWayText[way])}</span>
                </label>
              ))}
            </div>
          </ChoiceGroup>
          {how === 'phone' && (
            <TextField
              id="f-howNote"
              label={t.howNote}
              hint={t.howHint}
              optional
              max={200}
              value={howNote}
              onChange={(next) => form.set({ howNote: next })}
              error={form.errors.howNote}
            />
          )}
          <ChoiceGroup
            legend={
              <>
                <b className="n">1</b> {t.solved}
              </>
            }
          >
            <div className="o3">
              {outcomes.map((value) => (
                <label key={value} className="opt">
                  <input type="radio" name="solved" value={value} checked={solved === value} onChange={() => form.set({ solved: value })} />
                  <span>{tx(solvedText[value])}</span>
                </label>
              ))}
            </div>
          </ChoiceGroup>
          <ChoiceGroup
            legend={
              <>
                <b className="n">2</b> {t.rating} <span className="s soft">{t.read}</span>
              </>
            }
          >
            <div className="o5">
              {ratingLevels.map(({ level, text }) => (
                <label key={level} className="opt">
                  <input type="radio" name="rating" value={level} checked={rating === level} onChange={() => form.set({ rating: level })} />
                  <span>
                    {level} {tx(text)}
                  </span>
                </label>
              ))}
            </div>
            <p className="hint">{t.low}</p>
          </ChoiceGroup>
          <AreaField
            id="f-words"
            label={
              <>
                <b className="n">3</b> {t.words}
              </>
            }
            placeholder={t.wordsHint}
            max={500}
            late
            rows={2}
            value={words}
            onChange={(next) => form.set({ words: next })}
            error={form.errors.words}
          />
          <Afterwards need={need} />
        </div>
        <CallSide need={need} month={month} />
      </div>
      <ActionBar>
        <Action
          can={missing === null ? true : { why: { zh: missing, en: missing } }}
          look="primary"
          icon="check"
          pending={act.pending}
          onPress={save}
        >
          {solved === 'no' ? t.again : t.close}
        </Action>
        <LinkButton to={needPath(need.id)}>{t.open}</LinkButton>
      </ActionBar>
    </>
  )
}
