import { getUnit } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { useChosenBuilding } from '../../kit/portal/chosen-building.ts'
import { useRead } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { TelLink } from '../../kit/ui/tel-link.tsx'

const useText = texts({
  zh: { lost: '收不到短信？到楼宇工作站当面办', or: '，或 ', call: '打电话办', end: '。' },
  en: { lost: 'No message? Go to the building workstation in person', or: ', or ', call: 'call it', end: '.' },
})

/** What to do where no message comes; the number is that of the building this device was last used for. */
export function NoMessage(): ReactNode {
  const t = useText()
  const slug = useChosenBuilding()
  const unit = useRead(getUnit, { params: { slug: slug ?? '' } }, { when: slug !== null })
  const phone = unit.data?.workstation?.phone
  return (
    <p className="s muted sign-in-lost">
      {t.lost}
      {phone && (
        <>
          {t.or}
          <TelLink number={phone}>{t.call}</TelLink>
        </>
      )}
      {t.end}
    </p>
  )
}
