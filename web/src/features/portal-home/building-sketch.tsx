import type { PublicUnit } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { floorName } from './floor-name.ts'
import { sketchOf, spread, type Mark, type Space } from './sketch.ts'

type Rooms = Partial<Record<Space['kind'], string>>
const shortRooms: { zh: Rooms; en: Rooms } = {
  zh: { workstation: '工作站', service_window: '政务窗口', care_room: '关爱室', legal_station: '普法驿站' },
  en: { workstation: 'Workstation', service_window: 'Service window', care_room: 'Care room', legal_station: 'Legal advice' },
}

const useText = texts({
  zh: {
    floors: (above: number, below: number) => `楼层简图：地上 ${above} 层${below > 0 ? `，地下 ${below} 层` : ''}`,
    you: (floor: string) => `您在 ${floor}`,
    station: (floor: string) => `工作站在 ${floor}`,
    and: '；',
    short: (label: string) => floorName(label),
    here: '您在这里',
    sep: '、',
    room: (kind: Space['kind']) => shortRooms.zh[kind] ?? '',
  },
  en: {
    floors: (above, below) => `Sketch of the floors: ${above} above ground${below > 0 ? `, ${below} below` : ''}`,
    you: (floor) => `you are on ${floor}`,
    station: (floor) => `the workstation is on ${floor}`,
    and: '; ',
    short: (label) => (/^\d+$/.test(label) ? `${label}F` : label),
    here: 'you are here',
    sep: ', ',
    room: (kind) => shortRooms.en[kind] ?? '',
  },
})

/**
 * The building as a stacking plan: where the reader's firm is, where the workstation is. `wide` fills the page and names the
 * public rooms beside their floors.
 */
export function BuildingSketch({ unit, mine, wide = false }: { unit: PublicUnit; mine: ReadonlySet<string>; wide?: boolean }): ReactNode {
  const t = useText()
  const { width, height, ground, floors, marks } = wide ? sketchOf(unit.buildings, mine, 196, 220) : sketchOf(unit.buildings, mine)
  const margin = wide ? 160 : 32
  if (floors.length === 0) return null
  const said = (mark: Mark): string => {
    const rooms = marks.filter(({ kind, y }) => kind === 'special' && y === mark.y).map(({ room }) => t.room(room))
    return [t.short(mark.floor), mark.kind === 'you' ? t.here : [...new Set(rooms)].join(t.sep)].join(' ')
  }
  const stations = new Set(
    unit.buildings.flatMap(({ floors }) =>
      floors.filter((floor) => floor.spaces.some((space) => space.kind === 'workstation')).map((floor) => floor.label),
    ),
  )
  const labelled = wide ? oneEach(marks) : pair(marks, stations)
  const labelAt = spread(
    labelled.map((mark) => mark.y + mark.height / 2),
    wide ? 16 : 12,
    height,
  )
  const levels = unit.buildings.map(({ floors }) => floors)
  const words = [
    t.floors(
      Math.max(...levels.map((list) => list.filter(({ level }) => level > 0).length)),
      Math.max(...levels.map((list) => list.filter(({ level }) => level <= 0).length)),
    ),
    ...pair(marks, stations).map(({ kind, floor }) => (kind === 'you' ? t.you(floorName(floor)) : t.station(floorName(floor)))),
  ]
  return (
    <svg
      className={wide ? 'sketch wide' : 'sketch'}
      viewBox={`-2 -2 ${width + margin} ${height + 4}`}
      role="img"
      aria-label={words.join(t.and)}
    >
      {floors.map((floor) => (
        <rect
          key={`${floor.x} ${floor.y}`}
          className="outline"
          x={floor.x - 0.5}
          y={floor.y - 0.5}
          width={floor.width + 1}
          height={floor.height + 1}
        />
      ))}
      {floors.map((floor) => (
        <g key={`${floor.x} ${floor.y}`}>
          <rect x={floor.x} y={floor.y} width={floor.width} height={floor.height} />
          {floor.cuts.map((x) => (
            <path key={x} d={`M${x} ${floor.y}v${floor.height}`} />
          ))}
        </g>
      ))}
      {marks.map((mark) => (
        <rect key={`${mark.x} ${mark.y}`} className={mark.kind} x={mark.x} y={mark.y} width={mark.width} height={mark.height} />
      ))}
      <path className="ground" d={`M-2 ${ground}h${width + 4}`} />
      {labelled.map((mark, n) => (
        <Label key={`${mark.x} ${mark.y}`} mark={mark} y={labelAt[n] ?? mark.y} x={width} text={wide ? said(mark) : t.short(mark.floor)} />
      ))}
    </svg>
  )
}

/** The reader's own floor and the workstation's, from the top down. */
const pair = (marks: readonly Mark[], stations: ReadonlySet<string>): Mark[] =>
  (['you', 'special'] as const)
    .map((kind) => marks.find((mark) => mark.kind === kind && (kind === 'you' || stations.has(mark.floor))))
    .filter((mark) => mark !== undefined)
    .toSorted((a, b) => a.y - b.y)

/** One mark of each floor that has any, from the top down. */
const oneEach = (marks: readonly Mark[]): Mark[] =>
  [...new Map(marks.toReversed().map((mark) => [`${mark.y} ${mark.kind}`, mark])).values()].toSorted((a, b) => a.y - b.y)

function Label({ mark, x, y, text }: { mark: Mark; x: number; y: number; text: string }): ReactNode {
  const from = mark.x + mark.width
  return (
    <g className={mark.kind}>
      <path d={`M${from} ${mark.y + mark.height / 2}L${x} ${y}`} />
      <text x={x + 2} y={y + 3.5}>
        {text}
      </text>
    </g>
  )
}
