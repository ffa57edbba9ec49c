import './bodies.css'
import { getBody, type BodyPage } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { Link, usePathParams } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { Button } from '../../kit/ui/button.tsx'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Name } from '../../kit/ui/name.tsx'
import { PrintButton } from '../../kit/ui/small.tsx'
import { Loaded } from '../../kit/ui/states.tsx'
import { BodyCard } from './body-card.tsx'
import { ChangeBody } from './constitute.tsx'
import { kindText, type BodyKind } from './kinds.ts'
import { SeatTable } from './seat-table.tsx'
import { Tables } from './tables.tsx'
import { AddSeat, JoinTable, LeaveTable, RenewTerm } from './term-dialogs.tsx'

const useText = texts({
  zh: {
    title: '机构',
    crumb: '您在哪儿',
    all: '机构名录',
    reach: '在哪里，怎么找',
    kind: '是什么',
    place: '办公地点',
    region: '哪里的',
    phone: '电话',
    hours: '办公时间',
    mail: '收办理链接的邮箱',
    unknown: '没有登记',
    change: '更正',
    addSeat: '加席位',
    renew: '续任或换届',
    join: '请谁来坐这张桌',
    print: '打印席位表',
    leave: (name: string) => `${name}不再来`,
  },
  en: {
    title: 'Body',
    crumb: 'Where you are',
    all: 'Bodies',
    reach: 'Where it is and how to reach it',
    kind: 'What it is',
    place: 'Office',
    region: 'Region',
    phone: 'Phone',
    hours: 'Office hours',
    mail: 'E-mail for its links',
    unknown: 'Not on file',
    change: 'Correct',
    addSeat: 'Add a seat',
    renew: 'Next term',
    join: 'Ask a body to this table',
    print: 'Print the seats',
    leave: (name) => `${name} leaves`,
  },
})

/** One body of whatever kind: how to reach it, its seats and term, and the tables it shares. */
export function BodyDeskPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const { bodyId } = usePathParams<'bodyId'>()
  const page = useRead(getBody, { params: { bodyId } }, { live: ['directory', `body:${bodyId}`] })
  return (
    <DeskPage key={bodyId} title={page.data ? tx(page.data.name) : t.title} place="/desk/buildings">
      {!page.data && <h1 className="page-title">{t.title}</h1>}
      <Loaded from={page} lines={10}>
        {(body) => <Body body={body} />}
      </Loaded>
    </DeskPage>
  )
}

type Step = 'change' | 'seat' | 'term' | 'join'

function Body({ body }: { body: BodyPage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const [step, setStep] = useState<Step | null>(null)
  const [leaving, setLeaving] = useState<BodyPage['members'][number] | null>(null)
  const known = (value: string): ReactNode => value || <span className="muted">{t.unknown}</span>
  const shape = body.can.shape === true
  const close = (): void => setStep(null)
  return (
    <div className="bodies one">
      <header>
        <div>
          <nav className="s muted no-print" aria-label={t.crumb}>
            <Link to="/desk/bodies">{t.all}</Link>
            {body.unit && (
              <>
                {' · '}
                <Link to={`/desk/units/${body.unit.slug}`}>{tx(body.unit.name)}</Link>
              </>
            )}
          </nav>
          <h1>
            <Name of={body.name} />
          </h1>
        </div>
        <span className="row acts no-print">
          <PrintButton>{t.print}</PrintButton>
          {shape && (
            <>
              <Button icon="pen" onPress={() => setStep('change')}>
                {t.change}
              </Button>
              <Button icon="cal" onPress={() => setStep('term')}>
                {t.renew}
              </Button>
              <Button icon="people" onPress={() => setStep('join')}>
                {t.join}
              </Button>
              <Button icon="plus" onPress={() => setStep('seat')}>
                {t.addSeat}
              </Button>
            </>
          )}
        </span>
      </header>
      <div className="three">
        <BodyCard body={body} name={body.name} />
        <section className="card reach" aria-labelledby="reach">
          <div className="hd">
            <h2 id="reach">{t.reach}</h2>
          </div>
          <div className="bd">
            <KeyValue
              rows={
                body.external
                  ? [
                      [t.kind, tx(kindText[body.kind as BodyKind])],
                      [t.region, known(body.region)],
                      [t.mail, known(body.contactEmail)],
                    ]
                  : [
                      [t.kind, tx(kindText[body.kind as BodyKind])],
                      [t.place, known(tx(body.place))],
                      [t.phone, known(body.phone)],
                      [t.hours, known(tx(body.hours))],
                    ]
              }
            />
          </div>
        </section>
      </div>
      <div className="on-paper">
        <SeatTable body={body} name={body.name} />
      </div>
      <Tables bodies={[body]} />
      {shape && body.members.length > 0 && (
        <p className="row acts no-print">
          {body.members.map((link) => (
            <Button key={link.membershipId} look="text" onPress={() => setLeaving(link)}>
              {t.leave(tx(link.name))}
            </Button>
          ))}
        </p>
      )}
      {step === 'change' && <ChangeBody body={body} onClose={close} />}
      {step === 'seat' && <AddSeat body={body} onClose={close} />}
      {step === 'term' && <RenewTerm body={body} onClose={close} />}
      {step === 'join' && <JoinTable body={body} onClose={close} />}
      {leaving && <LeaveTable link={leaving} onClose={() => setLeaving(null)} />}
    </div>
  )
}
