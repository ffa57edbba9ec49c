import { acceptTie, endOwnTie } from '@liti/contract/directory'
import type { Me } from '@liti/contract/session'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useMe } from '../me.ts'
import { useAct } from '../api/query.tsx'
import { texts, useTx } from '../words/text.ts'
import { announce } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'

const useText = texts({
  zh: {
    label: '请您确认',
    contact: (firm: string, job: string) => `${firm}把您登记为联系人${job && `（${job}）`}，是吗？`,
    works: (firm: string, job: string) => `${firm}把您登记为员工${job && `（${job}）`}，是吗？`,
    contactMeans: '答“是”，您就能看、能改这家单位的档案，也能替它提诉求。它看不到您自己提的诉求。',
    worksMeans: '答“是”，您就能看这家单位的档案，也能替它提诉求。它看不到您自己提的诉求。',
    yes: '是',
    no: '不是',
    later: '以后再说',
    said: '记下了',
  },
  en: {
    label: 'Please confirm',
    contact: (firm, job) => `${firm} has put you on file as its contact${job && ` (${job})`}. Is that so?`,
    works: (firm, job) => `${firm} has put you on file as working there${job && ` (${job})`}. Is that so?`,
    contactMeans: 'With “Yes” you see and change its file and can raise needs for it. It does not see the needs you raise for yourself.',
    worksMeans: 'With “Yes” you see its file and can raise needs for it. It does not see the needs you raise for yourself.',
    yes: 'Yes',
    no: 'No',
    later: 'Not now',
    said: 'Noted',
  },
})

type Asked = NonNullable<Me['person']>['asked'][number]

/** What the reader put off: not asked again on the next page, but at the next visit. */
const later = new Set<string>()

/** At the top of a page, one after another: what a firm says of the reader. Nothing comes of it before they answer. */
export function TieQuestion(): ReactNode {
  const asked = useMe().data?.person?.asked
  const [, setPut] = useState(0)
  const first = asked?.find(({ affiliationId }) => !later.has(affiliationId))
  const answered = useRef(false)
  // the button that was pressed is gone with its question: the focus goes on to the next one, or to the page
  useEffect(() => {
    if (!answered.current) return
    answered.current = false
    document.querySelector<HTMLElement>('.tie-ask button, main h1, main')?.focus()
  })
  if (!first) return null
  const onLater = (): void => {
    later.add(first.affiliationId)
    setPut((count) => count + 1)
  }
  return <Question key={first.affiliationId} asked={first} onAnswer={() => (answered.current = true)} onLater={onLater} />
}

function Question({ asked, onAnswer, onLater }: { asked: Asked; onAnswer: () => void; onLater: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const yes = useAct(acceptTie)
  const no = useAct(endOwnTie)
  const params = { affiliationId: asked.affiliationId }
  const ask = asked.actsFor ? t.contact : t.works
  const said = (): void => {
    onAnswer()
    announce(t.said)
  }
  return (
    <section className="tie-ask no-print" aria-label={t.label}>
      <ErrorSummary error={yes.error ?? no.error} />
      <p>
        <b>{ask(tx(asked.name), asked.job)}</b>
      </p>
      <p className="s soft">{asked.actsFor ? t.contactMeans : t.worksMeans}</p>
      <p className="row">
        <Button look="primary" pending={yes.pending} onPress={() => yes.run({ params }, said)}>
          {t.yes}
        </Button>
        <Button pending={no.pending} onPress={() => no.run({ params }, said)}>
          {t.no}
        </Button>
        <Button
          look="text"
          onPress={() => {
            onAnswer()
            onLater()
          }}
        >
          {t.later}
        </Button>
      </p>
    </section>
  )
}
