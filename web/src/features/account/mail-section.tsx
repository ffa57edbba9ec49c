import type { ReactNode } from 'react'
import { useNoticeMail } from '../../kit/words/notice-mail.ts'
import { texts } from '../../kit/words/text.ts'
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
  const form = useNoticeMail(t)
  return (
    <section className="part">
      <h2>{t.title}</h2>
      <Form onSubmit={form.keep}>
        <ErrorSummary key={form.tried} error={form.refused} fields={{ 'notice-mail': form.wrong }} />
        <p className="soft">{t.what}</p>
        <TextField
          id="notice-mail"
          type="email"
          autoComplete="email"
          label={hasMail ? t.other : t.mail}
          {...(hasMail && { hint: t.present })}
          value={form.mail}
          onChange={form.type}
          error={form.wrong}
          maxLength={254}
        />
        <Button type="submit" wide pending={form.pending}>
          {t.save}
        </Button>
        {hasMail && (
          <Button look="text" wide pending={form.pending} onPress={form.remove}>
            {t.remove}
          </Button>
        )}
      </Form>
    </section>
  )
}
