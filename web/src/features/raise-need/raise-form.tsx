import { useEffect, useState, type ReactNode } from 'react'
import { later } from '../../kit/later.tsx'
import { Redirect, useGo } from '../../kit/nav.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button, isSecondPress } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { Steps } from '../../kit/ui/steps.tsx'
import { Form } from '../../kit/ui/form.tsx'
import { problemsOf, type Wrong } from './check-writing.ts'
import type { Intake, StepProps } from './step-props.ts'
import { useDraftSaver, type DraftSaver } from './use-draft-saver.ts'
import { WhereStep } from './where-step.tsx'
import { WordsStep } from './words-step.tsx'
import { isStarted, pathOf, stepsFor, toDraft, type Step, type Writing } from './writing.ts'

// the last steps come while the first is being filled in
const ContactStep = later(async () => (await import('./contact-step.tsx')).ContactStep)
const CheckStep = later(async () => (await import('./check-step.tsx')).CheckStep)

const useText = texts({
  zh: {
    where: '是哪一类事',
    words: '说说您的诉求',
    contact: '怎么联系您',
    check: '看一遍，再提给工作站',
    checkShort: '看一遍',
    back: '上一步',
    home: '首页',
    later: '保存，稍后再写',
    kept: '草稿存好了，回来接着写',
    notKept: '现在没存上。请不要关掉这一页，网络好了会自动再存',
    trouble: '草稿还没存上，网络好了会自动再存',
    refused: '写得太长，草稿存不下。删短一些就会存上',
    next: (what: string) => `下一步：${what}`,
    comma: '，',
  },
  en: {
    where: 'What kind is it',
    words: 'Say what you need',
    contact: 'How to reach you',
    check: 'Check it, then hand it in',
    checkShort: 'check it',
    back: 'Back',
    home: 'Home',
    later: 'Save for later',
    kept: 'Draft kept. Come back to go on',
    notKept: 'Could not be kept just now. Leave this page open; it is tried again by itself',
    trouble: 'The draft is not kept yet; it is tried again by itself',
    refused: 'Too long to be kept as a draft. Make it shorter and it is kept',
    next: (what) => `Next: ${what}`,
    comma: ', ',
  },
})

/** The four steps around one piece of writing; each has an address, so that the browser's back goes one step back. */
export function RaiseForm({
  step,
  initial,
  intake,
  signedIn,
}: {
  step: Step
  initial: Writing
  intake: Intake
  signedIn: boolean
}): ReactNode {
  const [writing, setWriting] = useState(initial)
  const [refused, setRefused] = useState<Wrong>({})
  const saver = useDraftSaver(isStarted(writing) ? toDraft(writing, step) : null)
  const path = stepsFor(signedIn)
  const at = path.indexOf(step)
  const lacking = path.slice(0, at).find((each) => Object.keys(problemsOf(each, writing, intake.categories)).length > 0)
  if (at < 0 || lacking) return <Redirect to={pathOf(lacking ?? 'where')} replace />
  const set = (patch: Partial<Writing>): void => {
    setWriting((former) => ({ ...former, ...patch }))
    setRefused((former) => Object.fromEntries(Object.entries(former).filter(([field]) => !(field in patch))))
  }
  return <StepPage key={step} {...{ step, writing, set, intake, signedIn, saver, path, refused, onRefused: setRefused }} />
}

function StepPage({
  step,
  saver,
  path,
  refused,
  onRefused,
  ...props
}: Omit<StepProps, 'wrong'> & {
  step: Step
  saver: DraftSaver
  path: readonly Step[]
  refused: Wrong
  onRefused: (wrong: Wrong) => void
}): ReactNode {
  const t = useText()
  const go = useGo()
  const [tried, setTried] = useState(0)
  const [sending, setSending] = useState(0)
  const at = path.indexOf(step)
  const [before, after] = [path[at - 1], path[at + 1]]
  const own = problemsOf(step, props.writing, props.intake.categories)
  const wrong: Wrong = tried > 0 ? { ...refused, ...own } : refused
  const { flush } = saver
  useEffect(() => void flush(), [flush])

  const keepForLater = async (): Promise<void> => {
    const outcome = await flush()
    if (outcome !== 'saved') return announce(outcome === 'refused' ? t.refused : t.notKept)
    go('/')
    announce(t.kept)
  }
  const next = (): void => {
    setTried(tried + 1)
    if (Object.keys(own).length > 0 || sending > 0 || !after) return
    void flush()
    go(pathOf(after))
  }
  const back = before ? { to: pathOf(before), label: t.back } : { to: '/', label: t.home }
  const end = (
    <button type="button" onClick={() => void keepForLater()}>
      {t.later}
    </button>
  )
  const top = (
    <>
      <Steps at={at + 1} of={path.length} />
      {(saver.state === 'trouble' || saver.state === 'refused') && (
        <p className="s draft-trouble" role="status">
          {t[saver.state]}
        </p>
      )}
    </>
  )
  if (step === 'check') return <CheckStep {...{ ...props, wrong: refused, top, back, end, saver, onRefused }} title={t.check} />
  return (
    <PortalPage
      title={t[step]}
      back={back}
      end={end}
      foot={
        <Button look="primary" grow onPress={(event) => !isSecondPress(event) && next()}>
          {t.next(after ? t[after === 'check' ? 'checkShort' : after] : '')}
        </Button>
      }
    >
      {top}
      <Form className="stack raise-form" onSubmit={next}>
        {step !== 'words' && <h1>{t[step]}</h1>}
        {tried > 0 && <ErrorSummary key={tried} fields={own} />}
        {step === 'where' && <WhereStep {...props} wrong={wrong} />}
        {step === 'words' && (
          <WordsStep {...props} wrong={wrong} title={t.words} waiting={tried > 0 && sending > 0} onSending={setSending} />
        )}
        {step === 'contact' && <ContactStep {...props} wrong={wrong} />}
        <button type="submit" className="vh" tabIndex={-1} aria-hidden="true" />
      </Form>
    </PortalPage>
  )
}
