import type { ReactNode } from 'react'
import { texts } from '../words/text.ts'
import { Icon } from './icon.tsx'

const useText = texts({
  zh: { todo: '还没到：', now: '现在：', over: '要留意：', done: '已做：', off: '不再办：' },
  en: { todo: 'To come: ', now: 'Now: ', over: 'To note: ', done: 'Done: ', off: 'Not any more: ' },
})

export type TimelineStep = {
  key: string
  /** `off`: it will not come any more. */
  tone: 'todo' | 'now' | 'over' | 'done' | 'off'
  title: ReactNode
  /** What it means to the reader, or what somebody wrote. */
  detail?: ReactNode
  /** When and which role: 今天 9:10, 楼宇工作站 */
  meta?: ReactNode
  at?: string | null
}

/** What happened, newest first; one `now` at most. `heading` makes the titles headings of that level (phone pages). */
export function Timeline({ steps, heading = false }: { steps: readonly TimelineStep[]; heading?: boolean }): ReactNode {
  const t = useText()
  return (
    <ol className="tl">
      {steps.map((step) => {
        const strong = heading || step.tone === 'now'
        const title = (
          <>
            <span className="vh">{t[step.tone]}</span>
            {step.title}
          </>
        )
        return (
          <li key={step.key} className={step.tone}>
            <span className="dot">
              {step.tone === 'done' && <Icon name="check" />}
              {step.tone === 'over' && <Icon name="alert" />}
            </span>
            {heading ? (
              <h3 className={step.tone === 'todo' || step.tone === 'off' ? 'muted' : undefined}>{title}</h3>
            ) : strong ? (
              <b>{title}</b>
            ) : (
              <span>{title}</span>
            )}
            {step.detail && <div className="detail-line">{step.detail}</div>}
            {step.meta &&
              (heading ? (
                <TimeLine at={step.at}>{step.meta}</TimeLine>
              ) : (
                <div>
                  <TimeLine at={step.at}>{step.meta}</TimeLine>
                </div>
              ))}
          </li>
        )
      })}
    </ol>
  )
}

function TimeLine({ at, children }: { at: string | null | undefined; children: ReactNode }): ReactNode {
  return <time dateTime={at ?? undefined}>{children}</time>
}
