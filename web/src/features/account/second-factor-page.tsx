import { startSecondFactor } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api/api.ts'
import { fieldErrors } from '../../kit/api/errors.ts'
import { useLang } from '../../kit/words/lang.ts'
import { useMe } from '../../kit/me.ts'
import { useAct } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { Button, LinkButton } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { Form } from '../../kit/ui/form.tsx'
import { ConfirmFactor } from './confirm-factor.tsx'
import '../../kit/portal/portal.css'
import './account.css'

const useText = texts({
  zh: {
    title: '设置动态码',
    me: '我的',
    lead: '登录工作台除了密码，还要手机验证器里的 6 位动态码。密码被人知道了，没有您的手机也进不来。',
    password: '现在的密码',
    hint: '先确认是您本人。还没有密码，先去设一个。',
    none: '还没写密码',
    again: '要换验证器，先输现在的动态码，或一个备用码',
    start: '开始设置',
    set: '去设密码',
  },
  en: {
    title: 'Set up the authenticator code',
    me: 'Me',
    lead: 'The desk asks for a 6-digit code from an authenticator app beside the password. Whoever learns the password still needs your phone.',
    password: 'Present password',
    hint: 'To be sure it is you. If you have none yet, set one first.',
    none: 'The password is missing',
    again: 'To replace the authenticator: its present code, or a backup code',
    start: 'Begin',
    set: 'Set a password',
  },
})

/** First the password, then the code to scan and the backup codes, then proof that it works. */
export function SetUpFactorPage(): ReactNode {
  const t = useText()
  const lang = useLang()
  const start = useAct(startSecondFactor, { touches: [] })
  const replaces = useMe().data?.secondFactor === 'given'
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(0)
  const [given, setGiven] = useState<ReplyOf<typeof startSecondFactor> | null>(null)
  const refused = fieldErrors(start.error, lang)
  const error = (tried > 0 && !password ? t.none : undefined) ?? refused['password']
  const submit = (): void => {
    setTried(tried + 1)
    if (password) start.run({ body: { password, ...(replaces && { code: code.trim() }) } }, setGiven)
  }
  return (
    <PortalPage title={t.title} heading={t.title} back={{ to: '/me', label: t.me }}>
      {given ? (
        <ConfirmFactor {...given} />
      ) : (
        <Form onSubmit={submit}>
          <p className="soft">{t.lead}</p>
          <ErrorSummary key={tried} error={start.error} fields={{ password: error, code: refused['code'] }} />
          <TextField
            id="password"
            type="password"
            autoComplete="current-password"
            label={t.password}
            hint={t.hint}
            error={error}
            value={password}
            onChange={setPassword}
          />
          {replaces && (
            <TextField id="code" autoComplete="one-time-code" label={t.again} error={refused['code']} value={code} onChange={setCode} />
          )}
          <Button type="submit" look="primary" wide pending={start.pending}>
            {t.start}
          </Button>
          <LinkButton to="/me/password">{t.set}</LinkButton>
        </Form>
      )}
    </PortalPage>
  )
}
