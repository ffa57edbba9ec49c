import { fillSeat, type BodyView, type SeatView } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useChecks } from '../../kit/work/checks.ts'
import { FormDialog } from '../../kit/work/form-dialog.tsx'
import { holderOf, noHolder, useWho, WhoField } from './who-field.tsx'
import { today } from '../../kit/words/today.ts'

const useText = texts({
  zh: {
    title: (seat: string) => `${seat}：交给谁`,
    intro: '从开始那天起有这一席的权限，到期那天自动收回，不用再办手续。',
    from: '从哪天起',
    to: '到哪天',
    toHint: '到这天权限就没有了；空着就跟本届任期一起结束',
    order: '结束要在开始之后',
    confirm: '交出这一席',
    done: '席位交出去了',
  },
  en: {
    title: (seat) => `${seat}: who takes it`,
    intro: 'The rights of the seat begin on the first day and end by themselves on the last.',
    from: 'From',
    to: 'Until',
    toHint: 'On this day the rights end; leave it empty to end with the body’s own term',
    order: 'It ends after it begins',
    confirm: 'Give the seat',
    done: 'The seat is given',
  },
})

/** Gives a vacant seat to somebody on file, or to somebody put on file with it. */
export function FillSeat({ seat, body, onClose }: { seat: SeatView; body: BodyView; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const is = useChecks()
  const who = useWho()
  return (
    <FormDialog
      route={fillSeat}
      about={`fill-seat:${seat.id}`}
      title={t.title(tx(seat.title))}
      intro={t.intro}
      confirm={t.confirm}
      done={t.done}
      initial={{ ...noHolder, from: today(), to: body.termTo ?? '' }}
      fields={({ fresh }) => [
        ...who.fields(fresh),
        { name: 'from', kind: 'day', label: t.from },
        { name: 'to', kind: 'day', label: t.to, hint: t.toHint, optional: true },
      ]}
      check={(values) => ({
        ...who.check(values, true),
        from: is.day(values.from),
        to: values.to !== '' && values.to <= values.from ? t.order : undefined,
      })}
      input={(values) => ({
        params: { seatId: seat.id },
        body: { ...holderOf(values), from: values.from, to: values.to || null },
      })}
      onClose={onClose}
    >
      {(form) => <WhoField values={form.values} errors={form.errors} set={form.set} />}
    </FormDialog>
  )
}
