import './bodies.css'
import { getBodyRegister, type BodyRow } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { Link } from '../../kit/nav.tsx'
import { monthText } from '../../kit/plan/lease.ts'
import { useRead } from '../../kit/api/query.tsx'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { today } from '../../kit/words/today.ts'
import { Action } from '../../kit/ui/action-bar.tsx'
import { Name } from '../../kit/ui/name.tsx'
import { Empty, Loaded } from '../../kit/ui/states.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { ConstituteBody } from './constitute.tsx'
import { kindText } from './kinds.ts'

const useText = texts({
  zh: {
    title: '机构名录',
    line: '谁在办事：街道、部门、社区、各楼的三驾马车和物业，还有外地单位。点开看席位和任期。',
    add: '新设机构',
    local: '本区',
    outside: '外地单位',
    name: '机构',
    kind: '是什么',
    where: '在哪里',
    seats: '席位',
    held: (held: number, all: number) => (all === 0 ? '还没有席位' : `${all} 席，在任 ${held}`),
    term: '任期到',
    over: '任期到了',
    none: '没有定',
    empty: '还没有登记机构',
    emptyWhy: '街道登记以后，会列在这里。',
  },
  en: {
    title: 'Bodies',
    line: 'Who acts: the sub-district, departments, communities, the three bodies and the property service of each building, and units elsewhere. Open one for its seats and its term.',
    add: 'Set up a body',
    local: 'In the district',
    outside: 'Units elsewhere',
    name: 'Body',
    kind: 'What it is',
    where: 'Where',
    seats: 'Seats',
    held: (held, all) => (all === 0 ? 'No seats yet' : `${all} seats, ${held} held`),
    term: 'Term ends',
    over: 'Term over',
    none: 'Not set',
    empty: 'No bodies yet',
    emptyWhy: 'They are listed here once the sub-district office has put them on file.',
  },
})

/** Every body one works with, those of the district first. */
export function BodyRegisterPage(): ReactNode {
  const t = useText()
  const page = useRead(getBodyRegister, {}, { live: ['body', 'directory'] })
  const [adding, setAdding] = useState(false)
  return (
    <DeskPage title={t.title} place="/desk/buildings">
      <div className="bodies register">
        <header>
          <div>
            <h1>{t.title}</h1>
            <p className="soft">{t.line}</p>
          </div>
          {page.data?.can.constitute === true && (
            <span className="no-print">
              <Action can={true} icon="plus" onPress={() => setAdding(true)}>
                {t.add}
              </Action>
            </span>
          )}
        </header>
        <Loaded from={page} lines={12}>
          {({ bodies }) =>
            bodies.length === 0 ? (
              <Empty title={t.empty}>{t.emptyWhy}</Empty>
            ) : (
              <>
                <Rows title={t.local} bodies={bodies.filter(({ external }) => !external)} />
                <Rows title={t.outside} bodies={bodies.filter(({ external }) => external)} />
              </>
            )
          }
        </Loaded>
      </div>
      {adding && <ConstituteBody onClose={() => setAdding(false)} />}
    </DeskPage>
  )
}

function Rows({ title, bodies }: { title: string; bodies: readonly BodyRow[] }): ReactNode {
  const t = useText()
  const tx = useTx()
  if (bodies.length === 0) return null
  return (
    <section className="card">
      <div className="hd">
        <h2>{title}</h2>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached with the keyboard */}
      <div className="scroll-x" role="region" aria-label={title} tabIndex={0}>
        <table className="t in-blocks">
          <thead>
            <tr>
              {[t.name, t.kind, t.where, t.seats, t.term].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bodies.map((body) => (
              <tr key={body.id}>
                <td className="strong">
                  <Link to={`/desk/bodies/${body.id}`}>
                    <Name of={body.name} />
                  </Link>
                </td>
                <td data-head={t.kind}>{tx(kindText[body.kind])}</td>
                <td data-head={t.where}>{body.unit ? <Name of={body.unit} /> : body.place ? <Name of={body.place} /> : body.region}</td>
                <td data-head={t.seats}>{t.held(body.held, body.seats)}</td>
                <td data-head={t.term}>
                  {body.termTo === null ? (
                    <span className="muted">{t.none}</span>
                  ) : body.termTo <= today() ? (
                    <Tag tone="over">{t.over}</Tag>
                  ) : (
                    tx(monthText(body.termTo))
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
