import {
  addSeat,
  extendSeat,
  joinTable,
  leaveTable,
  getBodyRegister,
  renewTerm,
  seatKinds,
  type BodyView,
  type SeatView,
} from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { today } from '../../kit/words/today.ts'
import { useChecks } from '../../kit/work/checks.ts'
import { FormDialog } from '../../kit/work/form-dialog.tsx'
import { numberOf } from '../../kit/words/number-of.ts'
import { holderOf, noHolder, useWho, WhoField } from './who-field.tsx'
import { seatWord } from './words.ts'

const useText = texts({
  zh: {
    renew: (name: string) => `${name}：下一届`,
    mode: '怎么接着办',
    goOn: '续任',
    goOnNote: '在任的人接着任到新一届结束',
    elect: '换届',
    electNote: '新一届开始那天，席位都空出来，重新请人',
    from: '从哪天起',
    to: '到哪天',
    order: '结束要在开始之后',
    doRenew: '定下一届任期',
    renewed: '下一届任期定好了',
    add: (name: string) => `${name}：加一个席位`,
    addWhy: '现在没有人选的，可以先空着。',
    kind: '什么席位',
    title: '叫什么',
    titleHint: '比如 站长、联络员',
    titleEn: '英文名',
    toHint: '空着就跟本届任期一起结束',
    doAdd: '加这一席',
    added: '席位加好了',
    extend: (seat: string) => `延长“${seat}”的任期`,
    now: (day: string) => `现在到 ${day}。`,
    extendHint: '空着就到本届任期结束',
    doExtend: '延长任期',
    extended: '任期延长了',
    join: (name: string) => `请谁坐到${name}这张桌上`,
    member: '哪个机构',
    pick: '选一个机构',
    seats: '几席',
    voting: '投票吗',
    votes: '投票',
    listens: '只列席，不投票',
    note: '说明',
    doJoin: '请它来',
    joined: '它坐到这张桌上了',
    leave: (name: string) => `${name}不再坐在这张桌上`,
    on: '从哪天起',
    doLeave: '不再来',
    left: '登记好了',
  },
  en: {
    renew: (name) => `${name}: the next term`,
    mode: 'How it goes on',
    goOn: 'The same people go on',
    goOnNote: 'Whoever holds a seat keeps it to the end of the new term',
    elect: 'All seats are filled anew',
    electNote: 'On the first day of the new term every seat is vacant',
    from: 'From',
    to: 'Until',
    order: 'It ends after it begins',
    doRenew: 'Set the next term',
    renewed: 'The next term is set',
    add: (name) => `${name}: add a seat`,
    addWhy: 'It may stay vacant for now.',
    kind: 'Kind of seat',
    title: 'What it is called (Chinese)',
    titleHint: 'As it stands on the list of seats',
    titleEn: 'In English',
    toHint: 'Leave it empty to end with the body’s own term',
    doAdd: 'Add this seat',
    added: 'The seat is added',
    extend: (seat) => `Extend the term of ${seat}`,
    now: (day) => `It runs until ${day} now.`,
    extendHint: 'Leave it empty for the end of the body’s own term',
    doExtend: 'Extend the term',
    extended: 'The term is extended',
    join: (name) => `Who is to sit at the table of ${name}`,
    member: 'Which body',
    pick: 'Choose a body',
    seats: 'Seats',
    voting: 'Does it vote',
    votes: 'Votes',
    listens: 'Attends without a vote',
    note: 'Note',
    doJoin: 'Ask it in',
    joined: 'It sits at this table now',
    leave: (name) => `${name} leaves this table`,
    on: 'From',
    doLeave: 'It leaves',
    left: 'It is on file',
  },
})

/** The day a number of years after another. */
const yearsAfter = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

export function RenewTerm({ body, onClose }: { body: BodyView; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const is = useChecks()
  const from = body.termTo ?? today()
  return (
    <FormDialog
      route={renewTerm}
      about={`term:${body.id}`}
      title={t.renew(tx(body.name))}
      confirm={t.doRenew}
      done={t.renewed}
      initial={{ mode: 'continue', from, to: yearsAfter(from, body.termYears ?? 1) }}
      fields={() => [
        {
          name: 'mode',
          kind: 'choice',
          label: t.mode,
          options: [
            { value: 'continue', label: t.goOn, note: t.goOnNote },
            { value: 'elect', label: t.elect, note: t.electNote },
          ],
        },
        { name: 'from', kind: 'day', label: t.from },
        { name: 'to', kind: 'day', label: t.to },
      ]}
      check={(values) => ({ from: is.day(values.from), to: is.day(values.to) ?? (values.to <= values.from ? t.order : undefined) })}
      input={(values) => ({
        params: { bodyId: body.id },
        body: { mode: values.mode === 'elect' ? ('elect' as const) : ('continue' as const), from: values.from, to: values.to },
      })}
      onClose={onClose}
    />
  )
}

export function AddSeat({ body, onClose }: { body: BodyView; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const is = useChecks()
  const who = useWho()
  return (
    <FormDialog
      route={addSeat}
      about={`add-seat:${body.id}`}
      title={t.add(tx(body.name))}
      intro={t.addWhy}
      confirm={t.doAdd}
      done={t.added}
      initial={{ ...noHolder, kind: 'handler', title: '', titleEn: '', from: today(), to: '' }}
      fields={({ fresh }) => [
        ...who.fields(fresh),
        { name: 'kind', kind: 'select', label: t.kind, options: seatKinds.map((kind) => ({ value: kind, label: tx(seatWord(kind)) })) },
        { name: 'title', kind: 'text', label: t.title, hint: t.titleHint, max: 30 },
        { name: 'titleEn', kind: 'text', label: t.titleEn, optional: true, max: 60 },
        { name: 'from', kind: 'day', label: t.from },
        { name: 'to', kind: 'day', label: t.to, hint: t.toHint, optional: true },
      ]}
      check={(values) => ({ ...who.check(values, false), title: is.words(values.title), from: is.day(values.from) })}
      input={(values) => ({
        params: { bodyId: body.id },
        body: {
          ...holderOf(values),
          kind: values.kind as (typeof seatKinds)[number],
          title: values.title.trim(),
          titleEn: values.titleEn.trim(),
          constituency: null,
          from: values.from,
          to: values.to || null,
        },
      })}
      onClose={onClose}
    >
      {(form) => <WhoField values={form.values} errors={form.errors} set={form.set} />}
    </FormDialog>
  )
}

export function ExtendSeat({ seat, body, onClose }: { seat: SeatView; body: BodyView; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  return (
    <FormDialog
      route={extendSeat}
      about={`extend:${seat.id}`}
      title={t.extend(tx(seat.title))}
      intro={seat.to !== null && t.now(seat.to)}
      confirm={t.doExtend}
      done={t.extended}
      initial={{ to: body.termTo ?? '' }}
      fields={() => [{ name: 'to', kind: 'day', label: t.to, hint: t.extendHint, optional: true }]}
      check={() => ({})}
      input={({ to }) => ({ params: { seatId: seat.id }, body: { to: to || null } })}
      onClose={onClose}
    />
  )
}

export function JoinTable({ body, onClose }: { body: BodyView; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const is = useChecks()
  const bodies = useRead(getBodyRegister).data?.bodies ?? []
  const there = new Set([body.id, ...body.members.map(({ bodyId }) => bodyId)])
  return (
    <FormDialog
      route={joinTable}
      about={`join:${body.id}`}
      title={t.join(tx(body.name))}
      confirm={t.doJoin}
      done={t.joined}
      initial={{ memberBodyId: '', seats: '1', voting: 'no', note: '', from: today() }}
      fields={() => [
        {
          name: 'memberBodyId',
          kind: 'select',
          label: t.member,
          empty: t.pick,
          options: bodies.filter(({ id }) => !there.has(id)).map(({ id, name }) => ({ value: id, label: tx(name) })),
        },
        { name: 'seats', kind: 'number', label: t.seats },
        {
          name: 'voting',
          kind: 'choice',
          label: t.voting,
          options: [
            { value: 'yes', label: t.votes },
            { value: 'no', label: t.listens },
          ],
        },
        { name: 'from', kind: 'day', label: t.from },
        { name: 'note', kind: 'text', label: t.note, optional: true, max: 100 },
      ]}
      check={({ memberBodyId, seats, from }) => ({ memberBodyId: is.picked(memberBodyId), seats: is.amount(seats), from: is.day(from) })}
      input={({ memberBodyId, seats, voting, note, from }) => ({
        params: { bodyId: body.id },
        body: { memberBodyId, seats: numberOf(seats) ?? 1, voting: voting === 'yes', note: note.trim(), from },
      })}
      onClose={onClose}
    />
  )
}

export function LeaveTable({ link, onClose }: { link: BodyView['members'][number]; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const is = useChecks()
  return (
    <FormDialog
      route={leaveTable}
      about={`leave:${link.membershipId}`}
      title={t.leave(tx(link.name))}
      confirm={t.doLeave}
      done={t.left}
      danger
      initial={{ on: today() }}
      fields={() => [{ name: 'on', kind: 'day', label: t.on }]}
      check={({ on }) => ({ on: is.day(on) })}
      input={({ on }) => ({ params: { membershipId: link.membershipId }, body: { on } })}
      onClose={onClose}
    />
  )
}
