import type { Solved } from '@liti/contract/common'
import { confirmOutcome, trackNeed, type TrackView } from '@liti/contract/needs'
import { mostRounds, solvedText } from '@liti/contract/needs-words'
import { useState, type ReactNode } from 'react'
import { useGo, usePathParams } from '../../kit/nav.tsx'
import { useAct, useRead } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button, LinkButton } from '../../kit/ui/button.tsx'
import { RadioCards, RatingBoxes } from '../../kit/ui/choices.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { AreaField } from '../../kit/ui/field.tsx'
import { Empty, Loading } from '../../kit/ui/states.tsx'
import { useForm } from '../../kit/work/use-form.ts'
import { Form } from '../../kit/ui/form.tsx'
import { AnswerBlock } from './answer-block.tsx'
import { CannotOpen } from './cannot-open.tsx'
import '../../kit/portal/portal.css'
import './follow-need.css'

const useText = texts({
  zh: {
    title: '事情办完了，请您确认',
    back: '诉求进度',
    solved: '您的诉求解决了吗？',
    again: '没有解决，请重新办',
    street: '没有解决，请街道来定',
    rating: '办理过程您满意吗？',
    words: '还想说什么',
    noSolved: '还没选解决了没有',
    noRating: '还没选满意不满意。我们不替您选',
    note: '评价计入承办单位的满意率。您不评价，会有没办过这件事的人打电话问您，不会替您选。',
    low: '选“不满意”或“非常不满意”，会专门有人再联系您，查原因、改。',
    send: '提交评价',
    done: '收到您的评价了',
    reopened: '收到了，这件事重新办',
    decides: '收到了，怎么办由街道来定',
    not: '现在不用确认',
    track: '看进度',
  },
  en: {
    title: 'It is done: please confirm',
    back: 'Progress',
    solved: 'Is your need solved?',
    again: 'Not solved, please take it up again',
    street: 'Not solved, let the sub-district decide',
    rating: 'How satisfied are you with the handling?',
    words: 'Anything else',
    noSolved: 'Whether it is solved is still to be chosen',
    noRating: 'Your satisfaction is still to be chosen. We do not choose for you',
    note: 'Your rating counts towards the unit’s satisfaction rate. If you give none, somebody who did not handle the matter calls and asks; nobody chooses for you.',
    low: 'After “dissatisfied” or “very dissatisfied” somebody contacts you, looks for the cause and puts it right.',
    send: 'Hand in your rating',
    done: 'Your rating is received',
    reopened: 'Received: the matter is taken up again',
    decides: 'Received: the sub-district decides what to do',
    not: 'There is nothing to confirm now',
    track: 'See the progress',
  },
})

/** Solved first, then the five national levels; nothing is chosen beforehand. */
export function ConfirmPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const { needId } = usePathParams<'needId'>()
  const need = useRead(trackNeed, { params: { needId } }, { live: [`need:${needId}`, 'person'] })
  const back = { to: `/n/${needId}`, label: t.back }
  if (need.error && !need.data) return <CannotOpen error={need.error} onRetry={() => void need.refetch()} />
  if (need.data?.can.confirm === true) return <ConfirmForm view={need.data} />
  return (
    <PortalPage title={t.back} heading={t.back} back={back}>
      {need.data ? (
        <Empty title={t.not} action={<LinkButton to={back.to}>{t.track}</LinkButton>}>
          {tx(need.data.can.confirm.why)}
        </Empty>
      ) : (
        <Loading lines={6} />
      )}
    </PortalPage>
  )
}

type Verdict = { solved: Solved | null; rating: number | null; words: string }

function ConfirmForm({ view }: { view: TrackView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const go = useGo()
  const send = useAct(confirmOutcome)
  const [tried, setTried] = useState(0)
  const back = { to: `/n/${view.id}`, label: t.back }
  const start: Verdict = { solved: null, rating: null, words: '' }
  const form = useForm(
    `confirm ${view.id}`,
    start,
    ({ solved, rating }) => ({ solved: solved ? undefined : t.noSolved, rating: rating ? undefined : t.noRating }),
    send.error,
  )
  const { solved, rating, words } = form.values
  const last = (view.answer?.round ?? 1) >= mostRounds
  const submit = async (): Promise<void> => {
    setTried(tried + 1)
    if (send.pending || !form.ready() || !solved || !rating) return
    try {
      // Awaited, not called back: the form is gone as soon as the page knows that there is nothing left to confirm.
      const now = await send.runAsync({ params: { needId: view.id }, body: { solved, rating, words: words.trim() } })
      form.done()
      announce(now.state === 'closed' ? t.done : last ? t.decides : t.reopened)
      go(back.to, { replace: true })
    } catch {
      // Said above the form.
    }
  }
  return (
    <PortalPage
      title={`${view.number} ${view.title}`}
      back={back}
      foot={
        <Button look="primary" grow pending={send.pending} onPress={() => void submit()}>
          {t.send}
        </Button>
      }
    >
      <Form onSubmit={() => void submit()}>
        <header>
          <p className="s muted">{view.title}</p>
          <h1>{t.title}</h1>
        </header>
        {tried > 0 && <ErrorSummary key={tried} error={send.error} fields={form.errors} />}
        {view.answer && <AnswerBlock answer={view.answer} />}
        <RadioCards
          id="solved"
          legend={<span className="l">{t.solved}</span>}
          error={form.errors.solved}
          value={solved}
          onChange={(value) => form.set({ solved: value })}
          options={[
            { value: 'yes', label: tx(solvedText.yes) },
            { value: 'partly', label: tx(solvedText.partly) },
            { value: 'no', label: last ? t.street : t.again },
          ]}
        />
        <RatingBoxes
          id="rating"
          legend={<span className="l">{t.rating}</span>}
          error={form.errors.rating}
          value={rating}
          onChange={(level) => form.set({ rating: level })}
        />
        {rating !== null && rating <= 2 && (
          <p className="s soft" role="status">
            {t.low}
          </p>
        )}
        <AreaField id="words" label={t.words} optional max={500} rows={3} value={words} onChange={(value) => form.set({ words: value })} />
        <p className="s soft">{t.note}</p>
      </Form>
    </PortalPage>
  )
}
