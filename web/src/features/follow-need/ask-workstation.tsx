import { getUnit } from '@liti/contract/directory'
import type { TrackView } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useRead } from '../../kit/query.tsx'
import { texts, useTx } from '../../kit/text.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Sheet } from '../../kit/ui/sheet.tsx'

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

/** Where to go and whom to call about a need: the building's workstation. `slug` finds its phone number. */
export function AskWorkstation({
  workstation,
  slug,
  number,
}: {
  workstation: TrackView['workstation']
  slug?: string | undefined
  number: string
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const [open, setOpen] = useState(false)
  const unit = useRead(getUnit, { params: { slug: slug ?? '' } }, { when: open && slug !== undefined })
  const phone = unit.data?.workstation?.phone
  const hours = tx(workstation.hours)
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="phone" />
        {t.ask}
      </button>
      {open && (
        <Sheet title={tx(workstation.name)} onClose={() => setOpen(false)}>
          <KeyValue
            rows={[
              ...(workstation.place ? [[t.where, workstation.place] as const] : []),
              ...(phone
                ? [
                    [
                      t.phone,
                      <a key="tel" href={`tel:${phone}`}>
                        {phone}
                      </a>,
                    ] as const,
                  ]
                : []),
              ...(hours ? [[t.hours, hours] as const] : []),
              [t.number, number],
            ]}
          />
        </Sheet>
      )}
    </>
  )
}
