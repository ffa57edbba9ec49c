import { tailIn } from '@liti/contract/codes'
import { openReceipt } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useGo, useQueryValue } from '../../kit/nav.tsx'
import { useAct } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { Button } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { useForm } from '../../kit/work/use-form.ts'
import { Form } from '../../kit/ui/form.tsx'
import '../../kit/portal/portal.css'
import './follow-need.css'

const useText = texts({
  zh: {
    title: '查进度',
    home: '首页',
    lead: '提诉求时给过您一张回执。',
    code: '回执号',
    codeHint: '像 JD-261123-07-K3PQ 这样，最后四个字母数字也要写。',
    tail: '手机号后四位',
    tailHint: '提诉求时留的那个手机号。',
    noCode: '还没写回执号。它在回执最上面，扫回执上的码会自动填好',
    badTail: '请写 4 位数字',
    open: '查这件事',
    lost: '回执找不到了？用提诉求时的手机号登录，或到楼宇工作站问。',
  },
  en: {
    title: 'Check progress',
    home: 'Home',
    lead: 'You were given a receipt when you raised the need.',
    code: 'Receipt number',
    codeHint: 'Like JD-261123-07-K3PQ, with the last four characters.',
    tail: 'Last four digits of the phone',
    tailHint: 'Of the number you left.',
    noCode: 'The receipt number is missing. It is at the top of the receipt; scanning its code fills it in',
    badTail: 'Four digits, please',
    open: 'Show its progress',
    lost: 'Receipt lost? Sign in with the phone number you used, or ask at the building workstation.',
  },
})

/** Receipt number and the last four digits open a need without an account; `?code=` comes from the receipt's QR. */
export function FindPage(): ReactNode {
  const t = useText()
  const go = useGo()
  const [scanned] = useQueryValue('code')
  const open = useAct(openReceipt)
  const [tried, setTried] = useState(0)
  const form = useForm(
    `find ${scanned ?? ''}`,
    { code: scanned ?? '', phoneTail: '' },
    ({ code, phoneTail }) => ({
      code: code.trim() ? undefined : t.noCode,
      phoneTail: /^\d{4}$/.test(phoneTail) ? undefined : t.badTail,
    }),
    open.error,
  )
  const submit = (): void => {
    setTried(tried + 1)
    if (!form.ready()) return
    open.run({ body: { code: form.values.code.trim(), phoneTail: form.values.phoneTail } }, ({ needId }) => {
      form.done()
      go(`/n/${needId}`)
    })
  }
  return (
    <PortalPage title={t.title} heading={t.title} back={{ to: '/', label: t.home }}>
      <Form onSubmit={submit}>
        <p className="soft">{t.lead}</p>
        <ErrorSummary key={tried} error={open.error} fields={form.errors} />
        <TextField
          id="code"
          label={t.code}
          hint={t.codeHint}
          error={form.errors.code}
          autoComplete="off"
          value={form.values.code}
          onChange={(code) => form.set({ code })}
        />
        <TextField
          id="phoneTail"
          label={t.tail}
          hint={t.tailHint}
          error={form.errors.phoneTail}
          inputMode="numeric"
          autoComplete="off"
          value={form.values.phoneTail}
          onChange={(typed) => form.set({ phoneTail: tailIn(typed) })}
        />
        <Button type="submit" look="primary" wide pending={open.pending}>
          {t.open}
        </Button>
        <p className="s muted">{t.lost}</p>
      </Form>
    </PortalPage>
  )
}
