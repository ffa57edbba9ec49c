import type { ReactNode } from 'react'
import { ApiError, errorText, RefusedError } from '../api/errors.ts'
import { useLang } from '../words/lang.ts'
import { texts } from '../words/text.ts'
import { Button, LinkButton } from './button.tsx'
import { Icon } from './icon.tsx'

const useText = texts({
  zh: {
    loading: '正在打开',
    retry: '再试一次',
    title: '没有打开',
    request: '问工作站时可以报这个编号：',
    more: '再看 20 条',
    end: '没有更多了',
    signIn: '去登录',
  },
  en: {
    loading: 'Loading',
    retry: 'Try again',
    title: 'This did not open',
    request: 'If you ask the workstation, give this number: ',
    more: 'Show 20 more',
    end: 'That is all',
    signIn: 'Sign in',
  },
})

/** What is not here, when or how it will be, one button. */
export function Empty({
  title,
  children,
  action,
  framed = true,
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  framed?: boolean
}): ReactNode {
  return (
    <div className={framed ? 'card empty' : 'empty'}>
      <b>{title}</b>
      {children && <span className="s">{children}</span>}
      {action}
    </div>
  )
}

/** The shape of what comes. */
export function Loading({ lines = 3 }: { lines?: number }): ReactNode {
  const t = useText()
  return (
    <div className="skeleton" aria-busy="true" role="status" aria-label={t.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  )
}

/** Why something could not be shown and what to do; a refusal is not offered again, everything else is. */
export function ErrorState({
  error,
  onRetry,
  action,
}: {
  error: unknown
  onRetry?: (() => void) | undefined
  action?: ReactNode
}): ReactNode {
  const t = useText()
  const lang = useLang()
  const requestId = error instanceof ApiError ? error.requestId : undefined
  return (
    <div className="trouble" role="alert">
      <h2>
        <Icon name="alert" /> {t.title}
      </h2>
      <p>{errorText(error, lang)}</p>
      {requestId && !(error instanceof RefusedError) && (
        <p className="s muted">
          {t.request}
          {requestId}
        </p>
      )}
      {action}
      {error instanceof RefusedError && error.kind === 'signed-out' && (
        <LinkButton to={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}>{t.signIn}</LinkButton>
      )}
      {onRetry && !(error instanceof RefusedError) && <Button onPress={onRetry}>{t.retry}</Button>}
    </div>
  )
}

type Readable<T> = { data: T | undefined; error: unknown; refetch: () => unknown }

/** Draws a read in its three states: `<Loaded from={useRead(…)}>{(need) => …}</Loaded>`; old data stays while new comes. */
export function Loaded<T>({ from, lines, children }: { from: Readable<T>; lines?: number; children: (data: T) => ReactNode }): ReactNode {
  if (from.data !== undefined) return children(from.data)
  if (from.error) return <ErrorState error={from.error} onRetry={() => void from.refetch()} />
  return <Loading {...(lines !== undefined && { lines })} />
}

/** End of a list that comes in pages. */
export function Pager({
  more,
  loadingMore,
  loadMore,
  showEnd,
}: {
  more: boolean
  loadingMore: boolean
  loadMore: () => void
  showEnd?: boolean
}): ReactNode {
  const t = useText()
  if (!more) return showEnd ? <p className="s muted pager">{t.end}</p> : null
  return (
    <p className="pager">
      <Button pending={loadingMore} onPress={loadMore}>
        {t.more}
      </Button>
    </p>
  )
}
