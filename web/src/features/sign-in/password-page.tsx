import { signInWithPassword } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { fieldErrors } from '../../kit/api/errors.ts'
import { useLang } from '../../kit/words/lang.ts'
import { useAct } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { Button } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { Form } from '../../kit/ui/form.tsx'
import { PhoneField } from './phone-field.tsx'
import { usePhoneProblem } from './phone-problem.ts'
import { SignInFrame } from './sign-in-frame.tsx'
import { useSignedIn } from './use-signed-in.ts'

const useText = texts({
  zh: {
    password: '密码',
    none: '还没写密码',
    signIn: '登录',
    forgot: '忘了密码，用短信验证码登录，再到“我的”里换一个。',
    next: '有席位的人接着还要输入动态码。',
  },
  en: {
    password: 'Password',
    none: 'The password is missing',
    signIn: 'Sign in',
    forgot: 'Forgotten? Sign in with a text message code, then set a new password under “Me”.',
    next: 'Who holds a seat then also gives a code from the authenticator app.',
  },
})

/** Mobile number and password, for staff; the second factor follows on its own page. */
export function PasswordPage(): ReactNode {
  const t = useText()
  const lang = useLang()
  const problem = usePhoneProblem()
  const signedIn = useSignedIn()
  const enter = useAct(signInWithPassword)
  const [phone, setPhone] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(0)
  const wrong = fieldErrors(enter.error, lang)
  const phoneError = (tried > 0 ? problem(phone) : undefined) ?? wrong['phone']
  const passwordError = (tried > 0 && !password ? t.none : undefined) ?? wrong['password']
  const submit = async (): Promise<void> => {
    setTried(tried + 1)
    if (problem(phone) || !password || enter.pending) return
    try {
      signedIn(await enter.runAsync({ body: { phone, password } }))
    } catch {
      // Said above the form.
    }
  }
  return (
    <SignInFrame way="password">
      <Form className="stack sign-in-form" onSubmit={() => void submit()}>
        <ErrorSummary key={tried} error={enter.error} fields={{ phone: phoneError, password: passwordError }} />
        <PhoneField value={phone} onChange={setPhone} error={phoneError} />
        <TextField
          id="password"
          type="password"
          autoComplete="current-password"
          label={t.password}
          error={passwordError}
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" look="primary" wide pending={enter.pending}>
          {t.signIn}
        </Button>
        <p className="s soft">{t.next}</p>
        <p className="s muted">{t.forgot}</p>
      </Form>
    </SignInFrame>
  )
}
