import type { BodyView, SeatView } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, useNow } from '../../kit/words/time.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Sheet } from '../../kit/ui/sheet.tsx'
import { Action } from '../../kit/ui/action-bar.tsx'
import { Name } from '../../kit/ui/name.tsx'
import { EndSeat } from './end-seat.tsx'
import { FillSeat } from './fill-seat.tsx'
import { ResetAccess } from './reset-access.tsx'
import { ExtendSeat } from './term-dialogs.tsx'
import { seatWord } from './words.ts'

const useText = texts({
  zh: {
    body: '在哪里',
    kind: '什么席位',
    chosen: '谁推选',
    holder: '谁在任',
    vacant: '空缺',
    of: '属于哪家单位',
    from: '从哪天起',
    to: '到哪天',
    withBody: '跟本届任期一起',
    fillBy: '最晚补上',
    note: '说明',
    fill: '把这一席交给一个人',
    end: '收回这一席',
    lost: '手机丢了，重设登录',
    extend: '延长任期',
  },
  en: {
    body: 'Body',
    kind: 'Kind of seat',
    chosen: 'Chosen by',
    holder: 'Held by',
    vacant: 'Vacant',
    of: 'Belongs to',
    from: 'From',
    to: 'Until',
    withBody: 'with the body’s own term',
    fillBy: 'To be filled by',
    note: 'Note',
    fill: 'Give this seat to somebody',
    end: 'End this seat',
    lost: 'Lost phone: reset sign-in',
    extend: 'Extend the term',
  },
})

/** What is known of one seat, and giving it to somebody or ending it where one may. */
export function SeatSheet({ seat, body, onClose }: { seat: SeatView; body: BodyView; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  const [step, setStep] = useState<'look' | 'fill' | 'end' | 'lost' | 'extend'>('look')
  if (step === 'fill') return <FillSeat seat={seat} body={body} onClose={onClose} />
  if (step === 'extend') return <ExtendSeat seat={seat} body={body} onClose={onClose} />
  if (step === 'end') return <EndSeat seat={seat} body={body} onClose={onClose} />
  if (step === 'lost') return <ResetAccess seat={seat} onClose={onClose} />
  const day = (date: string): string => tx(dayText(date, { now }))
  const rows = [
    [t.body, tx(body.name)],
    [t.kind, tx(seatWord(seat.kind))],
    seat.constituency !== null && [t.chosen, tx(seatWord(seat.constituency))],
    [t.holder, seat.vacant ? t.vacant : seat.holder],
    seat.organisation !== null && [t.of, <Name key="of" of={seat.organisation} />],
    !seat.vacant && [t.from, day(seat.from)],
    !seat.vacant && [t.to, seat.to === null ? t.withBody : day(seat.to)],
    seat.fillBy !== null && [t.fillBy, day(seat.fillBy)],
    seat.note !== '' && [t.note, seat.note],
  ].filter((row) => row !== false) as [string, ReactNode][]
  return (
    <Sheet title={tx(seat.title)} onClose={onClose}>
      <KeyValue rows={rows} />
      <div className="seat-acts">
        {seat.vacant ? (
          <Action can={body.can.fillSeat} icon="user" onPress={() => setStep('fill')}>
            {t.fill}
          </Action>
        ) : (
          <>
            <Action can={body.can.endSeat} icon="phone" onPress={() => setStep('lost')}>
              {t.lost}
            </Action>
            {seat.to !== null && (
              <Action can={body.can.extendSeat} icon="cal" onPress={() => setStep('extend')}>
                {t.extend}
              </Action>
            )}
            <Action can={body.can.endSeat} look="danger" icon="undo" onPress={() => setStep('end')}>
              {t.end}
            </Action>
          </>
        )}
      </div>
    </Sheet>
  )
}
