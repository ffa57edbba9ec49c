import type { ReactNode } from 'react'
import { RefusedError } from '../../kit/api/errors.ts'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { LinkButton } from '../../kit/ui/button.tsx'
import { ErrorState } from '../../kit/ui/states.tsx'

const useText = texts({
  zh: {
    title: '这件诉求没有打开',
    home: '首页',
    hint: '只有提诉求的人能看。换了手机，或者清过浏览记录，用回执号就能再打开。',
    find: '用回执号查进度',
    signIn: '登录',
  },
  en: {
    title: 'This need did not open',
    home: 'Home',
    hint: 'Only whoever raised it can see it. With another phone or after clearing the browser, the receipt number opens it again.',
    find: 'Open it with the receipt number',
    signIn: 'Sign in',
  },
})

/** A need this device may not see, or that could not be read: what to do about it. */
export function CannotOpen({ error, onRetry }: { error: unknown; onRetry: () => void }): ReactNode {
  const t = useText()
  const refused = error instanceof RefusedError
  return (
    <PortalPage title={t.title} heading={t.title} back={{ to: '/', label: t.home, icon: 'home' }}>
      <ErrorState
        error={error}
        onRetry={onRetry}
        action={
          refused && (
            <>
              <p>{t.hint}</p>
              <div className="paper-actions">
                <LinkButton to="/find" look="primary">
                  {t.find}
                </LinkButton>
                <LinkButton to={`/sign-in?to=${encodeURIComponent(location.pathname)}`}>{t.signIn}</LinkButton>
              </div>
            </>
          )
        }
      />
    </PortalPage>
  )
}
