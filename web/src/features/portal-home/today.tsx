import type { PublicUnit } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { dateText, useNow } from '../../kit/words/time.ts'
import { List } from '../../kit/ui/card.tsx'
import { Icon, type IconName } from '../../kit/ui/icon.tsx'
import { TelLink } from '../../kit/ui/tel-link.tsx'
import { floorName } from './floor-name.ts'
import { roomName } from './room-name.ts'
import type { Space } from './sketch.ts'

const useText = texts({
  zh: {
    today: '今天',
    title: (name: string, floor: string) => (floor ? `${name}，${floor}` : name),
    room: (code: string) => `${code} 室`,
    call: '打电话',
    comma: '，',
  },
  en: {
    today: 'Today',
    title: (name, floor) => (floor ? `${name}, ${floor}` : name),
    room: (code) => `Room ${code}`,
    call: 'Call',
    comma: ', ',
  },
})

const icons: Partial<Record<Space['kind'], IconName>> = { service_window: 'desk', care_room: 'care', legal_station: 'scale' }
type Found = { space: Space; floor: string; building: string }

/** What there is in the building for whoever comes today: the workstation with its hours and number, and the public rooms. */
export function Today({ unit }: { unit: PublicUnit }): ReactNode {
  const t = useText()
  const tx = useTx()
  const day = tx(dateText(useNow()))
  const named = unit.buildings.length > 1
  const found = unit.buildings.flatMap((building) =>
    building.floors.flatMap((floor) =>
      floor.spaces.map((space): Found => ({ space, floor: floorName(floor.label), building: named ? tx(building.name) : '' })),
    ),
  )
  const rooms = (['service_window', 'care_room', 'legal_station'] as const).flatMap((kind) => {
    const first = found.find(({ space }) => space.kind === kind)
    return first ? [first] : []
  })
  const { workstation } = unit
  if (!workstation && rooms.length === 0) return null
  const at = found.find(({ space }) => space.kind === 'workstation')
  return (
    <>
      <div className="sub">
        <h2>{t.today}</h2>
        <span className="s muted">{day}</span>
      </div>
      <List className="today">
        {workstation && (
          <li>
            <Icon name="people" />
            <div>
              <b>{t.title(roomName('workstation', at?.space.name), at?.floor ?? '')}</b>
              <p className="s soft">{[at?.building, tx(workstation.hours)].filter(Boolean).join(t.comma)}</p>
            </div>
            {workstation.phone && (
              <TelLink number={workstation.phone} button>
                {t.call}
              </TelLink>
            )}
          </li>
        )}
        {rooms.map(({ space, floor, building }) => (
          <li key={space.id}>
            <Icon name={icons[space.kind] ?? 'pin'} />
            <div>
              <b>{t.title(roomName(space.kind, space.name), floor)}</b>
              <p className="s soft">{[building, t.room(space.code)].filter(Boolean).join(t.comma)}</p>
            </div>
          </li>
        ))}
      </List>
    </>
  )
}
