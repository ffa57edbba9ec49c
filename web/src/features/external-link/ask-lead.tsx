import type { LinkView } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Sheet } from '../../kit/ui/sheet.tsx'
import { TelLink } from '../../kit/ui/tel-link.tsx'

const useText = texts({
  zh: { ask: '问牵头单位', where: '在哪儿', phone: '电话', hours: '办公时间', number: '报这个号', none: '还没登记电话和地址。' },
  en: {
    ask: 'Ask the lead',
    where: 'Where',
    phone: 'Phone',
    hours: 'Open',
    number: 'Give this number',
    none: 'No phone or address is registered.',
  },
})

export type AskLead = { open: () => void; button: ReactNode; sheet: ReactNode }

/** How a unit without an account reaches the lead, and the building's workstation behind it. */
export function useAskLead(view: LinkView): AskLead {
  const t = useText()
  const [shown, setShown] = useState(false)
  const open = (): void => setShown(true)
  return {
    open,
    button: (
      <button type="button" aria-haspopup="dialog" onClick={open}>
        <Icon name="phone" />
        {t.ask}
      </button>
    ),
    sheet: shown && <Doors view={view} onClose={() => setShown(false)} />,
  }
}

function Doors({ view, onClose }: { view: LinkView; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  return (
    <Sheet title={t.ask} onClose={onClose}>
      {view.doors.map((door) => {
        const rows = [
          ...(door.place ? [[t.where, door.place] as const] : []),
          ...(door.phone ? [[t.phone, <TelLink key="tel" number={door.phone} />] as const] : []),
          ...(tx(door.hours) ? [[t.hours, tx(door.hours)] as const] : []),
        ]
        return (
          <section key={door.name.zh} className="door">
            <h3>{tx(door.name)}</h3>
            {rows.length > 0 ? <KeyValue rows={rows} /> : <p className="s soft">{t.none}</p>}
          </section>
        )
      })}
      <KeyValue rows={[[t.number, view.needNumber]]} />
    </Sheet>
  )
}
