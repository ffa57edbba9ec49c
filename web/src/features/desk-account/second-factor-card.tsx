import { startSecondFactor, type Me } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { fieldErrors } from '../../kit/api/errors.ts'
import { useLang } from '../../kit/words/lang.ts'
import { useAct } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { Button } from '../../kit/ui/button.tsx'
import { Card } from '../../kit/ui/card.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { ConfirmFactor } from './confirm-factor.tsx'

const useText = texts({
  zh: {
    title: '动态码',
    on: '已设好',
    due: '要设',
    off: '没设',
    dueWhy: '您的席位要用动态码才能办事。用手机上的验证器应用扫一下，以后登录时多输 6 位数。',
    offWhy: '登录时除了密码，再输手机上显示的 6 位数。别人知道密码也进不来。',
    onWhy: '换了手机，或者备用码快用完了，在这里重新设一遍：会得到新的备用码，旧的就不能用了。',
    code: '现在的动态码，或一个备用码',
    codeHint: '手机丢了又没有备用码，请本单位安排席位的负责人重设',
    password: '先输密码，确认是您本人',
    start: '开始设置',
    again: '重新设置',
    first: '先设好密码，再来设动态码。',
  },
  en: {
    title: 'Second factor',
    on: 'Set up',
    due: 'To be set up',
    off: 'Not set up',
    dueWhy:
      'Your seat needs a second factor. Scan a code with the authenticator on your phone; from then on you also type six digits when you sign in.',
    offWhy: 'When you sign in you also type the six digits your phone shows. A password alone then lets nobody in.',
    onWhy: 'With a new phone, or when backup codes run out, set it up again here: you get new backup codes and the old ones stop working.',
    code: 'The code it shows now, or a backup code',
    codeHint: 'Phone lost and no backup code? Ask whoever arranges the seats of your body',
    password: 'Your password first, to make sure it is you',
    start: 'Set it up',
    again: 'Set it up again',
    first: 'Set a password first, then the second factor.',
  },
})

/** The second factor: whether it is set up, and setting it up with a QR code, backup codes and a first code as proof. */
export function SecondFactorCard({ state, password: has }: { state: Me['secondFactor']; password: Me['password'] }): ReactNode {
  const t = useText()
  const lang = useLang()
  const start = useAct(startSecondFactor, { touches: [] })
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const given = state === 'given'
  const due = state === 'set-up-due'
  const refused = fieldErrors(start.error, lang)
  return (
    <Card title={t.title} aside={given ? <Tag tone="done">{t.on}</Tag> : <Tag tone={due ? 'soon' : 'neutral'}>{due ? t.due : t.off}</Tag>}>
      {has === 'none' ? (
        <p className="soft">{t.first}</p>
      ) : start.reply ? (
        <ConfirmFactor
          uri={start.reply.uri}
          backupCodes={start.reply.backupCodes}
          onDone={() => {
            start.reset()
            setPassword('')
            setCode('')
          }}
        />
      ) : (
        <form
          className="ask"
          onSubmit={(event) => {
            event.preventDefault()
            start.run({ body: { password, ...(given ? { code: code.trim() } : {}) } })
          }}
        >
          <p className="soft">{given ? t.onWhy : due ? t.dueWhy : t.offWhy}</p>
          <ErrorSummary error={start.error} fields={{ 'factor-password': refused['password'], 'factor-former': refused['code'] }} />
          <TextField
            id="factor-password"
            type="password"
            label={t.password}
            autoComplete="current-password"
            required
            maxLength={200}
            value={password}
            onChange={setPassword}
            error={refused['password']}
          />
          {given && (
            <TextField
              id="factor-former"
              label={t.code}
              hint={t.codeHint}
              autoComplete="one-time-code"
              required
              value={code}
              onChange={setCode}
              error={refused['code']}
            />
          )}
          <p>
            <Button type="submit" look={due ? 'primary' : 'plain'} pending={start.pending}>
              {given ? t.again : t.start}
            </Button>
          </p>
        </form>
      )}
    </Card>
  )
}
