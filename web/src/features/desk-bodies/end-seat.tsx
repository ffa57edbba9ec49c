import { endSeat, type BodyView, type SeatView } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { useAct } from '../../kit/query.tsx'
import { texts, useTx } from '../../kit/text.ts'
import { announce } from '../../kit/toast.ts'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { TextField } from '../../kit/ui/field.tsx'
import { ConfirmDialog } from '../../kit/ui/sheet.tsx'
import { useForm } from '../../kit/work/use-form.ts'
import { summaryOf } from '../../kit/work/summary.ts'
import { today } from '../../kit/today.ts'

const useText = texts({
  zh: {
    title: (seat: string) => `收回“${seat}”这一席`,
    what: (holder: string, body: string) =>
      `到这天，${holder}在${body}的权限就没有了：看不到工作台里的诉求，也不能再办。办过的记录都留着。`,
    on: '到哪天',
    note: '说明',
    noteHint: '比如：调走了，换届',
    day: '选一个日期',
    confirm: '收回这一席',
    done: '席位收回了',
  },
  en: {
    title: (seat) => `End the seat: ${seat}`,
    what: (holder, body) =>
      `On this day ${holder}’s rights in ${body} end: the needs at the desk can no longer be seen or handled. Everything done so far stays on record.`,
    on: 'On which day',
    note: 'Note',
    noteHint: 'For example: moved away, new term',
    day: 'Choose a date',
    confirm: 'End this seat',
    done: 'The seat has ended',
  },
})

export function EndSeat({ seat, body, onClose }: { seat: SeatView; body: BodyView; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const end = useAct(endSeat)
  const form = useForm(`end-seat:${seat.id}`, { on: today(), note: '' }, ({ on }) => ({ on: on === '' ? t.day : undefined }), end.error)
  const onConfirm = (): void => {
    if (!form.ready()) return
    end.run({ params: { seatId: seat.id }, body: { on: form.values.on, note: form.values.note.trim() } }, () => {
      form.done()
      announce(t.done)
      onClose()
    })
  }
  return (
    <ConfirmDialog danger title={t.title(tx(seat.title))} confirm={t.confirm} pending={end.pending} onConfirm={onConfirm} onClose={onClose}>
      <div className="ask-body">
        <ErrorSummary error={end.error} fields={summaryOf(form.errors, end.error)} />
        <p>{t.what(seat.holder ?? tx(seat.title), tx(body.name))}</p>
        <TextField id="f-on" type="date" label={t.on} value={form.values.on} onChange={(on) => form.set({ on })} error={form.errors.on} />
        <TextField
          id="f-note"
          label={t.note}
          hint={t.noteHint}
          optional
          maxLength={200}
          value={form.values.note}
          onChange={(note) => form.set({ note })}
          error={form.errors.note}
        />
      </div>
    </ConfirmDialog>
  )
}
