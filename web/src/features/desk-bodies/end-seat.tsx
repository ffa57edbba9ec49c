import { endSeat, type BodyView, type SeatView } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { today } from '../../kit/words/today.ts'
import { useChecks } from '../../kit/work/checks.ts'
import { FormDialog } from '../../kit/work/form-dialog.tsx'

const useText = texts({
  zh: {
    title: (seat: string) => `收回“${seat}”这一席`,
    what: (holder: string, body: string) =>
      `到这天，${holder}在${body}的权限就没有了：看不到工作台里的诉求，也不能再办。办过的记录都留着。`,
    on: '到哪天',
    note: '说明',
    noteHint: '比如：调走了，换届',
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
    confirm: 'End this seat',
    done: 'The seat has ended',
  },
})

export function EndSeat({ seat, body, onClose }: { seat: SeatView; body: BodyView; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const is = useChecks()
  return (
    <FormDialog
      route={endSeat}
      about={`end-seat:${seat.id}`}
      title={t.title(tx(seat.title))}
      intro={t.what(seat.holder ?? tx(seat.title), tx(body.name))}
      confirm={t.confirm}
      done={t.done}
      danger
      initial={{ on: today(), note: '' }}
      fields={() => [
        { name: 'on', kind: 'day', label: t.on },
        { name: 'note', kind: 'text', label: t.note, hint: t.noteHint, optional: true, max: 200 },
      ]}
      check={({ on }) => ({ on: is.day(on) })}
      input={({ on, note }) => ({ params: { seatId: seat.id }, body: { on, note: note.trim() } })}
      onClose={onClose}
    />
  )
}
