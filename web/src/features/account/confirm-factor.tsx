import { confirmSecondFactor } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { fieldErrors } from '../../kit/api/errors.ts'
import { useLang } from '../../kit/words/lang.ts'
import { useGo } from '../../kit/nav.tsx'
import { useAct } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { CodeField } from '../../kit/ui/code-field.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { QrCode } from '../../kit/ui/qr-code.tsx'
import { CopyButton, PrintButton } from '../../kit/ui/small.tsx'
import { Form } from '../../kit/ui/form.tsx'

const useText = texts({
  zh: {
    scan: '1. 用验证器扫这个码',
    scanLabel: '动态码设置用的二维码',
    apps: '手机里没有验证器，可以在应用市场搜“身份验证器”。',
    hand: '扫不了，就手工填这串密钥：',
    backup: '2. 把备用码收好',
    backupWhy: '手机丢了用备用码登录，一个只能用一次。离开这一页就不再显示。',
    prove: '3. 填验证器里现在的 6 位数',
    code: '6 位动态码',
    six: '动态码是 6 位数字',
    done: '动态码设好了，下次登录要用',
    save: '启用动态码',
  },
  en: {
    scan: '1. Scan this with an authenticator app',
    scanLabel: 'QR code for setting up the authenticator',
    apps: 'Without one, search the app store for “authenticator”.',
    hand: 'If it cannot be scanned, type in this key: ',
    backup: '2. Keep the backup codes',
    backupWhy: 'They let you in without the phone, each once. They are not shown again.',
    prove: '3. Enter the 6 digits it shows now',
    code: '6-digit code',
    six: 'The code has 6 digits',
    done: 'The authenticator code is set up; you need it at the next sign-in',
    save: 'Turn it on',
  },
})

export function ConfirmFactor({ uri, backupCodes }: { uri: string; backupCodes: string[] }): ReactNode {
  const t = useText()
  const lang = useLang()
  const go = useGo()
  const confirm = useAct(confirmSecondFactor)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(0)
  const error = (tried > 0 && !/^\d{6}$/.test(code) ? t.six : undefined) ?? fieldErrors(confirm.error, lang)['code']
  const secret = URL.canParse(uri) ? new URL(uri).searchParams.get('secret') : null
  const submit = (): void => {
    setTried(tried + 1)
    if (!/^\d{6}$/.test(code)) return
    confirm.run({ body: { code } }, (me) => {
      announce(t.done)
      const wanted = new URLSearchParams(location.search).get('to')
      go(wanted?.startsWith('/desk') || (me.person && me.person.seats.length > 0 && wanted === null) ? (wanted ?? '/desk') : '/me')
    })
  }
  return (
    <Form onSubmit={submit}>
      <section>
        <h2>{t.scan}</h2>
        <div className="factor-qr">
          <QrCode text={uri} label={t.scanLabel} />
        </div>
        <p className="s soft">{t.apps}</p>
        {secret && (
          <p className="s soft">
            {t.hand}
            <b className="secret">{secret}</b>
          </p>
        )}
      </section>
      <section>
        <h2>{t.backup}</h2>
        <p className="s soft">{t.backupWhy}</p>
        <ul className="backup-codes">
          {backupCodes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <p className="paper-actions">
          <CopyButton text={backupCodes.join('\n')} />
          <PrintButton />
        </p>
      </section>
      <section className="stack tight">
        <h2>{t.prove}</h2>
        <ErrorSummary key={tried} error={confirm.error} fields={{ code: error }} />
        <CodeField id="code" label={t.code} error={error} value={code} onChange={setCode} />
      </section>
      <Button type="submit" look="primary" wide pending={confirm.pending}>
        {t.save}
      </Button>
    </Form>
  )
}
