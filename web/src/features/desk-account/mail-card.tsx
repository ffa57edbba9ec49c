import type { ReactNode } from 'react'
import { useNoticeMail } from '../../kit/words/notice-mail.ts'
import { texts } from '../../kit/words/text.ts'
import { Button } from '../../kit/ui/button.tsx'
import { Card } from '../../kit/ui/card.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { Form } from '../../kit/ui/form.tsx'

const useText = texts({
  zh: {
    title: '收通知的邮箱',
    set: '已经留了',
    none: '没留',
    what: '派给您单位的事、提问、退单、催办、差评和有危险的诉求，还有每天早上快到期和超时的，也发到这里。别的只在站内通知。',
    mail: '邮箱',
    other: '换一个邮箱',
    hint: '加密保存，发信时才打开，所以这里不显示原来的。',
    empty: '请写邮箱，像 name@example.cn',
    save: '保存',
    remove: '删去邮箱',
    saved: '邮箱保存好了',
    removed: '邮箱删去了，通知只在站内',
  },
  en: {
    title: 'Mail address for messages',
    set: 'On file',
    none: 'None yet',
    what: 'What is given to your unit, questions, parts sent back, urging, bad ratings and danger come here too, and each morning what is due soon or late. Everything else is told in the product only.',
    mail: 'Mail address',
    other: 'Another mail address',
    hint: 'It lies encrypted and is opened only to send, so the present one is not shown.',
    empty: 'Write an address, like name@example.cn',
    save: 'Save',
    remove: 'Remove the address',
    saved: 'The address is saved',
    removed: 'The address is removed; messages stay in the product',
  },
})

/** Where messages also go by mail: given, replaced or taken away. */
export function MailCard({ hasMail }: { hasMail: boolean }): ReactNode {
  const t = useText()
  const form = useNoticeMail(t)
  return (
    <Card title={t.title} aside={<Tag tone={hasMail ? 'done' : 'neutral'}>{hasMail ? t.set : t.none}</Tag>}>
      <p className="soft">{t.what}</p>
      <Form className="ask" onSubmit={form.keep}>
        <ErrorSummary error={form.refused} fields={{ 'notice-mail': form.wrong }} />
        <TextField
          id="notice-mail"
          type="email"
          autoComplete="email"
          label={hasMail ? t.other : t.mail}
          hint={t.hint}
          value={form.mail}
          onChange={form.type}
          error={form.wrong}
          maxLength={254}
        />
        <p className="row">
          <Button type="submit" pending={form.pending}>
            {t.save}
          </Button>
          {hasMail && (
            <Button look="text" pending={form.pending} onPress={form.remove}>
              {t.remove}
            </Button>
          )}
        </p>
      </Form>
    </Card>
  )
}
