import { confirmMyself, sendConfirmCode, type Me } from '@liti/contract/session'
import { useEffect, useState, type ReactNode } from 'react'
import { takeAsking } from '../api/confirm-first.ts'
import { fieldErrors } from '../api/errors.ts'
import { useLang } from '../words/lang.ts'
import { useAct } from '../api/query.tsx'
import { texts } from '../words/text.ts'
import { Button } from '../ui/button.tsx'
import { RadioCards } from '../ui/choices.tsx'
import { CodeField } from '../ui/code-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { ConfirmDialog } from '../ui/sheet.tsx'

const useText = texts({
  zh: {
    title: '请再确认一次是您本人',
    why: '改动账号之前要确认一次，五分钟内不再问。',
    way: '怎么确认',
    password: '密码',
    code: '短信验证码',
    factor: '动态码',
    factorHint: '验证器里现在的 6 位数，或一个备用码',
    send: (phone: string) => `发验证码到 ${phone}`,
    again: '再发一次',
    sent: (phone: string) => `验证码发到了 ${phone}，5 分钟内有效`,
    demo: (shown: string) => `演示用的验证码是 ${shown}`,
    noPassword: '请输入密码',
    noCode: '验证码是 6 位数字',
    noFactor: '请输入动态码',
    confirm: '确认是我',
  },
  en: {
    title: 'Please show once more that it is you',
    why: 'This is asked before the account is changed, and not again for five minutes.',
    way: 'How',
    password: 'Password',
    code: 'Code by text message',
    factor: 'Authenticator code',
    factorHint: 'The six digits it shows now, or a backup code',
    send: (phone) => `Send a code to ${phone}`,
    again: 'Send it again',
    sent: (phone) => `A code went to ${phone}; it is good for 5 minutes`,
    demo: (shown) => `The code of the demonstration is ${shown}`,
    noPassword: 'Enter your password',
    noCode: 'The code has 6 digits',
    noFactor: 'Enter the authenticator code',
    confirm: 'It is me',
  },
})

/** Stands on pages that change the account; shows itself when the server wants to know once more who it is. */
export function ConfirmMyself({ me }: { me: Me }): ReactNode {
  const [answer, setAnswer] = useState<((yes: boolean) => void) | null>(null)
  useEffect(() => takeAsking(() => new Promise((done) => setAnswer(() => done))), [])
  if (!answer) return null
  const close = (yes: boolean): void => {
    setAnswer(null)
    answer(yes)
  }
  return <AskWho me={me} onDone={() => close(true)} onClose={() => close(false)} />
}

type Way = 'password' | 'code' | 'factor'

function AskWho({ me, onDone, onClose }: { me: Me; onDone: () => void; onClose: () => void }): ReactNode {
  const t = useText()
  const lang = useLang()
  const ways: Way[] = [
    ...(me.password === 'none' ? [] : ['password' as const]),
    'code',
    ...(me.secondFactor === 'given' ? ['factor' as const] : []),
  ]
  const [way, setWay] = useState<Way>(ways[0] ?? 'code')
  const [value, setValue] = useState('')
  const [tried, setTried] = useState(0)
  const send = useAct(sendConfirmCode, { touches: [] })
  const confirm = useAct(confirmMyself, { touches: [] })
  const missing = way === 'code' ? !/^\d{6}$/.test(value) : value.trim() === ''
  const error =
    (tried > 0 && missing ? { password: t.noPassword, code: t.noCode, factor: t.noFactor }[way] : undefined) ??
    fieldErrors(confirm.error, lang)['value']
  const type = (typed: string): void => {
    setValue(typed)
    confirm.reset()
  }
  const phone = me.person?.phone ?? ''
  const field = { id: 'confirm-value', label: t[way], value, onChange: type, error }
  return (
    <ConfirmDialog
      title={t.title}
      confirm={t.confirm}
      pending={confirm.pending}
      onClose={onClose}
      onConfirm={() => {
        setTried(tried + 1)
        if (!missing) confirm.run({ body: { by: way, value } }, onDone)
      }}
    >
      <p className="soft">{t.why}</p>
      <ErrorSummary key={tried} error={confirm.error ?? send.error} fields={{ 'confirm-value': error }} />
      {ways.length > 1 && (
        <RadioCards
          legend={t.way}
          value={way}
          onChange={(chosen) => {
            setWay(chosen)
            type('')
            setTried(0)
          }}
          options={ways.map((one) => ({ value: one, label: t[one] }))}
        />
      )}
      {way === 'code' && (
        <>
          {send.reply && <p role="status">{t.sent(phone)}</p>}
          {send.reply?.demoCode && <p className="said">{t.demo(send.reply.demoCode)}</p>}
          <Button pending={send.pending} onPress={() => send.run({})}>
            {send.reply ? t.again : t.send(phone)}
          </Button>
          <CodeField {...field} />
        </>
      )}
      {way === 'password' && <TextField {...field} type="password" autoComplete="current-password" />}
      {way === 'factor' && <TextField {...field} hint={t.factorHint} autoComplete="one-time-code" />}
    </ConfirmDialog>
  )
}
