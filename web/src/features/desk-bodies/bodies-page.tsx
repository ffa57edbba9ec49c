import './bodies.css'
import type { Text } from '@liti/contract/common'
import { getThreeCarriages } from '@liti/contract/directory'
import { useEffect, type ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api/api.ts'
import { Link, usePathParams } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { PrintButton } from '../../kit/ui/small.tsx'
import { Empty, Loaded } from '../../kit/ui/states.tsx'
import { withinUnit } from '../../kit/within-unit.ts'
import { BodyCard } from './body-card.tsx'
import { SeatTable } from './seat-table.tsx'
import { Tables } from './tables.tsx'

const useText = texts({
  zh: {
    title: '三驾马车',
    line: (unit: string) => `${unit}由党组织、楼委会、工作站一起管，各有席位、任期和职责。有席位才有权限，任期到了权限就收回。`,
    crumb: '您在哪儿',
    print: '打印席位表',
    empty: '还没有登记党组织、楼委会和工作站',
    emptyWhy: '街道登记以后，席位、任期和职责会列在这里。',
  },
  en: {
    title: 'The three bodies',
    line: (unit) =>
      `${unit} is run by its Party organisation, committee and workstation together, each with seats, a term and duties. Rights come with a seat and end with its term.`,
    crumb: 'Where you are',
    print: 'Print the seats',
    empty: 'The Party organisation, committee and workstation are not on file yet',
    emptyWhy: 'Once the sub-district office has put them on file, seats, terms and duties are listed here.',
  },
})

/** 三驾马车: seats by who chooses them, vacancies with a date, term, duties, and the tables the three sit at. */
export function BodiesPage(): ReactNode {
  const t = useText()
  const { slug } = usePathParams<'slug'>()
  const page = useRead(getThreeCarriages, { params: { slug } }, { live: ['body', 'directory'] })
  return (
    <DeskPage title={t.title} place="/desk/buildings">
      {!page.data && <h1 className="page-title">{t.title}</h1>}
      <Loaded from={page} lines={12}>
        {(data) => <Bodies page={data} />}
      </Loaded>
    </DeskPage>
  )
}

function Bodies({ page }: { page: ReplyOf<typeof getThreeCarriages> }): ReactNode {
  const t = useText()
  const tx = useTx()
  const short = (name: Text): Text => withinUnit(name, page.unit.name)
  // The address may name a body (#committee), which is not there yet when the browser looks for it.
  useEffect(() => {
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <div className="bodies">
      <header>
        <div>
          <nav className="s muted no-print" aria-label={t.crumb}>
            <Link to={`/desk/units/${page.unit.slug}`}>{tx(page.unit.name)}</Link>
          </nav>
          <h1>{t.title}</h1>
          <p className="soft">{t.line(tx(page.unit.name))}</p>
        </div>
        <span className="no-print">
          <PrintButton>{t.print}</PrintButton>
        </span>
      </header>
      {page.bodies.length === 0 ? (
        <Empty title={t.empty}>{t.emptyWhy}</Empty>
      ) : (
        <>
          <div className="three">
            {page.bodies.map((body) => (
              <BodyCard key={body.id} body={body} name={short(body.name)} />
            ))}
          </div>
          <div className="on-paper">
            {page.bodies.map((body) => (
              <SeatTable key={body.id} body={body} name={short(body.name)} />
            ))}
          </div>
          <Tables bodies={page.bodies} unit={page.unit.name} />
        </>
      )}
    </div>
  )
}
