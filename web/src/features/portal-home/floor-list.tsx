import type { PublicUnit } from '@liti/contract/directory'
import { Fragment, type ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { Icon } from '../../kit/ui/icon.tsx'
import { Name } from '../../kit/ui/name.tsx'
import { floorName } from './floor-name.ts'
import { roomName } from './room-name.ts'
import type { Space } from './sketch.ts'

const useText = texts({
  zh: {
    floors: '各层都有谁',
    of: (name: string) => `${name}，各层都有谁`,
    sep: '、',
    empty: '没有登记单位',
  },
  en: {
    floors: 'Who is on which floor',
    of: (name) => `${name}: who is on which floor`,
    sep: ', ',
    empty: 'No organisation registered',
  },
})

/** Floors from the top down: the public rooms, then the organisations. */
export function FloorList({ building, named }: { building: PublicUnit['buildings'][number]; named: boolean }): ReactNode {
  const t = useText()
  const tx = useTx()
  const floors = building.floors.toSorted((a, b) => b.level - a.level)
  if (floors.length === 0) return null
  return (
    <section className="part">
      <h2>{named ? t.of(tx(building.name)) : t.floors}</h2>
      <ol className="card list floors">
        {floors.map((floor) => {
          const rooms = unique(floor.spaces.filter(isRoom).map((space) => roomName(space.kind, space.name)))
          const firms = [...new Map(floor.spaces.flatMap(({ tenant }) => (tenant === null ? [] : [[tenant.zh, tenant] as const]))).values()]
          return (
            <li key={floor.id}>
              <b>{floorName(floor.label)}</b>
              <div>
                {rooms.length > 0 && (
                  <p>
                    <Icon name="pin" /> {rooms.join(t.sep)}
                  </p>
                )}
                {firms.length > 0 && (
                  <p className="soft">
                    {firms.map((firm, at) => (
                      <Fragment key={firm.zh}>
                        {at > 0 && t.sep}
                        <Name of={firm} />
                      </Fragment>
                    ))}
                  </p>
                )}
                {rooms.length + firms.length === 0 && <p className="muted">{t.empty}</p>}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const isRoom = (space: Space): boolean => space.kind !== 'office' && space.kind !== 'retail' && space.kind !== 'bay'
const unique = (names: string[]): string[] => [...new Set(names)]
