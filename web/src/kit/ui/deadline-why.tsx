import type { DeadlineView } from '@liti/contract/deadline'
import type { ReactNode } from 'react'
import { texts, useTx } from '../words/text.ts'
import { Button, LinkButton } from './button.tsx'
import { Icon } from './icon.tsx'
import { Sheet } from './sheet.tsx'

const useText = texts({
  zh: { title: '为什么是这一天', week: '一 二 三 四 五 六 日', work: '班', today: '今天', rule: '看规则原文', wrong: '算得不对' },
  en: { title: 'Why this day', week: 'Mo Tu We Th Fr Sa Su', work: 'on', today: 'today', rule: 'Read the rule', wrong: 'This is wrong' },
})

const cellClass: Record<DeadlineView['days'][number]['kind'], string> = {
  past: 'past',
  start: 'start',
  on: 'on',
  off: 'off',
  stop: 'stop',
  end: 'end-day',
  after: 'past',
}

/** The answer, the days counted and skipped, and the steps in words; `onWrong` is where to say that it was worked out wrongly. */
export function DeadlineWhy({ deadline, onWrong }: { deadline: DeadlineView; onWrong?: (() => void) | undefined }): ReactNode {
  const t = useText()
  const tx = useTx()
  return (
    <>
      <div className="ans">
        <strong>{tx(deadline.answer)}</strong>
        <span className="s soft">{tx(deadline.summary)}</span>
      </div>
      {deadline.warnings.map((warning) => (
        <p key={warning.year} className="due soon">
          <Icon name="alert" />
          {tx(warning.text)}
        </p>
      ))}
      {deadline.days.length > 0 && (
        <div className="card calc">
          <div className="wcal" role="img" aria-label={tx(deadline.grid)}>
            {t.week.split(' ').map((day) => (
              <span key={day} className="h">
                {day}
              </span>
            ))}
            {deadline.days.map((cell) => (
              <div key={cell.day} className={cell.today ? `${cellClass[cell.kind]} now` : cellClass[cell.kind]}>
                <b>
                  {cell.head}
                  {cell.makeUp && ` ${t.work}`}
                  {cell.today && <small>{t.today}</small>}
                </b>
                {cell.label && tx(cell.label)}
              </div>
            ))}
          </div>
        </div>
      )}
      <ol className="st">
        {deadline.steps.map((step) => (
          <li key={`${step.kind}${step.title.en}`}>
            <div>
              {step.kind === 'due' ? <b>{tx(step.title)}</b> : tx(step.title)}
              {step.detail && <p>{tx(step.detail)}</p>}
            </div>
            {step.aside && <span className="r">{tx(step.aside)}</span>}
          </li>
        ))}
      </ol>
      {deadline.note && <p className="s muted why-note">{tx(deadline.note)}</p>}
      <div className="why-foot">
        {deadline.rule.url && (
          <LinkButton icon="doc" to={deadline.rule.url}>
            {t.rule}
          </LinkButton>
        )}
        {onWrong && (
          <Button icon="ask" onPress={onWrong}>
            {t.wrong}
          </Button>
        )}
      </div>
    </>
  )
}

/** The same over the page; every date in the product opens it. */
export function DeadlineWhySheet({
  deadline,
  onWrong,
  onClose,
}: {
  deadline: DeadlineView
  onWrong?: (() => void) | undefined
  onClose: () => void
}): ReactNode {
  return (
    <Sheet title={useText().title} onClose={onClose}>
      <DeadlineWhy deadline={deadline} onWrong={onWrong} />
    </Sheet>
  )
}
