import { fillSeat, type BodyView, type SeatView } from '@liti/contract/directory'
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
import { PersonField, type PersonHit } from './person-field.tsx'

const useText = texts({
  zh: {
    title: (seat: string) => `${seat}：交给谁`,
    intro: '从开始那天起有这一席的权限，到期那天自动收回，不用再办手续。',
    who: '交给谁',
    whoHint: '写名字、职务或单位里的字',
    pick: '从找到的人里选一个',
    from: '从哪天起',
    to: '到哪天',
    toHint: '到这天权限就没有了；空着就跟本届任期一起结束',
    day: '选一个日期',
    order: '结束要在开始之后',
    confirm: (name: string) => (name ? `交给${name}` : '交出这一席'),
    done: (name: string) => `席位交给${name}了`,
  },
  en: {
    title: (seat) => `${seat}: who takes it`,
    intro: 'The rights of the seat begin on the first day and end by themselves on the last.',
    who: 'Who takes it',
    whoHint: 'Part of a name, a job or an organisation',
    pick: 'Choose somebody from the list',
    from: 'From',
    to: 'Until',
    toHint: 'On this day the rights end; leave it empty to end with the body’s own term',
    day: 'Choose a date',
    order: 'It ends after it begins',
    confirm: (name) => (name ? `Give it to ${name}` : 'Give the seat'),
    done: (name) => `The seat is with ${name} now`,
  },
})

type Values = { person: PersonHit | null; from: string; to: string }

export function FillSeat({ seat, body, onClose }: { seat: SeatView; body: BodyView; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const fill = useAct(fillSeat)
  const form = useForm<Values & { personId?: string }>(
    `fill-seat:${seat.id}`,
    { person: null, from: today(), to: body.termTo ?? '' },
    ({ person, from, to }) => ({
      person: person ? undefined : t.pick,
      from: from === '' ? t.day : undefined,
      to: to !== '' && to <= from ? t.order : undefined,
    }),
    fill.error,
  )
  const { person, from, to } = form.values
  const onConfirm = (): void => {
    if (!form.ready() || !person) return
    fill.run({ params: { seatId: seat.id }, body: { personId: person.id, from, to: to || null } }, () => {
      form.done()
      announce(t.done(person.name))
      onClose()
    })
  }
  return (
    <ConfirmDialog
      title={t.title(tx(seat.title))}
      confirm={t.confirm(person?.name ?? '')}
      pending={fill.pending}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <div className="ask-body">
        <ErrorSummary
          error={fill.error}
          fields={summaryOf({ ...form.errors, personId: form.errors.personId ?? form.errors.person, person: undefined }, fill.error)}
        />
        <p className="s soft">{t.intro}</p>
        <PersonField
          id="f-personId"
          label={t.who}
          hint={t.whoHint}
          value={person}
          onChange={(next) => form.set({ person: next })}
          error={form.errors.person ?? form.errors.personId}
        />
        <TextField
          id="f-from"
          type="date"
          label={t.from}
          value={from}
          onChange={(next) => form.set({ from: next })}
          error={form.errors.from}
        />
        <TextField
          id="f-to"
          type="date"
          label={t.to}
          hint={t.toHint}
          optional
          value={to}
          onChange={(next) => form.set({ to: next })}
          error={form.errors.to}
        />
      </div>
    </ConfirmDialog>
  )
}
