import { closeAccount } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { queryClient, useAct } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { Button } from '../../kit/ui/button.tsx'
import { Card } from '../../kit/ui/card.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { ConfirmDialog } from '../../kit/ui/sheet.tsx'

const useText = texts({
  zh: {
    title: '注销账号',
    what: '注销以后，所有设备马上退出，“我的事”里的记录和通知不再跟着这个手机号。以后再用它登录，是一个新账号。办过的记录按规定留存，里面只有席位。',
    open: '注销我的账号',
    ask: '真的要注销吗',
    confirm: '注销，马上退出',
  },
  en: {
    title: 'Close the account',
    what: 'All devices are signed out at once; your needs and messages no longer follow this number. Signing in with it later opens a new account. Records of what was done are kept as the rules ask; they name the seat only.',
    open: 'Close my account',
    ask: 'Close the account?',
    confirm: 'Close it and sign out',
  },
})

/** Closing the account: asked once more, then everything is signed out. */
export function CloseAccount(): ReactNode {
  const t = useText()
  const close = useAct(closeAccount, { touches: [] })
  const [asking, setAsking] = useState(false)
  const onConfirm = (): void =>
    close.run({ body: { confirm: true } }, () => {
      queryClient.clear()
      location.assign('/')
    })
  return (
    <Card title={t.title}>
      <p className="s soft">{t.what}</p>
      <p className="acts">
        <Button look="danger" onPress={() => setAsking(true)}>
          {t.open}
        </Button>
      </p>
      {asking && (
        <ConfirmDialog
          danger
          title={t.ask}
          confirm={t.confirm}
          pending={close.pending}
          onConfirm={onConfirm}
          onClose={() => setAsking(false)}
        >
          <ErrorSummary error={close.error} />
          <p>{t.what}</p>
        </ConfirmDialog>
      )}
    </Card>
  )
}
