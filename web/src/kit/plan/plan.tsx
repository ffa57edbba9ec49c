import './plan.css'
import type { PlanCell, PlanFloor } from '@liti/contract/directory'
import { useId, type ReactNode } from 'react'
import { Link } from '../nav.tsx'
import { texts, useTx } from '../words/text.ts'
import { Icon } from '../ui/icon.tsx'
import { Name } from '../ui/name.tsx'
import { cellClass, cellName, cellTitle, cellValue, initials, isShared, isVacant, specialIcon, type Lens } from './cells.ts'
import { numberText } from './number.ts'
import { useRoving } from './use-roving.ts'

const useText = texts({
  zh: {
    plan: (name: string) => `${name}楼层图`,
    keys: '用左右键在一层里移动，上下键换楼层，按 Enter 打开这家单位。',
    here: (name: string) => `${name}，您在看的`,
  },
  en: {
    plan: (name) => `Stacking plan of ${name}`,
    keys: 'Left and right move along a floor, up and down change floors, Enter opens the firm.',
    here: (name) => `${name}, the one you look at`,
  },
})

export type PlanProps = {
  name: string
  floors: readonly PlanFloor[]
  lens: Lens
  today: string
  /** The space, or all spaces of the organisation, drawn as selected. */
  selected?: string | null
  /** For those who keep the plan: opens a room nobody is in. */
  onRoom?: ((cell: PlanCell, floor: PlanFloor) => void) | undefined
  /** A firm is about to be opened from this cell. */
  onLeave?: ((spaceId: string) => void) | undefined
}

/** The building as a stacking plan: floors are rows as wide as their area, cells as wide as theirs. */
export function Plan({ name, floors, lens, today, selected = null, onRoom, onLeave }: PlanProps): ReactNode {
  const t = useText()
  const tx = useTx()
  const id = useId()
  const isSelected = (cell: PlanCell): boolean => selected !== null && (cell.spaceId === selected || cell.organisationId === selected)
  const cells = floors.flatMap((floor) => floor.cells)
  const roving = useRoving((cells.find(isSelected) ?? cells[0])?.spaceId ?? null)
  const widest = Math.max(...floors.map((floor) => floor.area))
  return (
    <>
      <p id={id} className="vh">
        {t.keys}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the links in it */}
      <ol
        className="plan"
        data-lens={lens}
        aria-label={t.plan(name)}
        aria-describedby={id}
        style={{ '--widest': widest }}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
        onClickCapture={({ target }) => {
          const link = target instanceof Element ? target.closest<HTMLElement>('a[data-cell]') : null
          if (link?.dataset['cell']) onLeave?.(link.dataset['cell'])
        }}
      >
        {floors.map((floor, at) => (
          <li key={floor.floorId} className={floorClass(floors, at)} style={{ '--a': floor.area }}>
            <b aria-hidden="true">{floor.label}</b>
            <div>
              {floor.cells.map((cell) => (
                <Cell
                  key={cell.spaceId}
                  cell={cell}
                  className={cellClass(cell, lens, today)}
                  name={isSelected(cell) ? t.here(tx(cellName(cell, floor, lens))) : tx(cellName(cell, floor, lens))}
                  value={tx(cellValue(cell, lens))}
                  lens={lens}
                  stop={cell.spaceId === roving.stop}
                  selected={isSelected(cell)}
                  onOpen={onRoom && (() => onRoom(cell, floor))}
                />
              ))}
            </div>
            {tx(floor.note) !== '' && <em>{tx(floor.note)}</em>}
          </li>
        ))}
      </ol>
    </>
  )
}

/** The outline: a line over the roof, over a podium wider than the tower, under the last basement, and the ground. */
function floorClass(floors: readonly PlanFloor[], at: number): string {
  const [floor, above] = [floors[at], floors[at - 1]]
  if (!floor) return 'fl'
  return [
    'fl',
    !above && 'top',
    above && above.level > 0 && floor.level > 0 && floor.area > above.area && 'cap',
    above && above.level > 0 && floor.level < 0 && 'ground',
    at === floors.length - 1 && 'base',
  ]
    .filter(Boolean)
    .join(' ')
}

const valueAttribute = { industry: null, need: 'data-n', lease: 'data-l', women: 'data-w' } as const

function Cell({
  cell,
  className,
  name,
  value,
  lens,
  stop,
  selected,
  onOpen,
}: {
  cell: PlanCell
  className: string
  name: string
  value: string
  lens: Lens
  stop: boolean
  selected: boolean
  onOpen: (() => void) | undefined
}): ReactNode {
  const tx = useTx()
  const title = tx(cellTitle(cell))
  const shown = <Name of={cellTitle(cell)} />
  const attribute = valueAttribute[lens]
  const classes = ['u', className, selected && 'sel'].filter(Boolean).join(' ')
  const anchor = {
    style: { '--a': cell.area },
    title: name,
    tabIndex: stop ? 0 : -1,
    'data-cell': cell.spaceId,
    ...(attribute && value && { [attribute]: value }),
  }
  const icon = isShared(cell) ? 'car' : specialIcon(cell)
  const inside = icon ? (
    <>
      <Icon name={icon} />
      <span className="nm">{shown}</span>
    </>
  ) : isVacant(cell) ? (
    <span className="nm">
      {title}
      <span className="val"> {numberText(cell.area)}</span>
    </span>
  ) : (
    <>
      <span className="nm">{shown}</span>
      <span className="ini">{initials(title)}</span>
      {lens === 'industry' && <small>{value}</small>}
    </>
  )
  if (cell.organisationId !== null) {
    return (
      <Link to={`/desk/organisations/${cell.organisationId}`} className={classes} label={name} current={selected} anchor={anchor}>
        {inside}
      </Link>
    )
  }
  if (onOpen) {
    return (
      <button type="button" aria-haspopup="dialog" aria-label={name} className={classes} {...anchor} onClick={onOpen}>
        {inside}
      </button>
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a cell of the drawing that opens nothing is still reached with the arrow keys
    <span className={classes} {...anchor}>
      <span className="vh">{name}</span>
      <span className="in" aria-hidden="true">
        {inside}
      </span>
    </span>
  )
}
