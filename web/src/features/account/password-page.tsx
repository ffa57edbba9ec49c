import { changePassword } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { useMe } from '../../kit/me.ts'
import { useGo } from '../../kit/nav.tsx'
import { useAct } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { useForm } from '../../kit/work/use-form.ts'
import { Form } from '../../kit/ui/form.tsx'
import '../../kit/portal/portal.css'

const useText = texts({
  zh: {
    title: '设置或更换密码',
    me: '我的',
    current: '现在的密码',
    currentHint: '刚用短信验证码登录的，可以空着。',
    due: '密码用得太久了，换一个才能接着用工作台。',
    next: '新密码',
    nextHint: '至少 10 个字。几个不相干的词连起来最好记。',
    short: (n: number) => `新密码至少 10 个字，现在是 ${n} 个`,
    save: '保存密码',
    done: '密码设好了',
  },
  en: {
    title: 'Set or change the password',
    me: 'Me',
    current: 'Present password',
    currentHint: 'May stay empty just after signing in with a text message code.',
    due: 'The password is too old; a new one opens the desk again.',
    next: 'New password',
    nextHint: 'At least 10 characters. A few unrelated words are easiest to remember.',
    short: (n) => `The new password needs 10 characters or more; this has ${n}`,
    save: 'Save the password',
    done: 'The password is set',
  },
})

export function ChangePasswordPage(): ReactNode {
  const t = useText()
  const go = useGo()
  const change = useAct(changePassword)
  const [tried, setTried] = useState(0)
  const me = useMe().data
  const form = useForm(
    'password',
    { current: '', next: '' },
    ({ next }) => ({ next: Array.from(next).length < 10 ? t.short(Array.from(next).length) : undefined }),
    change.error,
  )
  const { current, next } = form.values
  const submit = (): void => {
    setTried(tried + 1)
    if (!form.ready()) return
    change.run({ body: { next, ...(current && { current }) } }, () => {
      form.done()
      announce(t.done)
      go('/me')
    })
  }
  return (
    <PortalPage title={t.title} heading={t.title} back={{ to: '/me', label: t.me }}>
      <Form onSubmit={submit}>
        <ErrorSummary key={tried} error={change.error} fields={form.errors} />
        {me?.password === 'due' && <p className="said">{t.due}</p>}
        {me?.password !== 'none' && (
          <TextField
            id="current"
            type="password"
            autoComplete="current-password"
            label={t.current}
            hint={t.currentHint}
            error={form.errors.current}
            value={current}
            onChange={(value) => form.set({ current: value })}
          />
        )}
        <TextField
          id="next"
          type="password"
          autoComplete="new-password"
          label={t.next}
          hint={t.nextHint}
          error={form.errors.next}
          value={next}
          onChange={(value) => form.set({ next: value })}
        />
        <Button type="submit" look="primary" wide pending={change.pending}>
          {t.save}
        </Button>
      </Form>
    </PortalPage>
  )
}
