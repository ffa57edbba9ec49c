import { factorIn } from '@liti/contract/codes'
import { giveSecondFactor } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { fieldErrors } from '../../kit/api/errors.ts'
import { useLang } from '../../kit/words/lang.ts'
import { useSignOut } from '../../kit/me.ts'
import { useAct } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { Button } from '../../kit/ui/button.tsx'
import { CodeField } from '../../kit/ui/code-field.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { Form } from '../../kit/ui/form.tsx'
import { useSignedIn } from './use-signed-in.ts'
import '../../kit/portal/portal.css'
import './sign-in.css'

const useText = texts({
  zh: {
    title: '输入动态码',
    back: '登录',
    code: '6 位动态码',
    hint: '在手机的验证器里看，每 30 秒换一个。',
    six: '动态码是 6 位数字',
    backup: '备用码',
    backupHint: '像 aB3dE-5fGh7，设置动态码时给过您，一个只能用一次。',
    backupShape: '备用码是 5 个字、一个短横、再 5 个字',
    useBackup: '手机不在身边，用备用码',
    useCode: '用动态码',
    go: '登录',
    other: '换一个账号',
  },
  en: {
    title: 'Enter the code of your authenticator',
    back: 'Sign in',
    code: '6-digit code',
    hint: 'Shown in the authenticator app, a new one every 30 seconds.',
    six: 'The code has 6 digits',
    backup: 'Backup code',
    backupHint: 'Like aB3dE-5fGh7, given to you when you set up the authenticator; each works once.',
    backupShape: 'A backup code is 5 characters, a hyphen and 5 more',
    useBackup: 'Without your phone: use a backup code',
    useCode: 'Use the authenticator code',
    go: 'Sign in',
    other: 'Use another account',
  },
})

/** The second factor of staff, after password or text message. */
export function SecondFactorPage(): ReactNode {
  const t = useText()
  const lang = useLang()
  const give = useAct(giveSecondFactor)
  const leave = useSignOut('/sign-in')
  const signedIn = useSignedIn()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(0)
  const [backup, setBackup] = useState(false)
  const typed = factorIn(code)
  const wrong = backup ? !/^[A-Za-z\d]{5}-[A-Za-z\d]{5}$/.test(typed) : !/^\d{6}$/.test(typed)
  const error = (tried > 0 && wrong ? (backup ? t.backupShape : t.six) : undefined) ?? fieldErrors(give.error, lang)['code']
  const submit = async (): Promise<void> => {
    setTried(tried + 1)
    if (wrong || give.pending) return
    try {
      signedIn(await give.runAsync({ body: { code: typed } }))
    } catch {
      setCode('')
      setTried(0)
    }
  }
  return (
    <PortalPage title={t.title} heading={t.title} back={{ to: '/sign-in/password', label: t.back }}>
      <Form onSubmit={() => void submit()}>
        <ErrorSummary key={tried} error={give.error} fields={{ code: error }} />
        {backup ? (
          <TextField id="code" label={t.backup} hint={t.backupHint} error={error} autoComplete="off" value={code} onChange={setCode} />
        ) : (
          <CodeField id="code" label={t.code} hint={t.hint} error={error} value={code} onChange={setCode} />
        )}
        <Button type="submit" look="primary" wide pending={give.pending}>
          {t.go}
        </Button>
        <Button
          look="text"
          onPress={() => {
            setBackup(!backup)
            setCode('')
            setTried(0)
            give.reset()
          }}
        >
          {backup ? t.useCode : t.useBackup}
        </Button>
        <Button look="text" onPress={leave}>
          {t.other}
        </Button>
      </Form>
    </PortalPage>
  )
}
