import { sendCode, signInWithCode } from '@liti/contract/session'
import { useEffect, useState, type ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api/api.ts'
import { fieldErrors } from '../../kit/api/errors.ts'
import { useLang } from '../../kit/words/lang.ts'
import { useAct } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { now } from '../../kit/words/time.ts'
import { Button } from '../../kit/ui/button.tsx'
import { List, WayLink } from '../../kit/ui/card.tsx'
import { CodeField } from '../../kit/ui/code-field.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Link } from '../../kit/nav.tsx'
import { Form } from '../../kit/ui/form.tsx'
import { NoMessage } from './no-message.tsx'
import { PhoneField } from './phone-field.tsx'
import { usePhoneProblem } from './phone-problem.ts'
import { SignInFrame } from './sign-in-frame.tsx'
import { useSignedIn } from './use-signed-in.ts'

const useText = texts({
  zh: {
    get: '发验证码',
    code: '短信验证码',
    wait: (seconds: number) => `${seconds} 秒后可以重发`,
    again: '重发',
    hint: '5 分钟内有效。工作人员不会问您要验证码。',
    six: '验证码是 6 位数字',
    signIn: '登录',
    demo: '这是演示，不真的发短信。验证码是 ',
    fill: '填上',
    privacy: '手机号只用来登录和联系您，加密保存，别的单位看不到完整号码。',
    without: '不登录也行',
    find: '用回执号查进度',
    findLine: '回执号和手机尾号 4 位',
    raise: '直接提诉求',
    raiseLine: '提完给您一个回执号',
    policy: '隐私说明',
  },
  en: {
    get: 'Send me a code',
    code: 'Code from the text message',
    wait: (seconds) => `Send again in ${seconds} s`,
    again: 'Send again',
    hint: 'Valid for 5 minutes. Staff never ask you for this code.',
    six: 'The code has 6 digits',
    signIn: 'Sign in',
    demo: 'This is a demonstration and sends no messages. The code is ',
    fill: 'Fill it in',
    privacy: 'Your number is used only to sign in and to reach you, is kept encrypted, and other units never see all of it.',
    without: 'Without signing in',
    find: 'Check with a receipt number',
    findLine: 'Receipt number and the last 4 digits of the phone',
    raise: 'Raise a need at once',
    raiseLine: 'You then get a receipt number',
    policy: 'Privacy',
  },
})

/** Mobile number, then the code that was sent to it. */
export function SignInPage(): ReactNode {
  const t = useText()
  const lang = useLang()
  const problem = usePhoneProblem()
  const signedIn = useSignedIn()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<ReplyOf<typeof sendCode> | null>(null)
  const [tried, setTried] = useState<'phone' | 'code' | null>(null)
  const send = useAct(sendCode, { touches: [] })
  const enter = useAct(signInWithCode)
  const left = useSecondsUntil(sent?.resendAt)

  const get = (): void => {
    setTried('phone')
    if (problem(phone)) return
    send.run({ body: { phone } }, (reply) => {
      setSent(reply)
      setTried(null)
      enter.reset()
    })
  }
  const submit = async (): Promise<void> => {
    if (!sent) return get()
    setTried('code')
    if (!/^\d{6}$/.test(code) || enter.pending) return
    try {
      signedIn(await enter.runAsync({ body: { phone, code } }))
    } catch {
      // Said above the form.
    }
  }
  const wrong = { ...fieldErrors(send.error, lang), ...fieldErrors(enter.error, lang) }
  const phoneError = (tried === 'phone' && problem(phone)) || wrong['phone']
  const codeError = (tried === 'code' && !/^\d{6}$/.test(code) ? t.six : undefined) ?? wrong['code']
  return (
    <SignInFrame way="code">
      <Form className="stack sign-in-form" onSubmit={() => void submit()}>
        <ErrorSummary error={enter.error ?? send.error} fields={{ phone: phoneError, code: codeError }} />
        <PhoneField value={phone} onChange={setPhone} error={phoneError} fixed={sent !== null} onUnfix={() => setSent(null)} />
        {sent && (
          <>
            {sent.demoCode && (
              <p className="said demo-code">
                {t.demo}
                <b>{sent.demoCode}</b>{' '}
                <button type="button" className="as-link" onClick={() => setCode(sent.demoCode ?? '')}>
                  {t.fill}
                </button>
              </p>
            )}
            <CodeField
              id="code"
              label={t.code}
              hint={t.hint}
              error={codeError}
              value={code}
              onChange={setCode}
              aside={
                left > 0 ? (
                  t.wait(left)
                ) : (
                  <button type="button" className="as-link" onClick={get}>
                    {t.again}
                  </button>
                )
              }
            />
          </>
        )}
        <Button type="submit" look="primary" wide pending={sent ? enter.pending : send.pending}>
          {sent ? t.signIn : t.get}
        </Button>
        <p className="note-line s soft">
          <Icon name="lock" />
          <span>
            {t.privacy} <Link to="/privacy">{t.policy}</Link>
          </span>
        </p>
      </Form>
      <p className="or">{t.without}</p>
      <List className="ways">
        <WayLink to="/find" icon="search" title={t.find} line={t.findLine} />
        <WayLink to="/raise" icon="pen" title={t.raise} line={t.raiseLine} />
      </List>
      <NoMessage />
    </SignInFrame>
  )
}

function useSecondsUntil(instant: string | undefined): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!instant) return
    const draw = (): void => setLeft(Math.max(0, Math.ceil((Date.parse(instant) - now()) / 1000)))
    draw()
    const timer = setInterval(draw, 1000)
    return () => clearInterval(timer)
  }, [instant])
  return instant ? left : 0
}
