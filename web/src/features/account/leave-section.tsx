import { closeAccount } from '@liti/contract/session'
import { useState, type ReactNode } from 'react'
import { useSignOut } from '../../kit/me.ts'
import { queryClient, useAct } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { Button } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { ConfirmDialog } from '../../kit/ui/sheet.tsx'

const useText = texts({
  zh: {
    out: '退出登录',
    close: '注销账号',
    title: '要注销账号吗',
    why: '注销后所有设备马上退出，用这个手机号看不到以前的诉求了。正在办的诉求照样办，凭回执号还能查。',
    keep: '不注销',
  },
  en: {
    out: 'Sign out',
    close: 'Close the account',
    title: 'Close the account?',
    why: 'All devices are signed out at once, and this phone number no longer opens your earlier needs. Those under way go on; the receipt number still opens them.',
    keep: 'Keep it',
  },
})

/** Signing out, and closing the account for good. */
export function LeaveSection(): ReactNode {
  const t = useText()
  const leave = useSignOut('/')
  const close = useAct(closeAccount, { touches: [] })
  const [asking, setAsking] = useState(false)
  return (
    <div className="part paper-actions">
      <Button grow onPress={leave}>
        {t.out}
      </Button>
      <Button look="text" onPress={() => setAsking(true)}>
        {t.close}
      </Button>
      {asking && (
        <ConfirmDialog
          danger
          title={t.title}
          confirm={t.close}
          cancel={t.keep}
          pending={close.pending}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            close.run({ body: { confirm: true } }, () => {
              queryClient.clear()
              location.assign('/')
            })
          }
        >
          <ErrorSummary error={close.error} />
          <p>{t.why}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
