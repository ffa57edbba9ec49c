import './enterprise.css'
import { getEnterprise, type EnterprisePage } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { Link, usePathParams } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { Button, LinkButton } from '../../kit/ui/button.tsx'
import { Name } from '../../kit/ui/name.tsx'
import { PrintButton } from '../../kit/ui/small.tsx'
import { Loaded } from '../../kit/ui/states.tsx'
import { Kind, Tag } from '../../kit/ui/tag.tsx'
import { searchOf } from '../../kit/work/paths.ts'
import { groupText } from '../../kit/plan/words.ts'
import { EditEnterprise } from '../../kit/enterprise/edit-enterprise.tsx'
import { CorrectOrganisation } from './correct-organisation.tsx'
import { EnterpriseCard } from './enterprise-card.tsx'
import { NeedsCard } from './needs-card.tsx'
import { Places } from './places.tsx'

const useText = texts({
  zh: {
    title: '一企一档',
    crumb: '您在哪儿',
    floor: (floor: string) => `${floor} 层`,
    here: '本区注册',
    elsewhere: '外区注册',
    print: '打印一页',
    raise: '登记诉求',
    correct: '更正登记',
  },
  en: {
    title: 'Enterprise file',
    crumb: 'Where you are',
    floor: (floor) => `Floor ${floor}`,
    here: 'Registered here',
    elsewhere: 'Registered elsewhere',
    print: 'Print one page',
    raise: 'Record a need',
    correct: 'Correct the entry',
  },
})

/** 一企一档: where a firm is and until when, and what is on file about it for this reader. */
export function EnterpriseDeskPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const { organisationId } = usePathParams<'organisationId'>()
  const page = useRead(
    getEnterprise,
    { params: { organisationId } },
    { live: ['directory', 'unit', 'needs', `organisation:${organisationId}`] },
  )
  return (
    <DeskPage key={organisationId} title={page.data ? tx(page.data.name) : t.title} place="/desk/buildings">
      {!page.data && <h1 className="page-title">{t.title}</h1>}
      <Loaded from={page} lines={10}>
        {(data) => <Enterprise page={data} />}
      </Loaded>
    </DeskPage>
  )
}

function Enterprise({ page }: { page: EnterprisePage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const [correcting, setCorrecting] = useState(false)
  const floor = page.floor?.label ?? page.spaces[0]?.floor
  return (
    <div className="enterprise">
      <header>
        <div className="what">
          <nav className="s muted" aria-label={t.crumb}>
            {page.unit && (
              <Link to={`/desk/units/${page.unit.slug}${searchOf({ building: page.spaces[0]?.buildingId, at: page.spaces[0]?.spaceId })}`}>
                {tx(page.unit.name)}
              </Link>
            )}
            {floor !== undefined && <span>{t.floor(floor)}</span>}
            <span>{t.title}</span>
          </nav>
          <div className="row">
            <h1>
              <Name of={page.name} />
            </h1>
            {page.group && <Kind>{tx(groupText[page.group])}</Kind>}
            {page.registeredHere === true && <Tag tone="done">{t.here}</Tag>}
            {page.registeredHere === false && <Kind ochre>{t.elsewhere}</Kind>}
          </div>
        </div>
        <div className="switches no-print">
          <PrintButton>{t.print}</PrintButton>
          {page.can.raise === true && (
            <LinkButton to={`/desk/intake${searchOf({ organisation: page.id })}`} icon="plus">
              {t.raise}
            </LinkButton>
          )}
          {page.can.correct === true && (
            <Button icon="pen" onPress={() => setCorrecting(true)}>
              {t.correct}
            </Button>
          )}
          {(page.can.edit === true || page.can.correct !== true) && <EditEnterprise page={page} />}
        </div>
      </header>
      <div className="enterprise-main">
        <Places page={page} />
        <NeedsCard organisationId={page.id} />
      </div>
      <EnterpriseCard page={page} />
      {correcting && <CorrectOrganisation page={page} onClose={() => setCorrecting(false)} />}
    </div>
  )
}
