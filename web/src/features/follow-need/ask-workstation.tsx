import { getUnit } from '@liti/contract/directory'
import type { TrackView } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Sheet } from '../../kit/ui/sheet.tsx'
import { TelLink } from '../../kit/ui/tel-link.tsx'

const useText = texts({
  zh: {
    ask: '问工作站',
    where: '在哪儿',
    phone: '电话',
    hours: '开门时间',
    number: '报这个号',
    comma: '，',
  },
  en: { ask: 'Ask the workstation', where: 'Where', phone: 'Phone', hours: 'Open', number: 'Give this number', comma: ', ' },
})

type Asked = { workstation: TrackView['workstation']; slug?: string | undefined; number: string }
type Ask = { open: () => void; sheet: ReactNode }

/** Where to go and whom to call about a need: the building's workstation. `slug` finds its phone number. */
export function useAskWorkstation(asked: Asked | undefined): Ask {
  const [shown, setShown] = useState(false)
  return {
    open: () => setShown(true),
    sheet: shown && asked && <WorkstationSheet {...asked} onClose={() => setShown(false)} />,
  }
}

/** The button for the top right of the page. */
export function AskWorkstation({ ask }: { ask: Ask }): ReactNode {
  const t = useText()
  return (
    <button type="button" aria-haspopup="dialog" onClick={ask.open}>
      <Icon name="phone" />
      {t.ask}
    </button>
  )
}

function WorkstationSheet({ workstation, slug, number, onClose }: Asked & { onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const unit = useRead(getUnit, { params: { slug: slug ?? '' } }, { when: slug !== undefined })
  const phone = unit.data?.workstation?.phone
  const place = unit.data?.workstation ? tx(unit.data.workstation.place) : workstation.place
  const hours = tx(workstation.hours)
  return (
    <Sheet title={tx(workstation.name)} onClose={onClose}>
      <KeyValue
        rows={[
          ...(place ? [[t.where, place] as const] : []),
          ...(phone ? [[t.phone, <TelLink key="tel" number={phone} />] as const] : []),
          ...(hours ? [[t.hours, hours] as const] : []),
          [t.number, number],
        ]}
      />
    </Sheet>
  )
}
