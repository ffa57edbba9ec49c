import { changeLease, moveOut } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts } from '../words/text.ts'
import { today } from '../words/today.ts'
import { useChecks } from '../work/checks.ts'
import { FormDialog } from '../work/form-dialog.tsx'

const useText = texts({
  zh: {
    out: (name: string, room: string) => `${name}从 ${room} 搬走`,
    outWhy: '从这天起房间空出来，可以登记下一家。企业的档案和办过的诉求都留着。',
    on: '从哪天起不在这里了',
    note: '说明',
    confirmOut: '登记搬走',
    doneOut: '搬走登记好了',
    lease: (name: string, room: string) => `${name}，${room}：租约到期日`,
    leaseEnd: '租约到哪天',
    leaseHint: '没有租约就空着',
    confirmLease: '更新租约',
    doneLease: '租约更新好了',
  },
  en: {
    out: (name, room) => `${name} moves out of ${room}`,
    outWhy: 'From this day the room is free for the next. The firm’s file and its needs stay on record.',
    on: 'First day it is no longer here',
    note: 'Note',
    confirmOut: 'Record the move out',
    doneOut: 'The move out is on file',
    lease: (name, room) => `${name}, ${room}: end of the lease`,
    leaseEnd: 'Lease until',
    leaseHint: 'Leave it empty if there is no lease',
    confirmLease: 'Update the lease',
    doneLease: 'The lease is up to date',
  },
})

export type Tenancy = { occupancyId: string; name: string; room: string }

export function MoveOut({ tenancy: { occupancyId, name, room }, onClose }: { tenancy: Tenancy; onClose: () => void }): ReactNode {
  const t = useText()
  const is = useChecks()
  return (
    <FormDialog
      route={moveOut}
      about={`move-out:${occupancyId}`}
      title={t.out(name, room)}
      intro={t.outWhy}
      confirm={t.confirmOut}
      done={t.doneOut}
      danger
      initial={{ on: today(), note: '' }}
      fields={() => [
        { name: 'on', kind: 'day', label: t.on },
        { name: 'note', kind: 'text', label: t.note, optional: true, max: 200 },
      ]}
      check={({ on }) => ({ on: is.day(on) })}
      input={({ on, note }) => ({ params: { occupancyId }, body: { on, note: note.trim() } })}
      onClose={onClose}
    />
  )
}

export function ChangeLease({
  tenancy: { occupancyId, name, room },
  leaseEnd,
  onClose,
}: {
  tenancy: Tenancy
  leaseEnd: string | null
  onClose: () => void
}): ReactNode {
  const t = useText()
  return (
    <FormDialog
      route={changeLease}
      about={`lease:${occupancyId}`}
      title={t.lease(name, room)}
      confirm={t.confirmLease}
      done={t.doneLease}
      initial={{ leaseEnd: leaseEnd ?? '' }}
      fields={() => [{ name: 'leaseEnd', kind: 'day', label: t.leaseEnd, hint: t.leaseHint, optional: true }]}
      check={() => ({})}
      input={(values) => ({ params: { occupancyId }, body: { leaseEnd: values.leaseEnd || null } })}
      onClose={onClose}
    />
  )
}
