import { renewLink, revokeLink } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { announce } from '../../../kit/toast.ts'
import { texts, useTx } from '../../../kit/words/text.ts'
import { TextField } from '../../../kit/ui/field.tsx'
import { useNeedAct } from '../../../kit/work/need-act.ts'
import { NeedDialog } from '../../../kit/work/need-dialog.tsx'
import { useForm } from '../../../kit/work/use-form.ts'
import { dropLink, keepLinks } from '../fresh-links.ts'
import type { UnitActionProps } from './ask.ts'

const useText = texts({
  zh: {
    renew: '换一个新链接',
    renewIntro: (unit: string) => `旧链接马上打不开。新链接会发到${unit}的邮箱，也可以在“谁在办”里复制。`,
    days: '多少天内有效',
    daysWrong: '请填 1 到 60 的整数',
    renewed: '新链接已生成，旧的已失效',
    revoke: '让链接失效',
    revokeIntro: (unit: string) => `${unit}马上打不开这件事，写过的回复都留着。要再给它看，换一个新链接。`,
    revoked: '链接已失效',
  },
  en: {
    renew: 'Make a new link',
    renewIntro: (unit) =>
      `The old link stops working at once. The new one goes to the e-mail address of ${unit}; you can also copy it under “Who is on it”.`,
    days: 'Days it works',
    daysWrong: 'Please give a whole number from 1 to 60',
    renewed: 'There is a new link; the old one is dead',
    revoke: 'Revoke the link',
    revokeIntro: (unit) => `${unit} can no longer open this need; what it wrote stays. To let it in again, make a new link.`,
    revoked: 'The link is revoked',
  },
})

export function RenewDialog({ need, unit, onClose }: UnitActionProps): ReactNode {
  const t = useText()
  const name = useTx()(unit.body)
  const act = useNeedAct(renewLink)
  const form = useForm(
    `${unit.id} renew`,
    { days: '18' },
    ({ days }) => ({ days: /^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= 60 ? undefined : t.daysWrong }),
    act.error,
  )
  const send = (): void => {
    if (!form.ready()) return
    act.run({ params: { assignmentId: unit.id }, body: { days: Number(form.values.days) } }, (reply) => {
      keepLinks(reply)
      form.done()
      announce(t.renewed)
      onClose()
    })
  }
  return (
    <NeedDialog need={need} title={t.renew} confirm={t.renew} act={act} can={unit.can.link} onSend={send} onClose={onClose}>
      <p>{t.renewIntro(name)}</p>
      <TextField
        id="f-days"
        label={t.days}
        inputMode="numeric"
        maxLength={2}
        value={form.values.days}
        onChange={(days) => form.set({ days })}
        error={form.errors.days}
      />
    </NeedDialog>
  )
}

export function RevokeDialog({ need, unit, onClose }: UnitActionProps): ReactNode {
  const t = useText()
  const name = useTx()(unit.body)
  const act = useNeedAct(revokeLink)
  const send = (): void =>
    act.run({ params: { assignmentId: unit.id }, body: {} }, () => {
      dropLink(unit.id)
      announce(t.revoked)
      onClose()
    })
  return (
    <NeedDialog need={need} title={t.revoke} confirm={t.revoke} danger act={act} can={unit.can.link} onSend={send} onClose={onClose}>
      <p>{t.revokeIntro(name)}</p>
    </NeedDialog>
  )
}
