import { revealCreditCode, type EnterprisePage } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { useAct } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { dayText, useNow } from '../../kit/words/time.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Contacts } from './contacts.tsx'
import { Heed } from './heed.tsx'
import { monthText } from '../../kit/plan/lease.ts'
import { Reveal } from './reveal.tsx'
import { useJoined } from '../../kit/words/joined.ts'

const useText = texts({
  zh: {
    title: '企业情况',
    checked: (day: string) => `企业 ${day}核对`,
    never: '企业还没核对过',
    code: '信用代码',
    tail: (tail: string) => `末四位 ${tail}`,
    look: '看全号',
    does: '做什么',
    place: '注册地',
    founded: '成立',
    year: (year: number) => `${year} 年`,
    moved: (month: string) => `${month}入驻`,
    unknown: '没有登记',
    people: '人',
    byFirm: '企业填报，不到 5 人不显示',
    noPeople: '没有填报、不到 5 人，或者您的席位看不到。',
    staff: '楼里上班',
    women: '女职工',
    of: (women: number, staff: number) => `${women} / ${staff} 人`,
    party: '党员',
    who: '谁能看这一页',
    rule: '工作站和所在街道看全部。企业自己的人看全部，联系人可以改。楼里别的单位只看做什么、在几层。电话和信用代码平时打码，看全号会留下记录。',
  },
  en: {
    title: 'About the firm',
    checked: (day) => `Checked by the firm ${day}`,
    never: 'Not yet checked by the firm',
    code: 'Credit code',
    tail: (tail) => `ends in ${tail}`,
    look: 'Show it all',
    does: 'What it does',
    place: 'Registered at',
    founded: 'Founded',
    year: (year) => String(year),
    moved: (month) => `here since ${month}`,
    unknown: 'Not on file',
    people: 'People',
    byFirm: 'Told by the firm; not shown under 5 people',
    noPeople: 'Not told, fewer than 5 people, or your seat does not show it.',
    staff: 'work here',
    women: 'women',
    of: (women, staff) => `${women} of ${staff}`,
    party: 'Party members',
    who: 'Who can see this page',
    rule: 'The workstation and the sub-district office see all of it. The firm’s own people see all of it, and its contacts can change it. Other firms of the building see what it does and on which floor. Phone numbers and the credit code are masked; each look is logged.',
  },
})

/** What is on file about a firm, as far as this reader may see it. */
export function EnterpriseCard({ page }: { page: EnterprisePage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const now = useNow()
  const joined = useJoined()
  const look = useAct(revealCreditCode, { touches: [] })
  const unknown = <span className="muted">{t.unknown}</span>
  const since = page.spaces
    .map((space) => space.since)
    .filter((day) => day !== null)
    .sort()[0]
  const founded = joined(page.foundedYear !== null && t.year(page.foundedYear), since !== undefined && t.moved(tx(monthText(since))))
  const code =
    page.creditCodeTail === null ? (
      unknown
    ) : (
      <>
        {!look.reply && `${t.tail(page.creditCodeTail)}　`}
        <Reveal
          can={page.can.reveal}
          label={t.look}
          name={t.code}
          act={look}
          press={() => look.run({ params: { organisationId: page.id }, body: {} })}
        >
          {({ creditCode }) => <b className="code-text">{creditCode}</b>}
        </Reveal>
        {page.creditCodeWarning && (
          <span className="due soon note">
            <Icon name="alert" />
            {tx(page.creditCodeWarning)}
          </span>
        )}
      </>
    )
  return (
    <aside className="card file" aria-labelledby="file-title">
      <div className="hd">
        <h2 id="file-title">{t.title}</h2>
        <span className="s muted end">{page.checkedOn ? t.checked(tx(dayText(page.checkedOn, { now }))) : t.never}</span>
      </div>
      <section>
        <KeyValue
          rows={[
            [t.code, code],
            [t.does, page.industry || unknown],
            [t.place, page.registeredPlace || unknown],
            [t.founded, founded || unknown],
          ]}
        />
      </section>
      <section>
        <h3 className="row">
          {t.people}
          <span className="end">{t.byFirm}</span>
        </h3>
        {page.people ? <People people={page.people} /> : <p className="s soft">{t.noPeople}</p>}
      </section>
      <Contacts page={page} />
      <Heed page={page} />
      <section>
        <h3>{t.who}</h3>
        <p className="s soft">
          <Icon name="lock" /> {t.rule}
        </p>
      </section>
    </aside>
  )
}

function People({ people }: { people: NonNullable<EnterprisePage['people']> }): ReactNode {
  const t = useText()
  return (
    <div className="rates">
      <div>
        <b className="num">{people.staff}</b>
        <span>{t.staff}</span>
      </div>
      {people.womenShare !== null && people.women !== null && (
        <div>
          <b className="num">{people.womenShare}%</b>
          <span>{t.women}</span>
          <span className="s muted">{t.of(people.women, people.staff)}</span>
        </div>
      )}
      {people.partyMembers !== null && (
        <div>
          <b className="num">{people.partyMembers}</b>
          <span>{t.party}</span>
        </div>
      )}
    </div>
  )
}
