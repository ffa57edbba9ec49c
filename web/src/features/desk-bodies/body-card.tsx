import type { Text } from '@liti/contract/common'
import type { BodyView, SeatView } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { Link, usePath } from '../../kit/nav.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, leftText, useNow } from '../../kit/words/time.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { monthText } from '../../kit/plan/lease.ts'
import { SeatChip } from './seat-chip.tsx'
import { seatGroups, termShare, vacancies } from './seats.ts'
import { seatWord } from './words.ts'

const useText = texts({
  zh: {
    full: (n: number) => `${n} 席都在`,
    open: (n: number) => `空缺 ${n} 席`,
    noSeats: '还没有席位',
    people: (n: number) => `${n} 人`,
    seats: '席位',
    byChooser: '席位，按谁推选',
    count: (all: number, held: number) => (all === held ? `${all} 席` : `${all} 席，在任 ${held}`),
    term: '任期',
    years: (n: number) => `${n} 年`,
    from: (month: string) => `${month}起`,
    to: (month: string) => `到 ${month}`,
    ended: (month: string) => `${month}已到期，权限已收回`,
    endless: '没有定任期',
    vacant: '空缺',
    fillBy: (day: string) => `最晚 ${day}补上`,
    noDate: '还没定补上的日期',
    duties: '管什么',
  },
  en: {
    full: (n) => `All ${n} seats held`,
    open: (n) => `${n} vacant`,
    noSeats: 'No seats yet',
    people: (n) => `${n} people`,
    seats: 'Seats',
    byChooser: 'Seats, by who chooses them',
    count: (all, held) => `${all} seat${all === 1 ? '' : 's'}${all === held ? '' : `, ${held} held`}`,
    term: 'Term',
    years: (n) => `${n} year${n === 1 ? '' : 's'}`,
    from: (month) => `from ${month}`,
    to: (month) => `to ${month}`,
    ended: (month) => `ended ${month}; its rights have ended too`,
    endless: 'No term set',
    vacant: 'Vacant',
    fillBy: (day) => `to be filled by ${day}`,
    noDate: 'No date set for filling it',
    duties: 'What it does',
  },
})

/** One body as a column, by the name it has on this page. */
export function BodyCard({ body, name }: { body: BodyView; name: Text }): ReactNode {
  const t = useText()
  const tx = useTx()
  const page = `/desk/bodies/${body.id}`
  const here = usePath() === page
  const open = vacancies(body)
  const held = body.seats.length - open.length
  const chosen = body.seats.some(({ constituency }) => constituency !== null)
  return (
    <article className={`card body ${body.kind}`} id={body.kind} aria-labelledby={`${body.id}-name`}>
      <div className="hd">
        <h2 id={`${body.id}-name`}>{here ? tx(name) : <Link to={page}>{tx(name)}</Link>}</h2>
        {body.seats.length === 0 ? (
          <Tag end>{t.noSeats}</Tag>
        ) : open.length > 0 ? (
          <Tag tone="soon" end>
            {t.open(open.length)}
          </Tag>
        ) : (
          <Tag tone="done" end>
            {t.full(held)}
          </Tag>
        )}
      </div>
      <section>
        <h3>
          {chosen ? t.byChooser : t.seats}
          <span>{t.count(body.seats.length, held)}</span>
        </h3>
        <dl className="seats">
          {seatGroups(body).map(({ word, seats }) => (
            <div key={word}>
              <dt>
                {tx(seatWord(word))} {chosen && seats.length}
              </dt>
              <dd>
                <Seats seats={seats} body={body} />
              </dd>
            </div>
          ))}
        </dl>
        {body.can.fillSeat !== true && <p className="xs muted why no-print">{tx(body.can.fillSeat.why)}</p>}
      </section>
      <div className="rest">
        <Term body={body} />
        {body.duties.length > 0 && (
          <section>
            <h3>{t.duties}</h3>
            <ul className="duty s soft">
              {body.duties.map((duty) => (
                <li key={duty.zh}>{tx(duty)}</li>
              ))}
            </ul>
          </section>
        )}
        {open.length > 0 && <Vacancies body={body} />}
      </div>
    </article>
  )
}

const most = 8

/** The seats of one kind; many of them that are held (liaisons of sixteen floors) fold into their number. */
function Seats({ seats, body }: { seats: readonly SeatView[]; body: BodyView }): ReactNode {
  const t = useText()
  const held = seats.filter(({ vacant }) => !vacant)
  const many = held.length > most
  const [open, setOpen] = useState(false)
  return (
    <>
      {many && (
        <button type="button" className="seat" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t.people(held.length)}
          <Icon name={open ? 'minus' : 'plus'} />
        </button>
      )}
      {(many && !open ? seats.filter(({ vacant }) => vacant) : seats).map((seat) => (
        <SeatChip key={seat.id} seat={seat} body={body} />
      ))}
    </>
  )
}

function Term({ body: { termFrom, termTo, termYears } }: { body: BodyView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  if (termFrom === null && termTo === null) return null
  const over = termTo !== null && Date.parse(`${termTo}T00:00:00+08:00`) <= now
  return (
    <section>
      <h3>
        {t.term}
        {termYears !== null && <span>{t.years(termYears)}</span>}
      </h3>
      <div className="term">
        {termFrom !== null && termTo !== null && (
          <div className="bar" style={{ '--p': termShare(termFrom, termTo, now) }} aria-hidden="true">
            <i />
          </div>
        )}
        <p className="s soft">
          {termFrom !== null && <span>{t.from(tx(monthText(termFrom)))}</span>}
          <span className={over ? 'over-text' : undefined}>
            {termTo === null ? t.endless : over ? t.ended(tx(monthText(termTo))) : t.to(tx(monthText(termTo)))}
          </span>
        </p>
      </div>
    </section>
  )
}

function Vacancies({ body }: { body: BodyView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  return (
    <section>
      <h3>{t.vacant}</h3>
      <ul className="vacant s">
        {vacancies(body).map((seat) => {
          const late = seat.fillBy !== null && Date.parse(`${seat.fillBy}T23:59:59+08:00`) < now
          return (
            <li key={seat.id}>
              <b>{tx(seat.title)}</b>
              <span className={late ? 'due over' : 'due soon'}>
                <Icon name={late ? 'alert' : 'clock'} />
                {seat.fillBy === null ? (
                  t.noDate
                ) : (
                  <>
                    {!late && <b>{tx(leftText(seat.fillBy, now))}</b>}
                    {t.fillBy(tx(dayText(seat.fillBy, { now })))}
                  </>
                )}
              </span>
              {seat.note && <p className="soft">{seat.note}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
