import { setMail } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { fieldErrors } from '../../kit/errors.ts'
import { useLang } from '../../kit/lang.ts'
import { useAct } from '../../kit/query.tsx'
import { texts } from '../../kit/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { Form } from '../../kit/ui/form.tsx'

const useText = texts({
  zh: {
    title: '收通知的邮箱',
    what: '您的诉求每走一步，也给您发一封信。不留也可以，消息里都有。',
    present: '已经留了一个邮箱。加密保存，这里不显示。',
    mail: '邮箱',
    other: '换一个邮箱',
    empty: '请写邮箱，像 name@example.cn',
    save: '保存邮箱',
    remove: '删去邮箱',
    saved: '邮箱保存好了',
    removed: '邮箱删去了，只在消息里告诉您',
  },
  en: {
    title: 'Mail address for messages',
    what: 'You also get a letter at each step of your needs. Without one, everything is still told under Messages.',
    present: 'An address is on file. It lies encrypted and is not shown.',
    mail: 'Mail address',
    other: 'Another mail address',
    empty: 'Write an address, like name@example.cn',
    save: 'Save the address',
    remove: 'Remove the address',
    saved: 'The address is saved',
    removed: 'The address is removed; messages stay in the product',
  },
})

/** Where messages also go by mail; nobody has to leave one. */
export function MailSection({ hasMail }: { hasMail: boolean }): ReactNode {
  const t = useText()
  const lang = useLang()
  const save = useAct(setMail)
  const [mail, setTyped] = useState('')
  const [tried, setTried] = useState(0)
  const error = fieldErrors(save.error, lang)['mail'] ?? (tried > 0 && mail.trim() === '' ? t.empty : undefined)
  const send = (next: string, said: string): void =>
    save.run({ body: { mail: next } }, () => {
      setTyped('')
      setTried(0)
      announce(said)
    })
  return (
    <section className="part">
      <h2>{t.title}</h2>
      <Form
        onSubmit={() => {
          setTried(tried + 1)
          if (mail.trim() !== '') send(mail.trim(), t.saved)
        }}
      >
        <ErrorSummary key={tried} error={save.error} fields={{ 'notice-mail': error }} />
        <p className="soft">{t.what}</p>
        <TextField
          id="notice-mail"
          type="email"
          autoComplete="email"
          label={hasMail ? t.other : t.mail}
          {...(hasMail && { hint: t.present })}
          value={mail}
          onChange={(value) => {
            setTyped(value)
            save.reset()
          }}
          error={error}
          maxLength={254}
        />
        <Button type="submit" wide pending={save.pending}>
          {t.save}
        </Button>
        {hasMail && (
          <Button look="text" wide pending={save.pending} onPress={() => send('', t.removed)}>
            {t.remove}
          </Button>
        )}
      </Form>
    </section>
  )
}
