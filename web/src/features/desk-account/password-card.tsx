import { changePassword, type Me } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { fieldErrors } from '../../kit/api/errors.ts'
import { useLang } from '../../kit/words/lang.ts'
import { useAct } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { Card } from '../../kit/ui/card.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { Tag } from '../../kit/ui/tag.tsx'

const useText = texts({
  zh: {
    title: '密码',
    current: '现在的密码',
    currentHint: '刚用短信验证码登录，可以空着',
    next: '新密码',
    nextHint: '至少 10 位。几个不相干的词连起来，又长又好记',
    again: '再写一遍新密码',
    short: (n: number) => `至少 10 位，现在 ${n} 位`,
    differ: '两遍不一样，请再写一遍',
    save: '换密码',
    set: '设密码',
    none: '没设',
    due: '该换了',
    dueWhy: '密码用得太久了，换一个以后席位的权限才接着有效。',
    saved: '密码换好了',
  },
  en: {
    title: 'Password',
    current: 'Present password',
    currentHint: 'Leave it empty if you have just signed in with a code by text message',
    next: 'New password',
    nextHint: 'At least 10 characters. A few unrelated words in a row are long and easy to remember',
    again: 'New password once more',
    short: (n) => `At least 10 characters, this has ${n}`,
    differ: 'The two differ; write it once more',
    save: 'Change the password',
    set: 'Set a password',
    none: 'None yet',
    due: 'To be changed',
    dueWhy: 'The password has grown too old. Your seat counts again once it is changed.',
    saved: 'The password is changed',
  },
})

const empty = { current: '', next: '', again: '' }

/** Sets or changes the password. Nothing typed here is kept. */
export function PasswordCard({ state }: { state: Me['password'] }): ReactNode {
  const t = useText()
  const lang = useLang()
  const change = useAct(changePassword)
  const [values, setValues] = useState(empty)
  const [tried, setTried] = useState(false)
  const length = Array.from(values.next).length
  const wrong = {
    ...(length < 10 && { next: t.short(length) }),
    ...(values.again !== values.next && { again: t.differ }),
  }
  const refused = fieldErrors(change.error, lang)
  const errors: Record<string, string> = { ...refused, ...(tried && wrong) }
  const field = (name: keyof typeof empty) => ({
    id: `password-${name}`,
    type: 'password',
    label: t[name],
    value: values[name],
    onChange: (value: string) => {
      setValues((former) => ({ ...former, [name]: value }))
      change.reset()
    },
    error: errors[name],
    maxLength: 200,
  })
  return (
    <Card title={t.title} aside={state === 'set' ? undefined : <Tag tone={state === 'due' ? 'soon' : 'neutral'}>{t[state]}</Tag>}>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (Object.keys(wrong).length > 0) return
          const { current, next } = values
          change.run({ body: { next, ...(current && { current }) } }, () => {
            setValues(empty)
            setTried(false)
            announce(t.saved)
          })
        }}
      >
        <ErrorSummary
          error={change.error}
          fields={Object.fromEntries(Object.entries(refused).map(([name, message]) => [`password-${name}`, message]))}
        />
        {state === 'due' && <p className="soft">{t.dueWhy}</p>}
        {state !== 'none' && <TextField {...field('current')} hint={t.currentHint} autoComplete="current-password" />}
        <TextField {...field('next')} hint={t.nextHint} autoComplete="new-password" />
        <TextField {...field('again')} autoComplete="new-password" />
        <p>
          <Button type="submit" pending={change.pending}>
            {state === 'none' ? t.set : t.save}
          </Button>
        </p>
      </form>
    </Card>
  )
}
