import { listUnits } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { chooseBuilding, useChosenBuilding } from '../../kit/portal/chosen-building.ts'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { List } from '../../kit/ui/card.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { Empty, Loaded } from '../../kit/ui/states.tsx'

const useText = texts({
  zh: {
    list: '楼宇',
    firms: (n: number) => `${n} 家单位`,
    none: '还没有登记楼宇',
    noneWhy: '楼宇由街道登记，登记后这里就能选。',
    now: '现在选的',
  },
  en: {
    list: 'Buildings',
    firms: (n) => `${n} organisations`,
    none: 'No building is registered yet',
    noneWhy: 'The sub-district registers buildings; they can then be chosen here.',
    now: 'Chosen now',
  },
})

/** All buildings; choosing one remembers it on this device. */
export function BuildingList({ onChosen }: { onChosen?: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const chosen = useChosenBuilding()
  return (
    <Loaded from={useRead(listUnits)} lines={6}>
      {({ units }) =>
        units.length === 0 ? (
          <Empty title={t.none}>{t.noneWhy}</Empty>
        ) : (
          <List className="ways" label={t.list}>
            {units.map((unit) => (
              <li key={unit.id}>
                <button
                  type="button"
                  className="way-link pick-building"
                  aria-current={unit.slug === chosen || undefined}
                  onClick={() => {
                    chooseBuilding(unit.slug)
                    onChosen?.()
                  }}
                >
                  <Icon name="building" />
                  <span>
                    <b>{tx(unit.name)}</b>
                    <span className="s soft">
                      {tx(unit.place)}　{t.firms(unit.organisations)}
                    </span>
                  </span>
                  {unit.slug === chosen ? <span className="s">{t.now}</span> : <Icon name="right" />}
                </button>
              </li>
            ))}
          </List>
        )
      }
    </Loaded>
  )
}
