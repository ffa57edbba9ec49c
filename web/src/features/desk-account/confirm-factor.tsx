import { confirmSecondFactor } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { fieldErrors } from '../../kit/api/errors.ts'
import { useLang } from '../../kit/words/lang.ts'
import { useAct } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button } from '../../kit/ui/button.tsx'
import { CodeField } from '../../kit/ui/code-field.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { QrCode } from '../../kit/ui/qr-code.tsx'
import { CopyButton, PrintButton } from '../../kit/ui/small.tsx'

const useText = texts({
  zh: {
    scan: '第 1 步：用手机上的验证器应用扫这个码',
    qr: '扫码把动态码加到验证器应用',
    cannot: '扫不了，就在应用里手工输入这串密钥：',
    backup: '第 2 步：把备用码收好',
    backupWhy: '手机丢了，用一个备用码就能登录，每个只能用一次。离开这一页就看不到了。',
    copy: '复制备用码',
    print: '打印',
    code: '第 3 步：输入应用现在显示的 6 位数',
    confirm: '设好了',
    six: '动态码是 6 位数字',
    done: '动态码设好了',
  },
  en: {
    scan: 'Step 1: scan this with the authenticator on your phone',
    qr: 'Scan to add the second factor to your authenticator',
    cannot: 'If you cannot scan, type this key into the authenticator:',
    backup: 'Step 2: keep the backup codes safe',
    backupWhy: 'If your phone is lost, one of these signs you in, each once. They are not shown again after this page.',
    copy: 'Copy the backup codes',
    print: 'Print',
    code: 'Step 3: type the six digits the authenticator shows now',
    confirm: 'Finish',
    six: 'The code has six digits',
    done: 'The second factor is set up',
  },
})

/** QR code, backup codes, and the first code as proof that the phone has it. */
export function ConfirmFactor({
  uri,
  backupCodes,
  onDone,
}: {
  uri: string
  backupCodes: readonly string[]
  onDone: () => void
}): ReactNode {
  const t = useText()
  const lang = useLang()
  const confirm = useAct(confirmSecondFactor)
  const [code, setCode] = useState('')
  const [short, setShort] = useState(false)
  const refused = fieldErrors(confirm.error, lang)
  const key = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault()
        setShort(code.length < 6)
        if (code.length < 6) return
        confirm.run({ body: { code } }, () => {
          announce(t.done)
          onDone()
        })
      }}
    >
      <h3>{t.scan}</h3>
      <div className="factor">
        <QrCode text={uri} label={t.qr} />
        <p className="s soft">
          {t.cannot}
          <br />
          <code>{key.replace(/(.{4})/g, '$1 ').trim()}</code>
        </p>
      </div>
      <h3>{t.backup}</h3>
      <p className="s soft">{t.backupWhy}</p>
      <ul className="backup">
        {backupCodes.map((each) => (
          <li key={each}>
            <code>{each}</code>
          </li>
        ))}
      </ul>
      <p className="row no-print">
        <CopyButton text={backupCodes.join('\n')}>{t.copy}</CopyButton>
        <PrintButton>{t.print}</PrintButton>
      </p>
      <ErrorSummary error={confirm.error} fields={{ 'factor-code': refused['code'] }} />
      <CodeField id="factor-code" label={t.code} value={code} onChange={setCode} error={short ? t.six : refused['code']} />
      <p>
        <Button type="submit" look="primary" pending={confirm.pending}>
          {t.confirm}
        </Button>
      </p>
    </form>
  )
}
