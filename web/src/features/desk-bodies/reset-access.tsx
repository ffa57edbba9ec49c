import { resetAccess, type SeatView } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { FormDialog } from '../../kit/work/form-dialog.tsx'

const useText = texts({
  zh: {
    title: (holder: string) => `重设${holder}的登录`,
    what: '所有设备马上退出，原来的动态码作废。下次用密码登录，再设一个新的动态码。席位不变。',
    note: '为什么重设',
    noteHint: '比如：手机丢了，本人当面来说',
    say: '写一句为什么',
    confirm: '重设登录',
    done: '已重设，所有设备都退出了',
  },
  en: {
    title: (holder) => `Reset the sign-in of ${holder}`,
    what: 'All devices are signed out at once and the authenticator stops working. At the next sign-in with the password a new one is set up. The seat stays.',
    note: 'Why it is reset',
    noteHint: 'For example: lost phone, said so in person',
    say: 'Say why in a sentence',
    confirm: 'Reset the sign-in',
    done: 'Reset; all devices are signed out',
  },
})

/** For somebody who lost their telephone; the reason stays on record. */
export function ResetAccess({ seat, onClose }: { seat: SeatView; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  return (
    <FormDialog
      route={resetAccess}
      about={`reset-access:${seat.id}`}
      title={t.title(seat.holder ?? tx(seat.title))}
      intro={t.what}
      confirm={t.confirm}
      done={t.done}
      danger
      initial={{ note: '' }}
      fields={() => [{ name: 'note', kind: 'text', label: t.note, hint: t.noteHint, max: 200 }]}
      check={({ note }) => ({ note: note.trim() === '' ? t.say : undefined })}
      input={({ note }) => ({ params: { seatId: seat.id }, body: { note: note.trim() } })}
      onClose={onClose}
    />
  )
}
