import './building.css'
import { getBuilding, type BuildingPage, type PlanCell, type PlanFloor } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { usePathParams, useQueryValue } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { useSize } from '../../kit/size.ts'
import { texts, useTx } from '../../kit/words/text.ts'
import { Empty, Loaded } from '../../kit/ui/states.tsx'
import { Seg } from '../../kit/ui/switches.tsx'
import { lenses, type Lens } from '../../kit/plan/cells.ts'
import { Button } from '../../kit/ui/button.tsx'
import { FileCard } from './file-card.tsx'
import { AddBuilding, AddFloor } from './floor-dialogs.tsx'
import { Legend, OpenTotal } from './legend.tsx'
import { PlanTable } from './plan-table.tsx'
import { RoomSheet } from './room-sheet.tsx'
import { Plan } from '../../kit/plan/plan.tsx'
import { today } from '../../kit/words/today.ts'

const useText = texts({
  zh: {
    title: '楼宇',
    facts: (page: BuildingPage, place: string) =>
      [
        place,
        `地上 ${page.floorsAbove} 层`,
        ...(page.floorsBelow > 0 ? [`地下 ${page.floorsBelow} 层`] : []),
        `${page.organisations} 家单位`,
      ].join('，'),
    tower: '看哪一座',
    lens: '按什么上色',
    industry: '行业',
    need: '未办结诉求',
    lease: '租约到期',
    women: '女职工占比',
    view: '怎么看',
    plan: '看图',
    table: '看表格',
    empty: '还没有楼层',
    emptyWhy: '街道把楼层和房间登记进来以后，这里会画出楼层图。',
    addFloor: '加一层',
    addBuilding: '加一座楼',
    how: '点空着的房间登记搬来；改房间、拆分、停用，请看表格。',
  },
  en: {
    title: 'Building',
    facts: (page, place) =>
      [
        place,
        `${page.floorsAbove} floors`,
        ...(page.floorsBelow > 0 ? [`${page.floorsBelow} below ground`] : []),
        `${page.organisations} organisations`,
      ].join(', '),
    tower: 'Which tower',
    lens: 'Colour by',
    industry: 'Trade',
    need: 'Open needs',
    lease: 'Lease end',
    women: 'Share of women',
    view: 'Shown as',
    plan: 'Plan',
    table: 'Table',
    empty: 'No floors yet',
    emptyWhy: 'Once the sub-district office has put floors and rooms on file, the plan is drawn here.',
    addFloor: 'Add a floor',
    addBuilding: 'Add a building',
    how: 'Press a vacant room to record a move in; the table changes, splits and closes rooms.',
  },
})

/** One building: the stacking plan under four lenses, or its table, and the building file. */
export function BuildingDeskPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const { slug } = usePathParams<'slug'>()
  const [tower] = useQueryValue('building')
  const page = useRead(
    getBuilding,
    { params: { slug }, query: tower ? { building: tower } : {} },
    { live: ['unit', 'need', 'directory', 'needs'], keep: true },
  )
  return (
    <DeskPage title={page.data ? tx(page.data.name) : t.title} place="/desk/buildings">
      {!page.data && <h1 className="page-title">{t.title}</h1>}
      <Loaded from={page} lines={12}>
        {(data) => <Building page={data} />}
      </Loaded>
    </DeskPage>
  )
}

type Room = { cell: PlanCell; floor: PlanFloor }

function Building({ page }: { page: BuildingPage }): ReactNode {
  const t = useText()
  const tx = useTx()
  const large = useSize() === 'large'
  const [lensName, setLens] = useQueryValue('lens')
  const [view, setView] = useQueryValue('view')
  const [selected, setSelected] = useQueryValue('at')
  const [room, setRoom] = useState<Room | null>(null)
  const [adding, setAdding] = useState<'floor' | 'building' | null>(null)
  const keeps = page.can.keep === true
  const onRoom = keeps ? (cell: PlanCell, floor: PlanFloor): void => setRoom({ cell, floor }) : undefined
  const [, setTower] = useQueryValue('building')
  const lens: Lens = lenses.find((each) => each === lensName) ?? 'industry'
  // In large type the drawing gives way to the table, which says the same in words.
  const asTable = large || view === 'table'
  return (
    <div className="building">
      <header>
        <h1>{tx(page.name)}</h1>
        <span className="soft">{t.facts(page, tx(page.unit.place))}</span>
        <div className="switches no-print">
          {page.buildings.length > 1 && (
            <Seg
              label={t.tower}
              value={page.buildingId}
              onChange={setTower}
              options={page.buildings.map(({ id, name }) => ({ value: id, label: tx(name) }))}
            />
          )}
          {!asTable && (
            <span className="lens-choice">
              <span className="soft s" aria-hidden="true">
                {t.lens}
              </span>
              <Seg
                label={t.lens}
                value={lens}
                onChange={(next) => setLens(next === 'industry' ? null : next)}
                options={lenses.map((each) => ({ value: each, label: t[each] }))}
              />
            </span>
          )}
          {!large && (
            <Seg
              label={t.view}
              value={asTable ? 'table' : 'plan'}
              onChange={(next) => setView(next === 'plan' ? null : next)}
              options={[
                { value: 'plan', label: t.plan, icon: 'building' },
                { value: 'table', label: t.table, icon: 'table' },
              ]}
            />
          )}
        </div>
      </header>
      {(keeps || page.can.found === true) && (
        <p className="row keep no-print">
          {keeps && <span className="s soft">{t.how}</span>}
          {keeps && (
            <Button icon="plus" onPress={() => setAdding('floor')}>
              {t.addFloor}
            </Button>
          )}
          {page.can.found === true && (
            <Button icon="building" onPress={() => setAdding('building')}>
              {t.addBuilding}
            </Button>
          )}
        </p>
      )}
      {page.plan.length === 0 ? (
        <Empty title={t.empty}>{t.emptyWhy}</Empty>
      ) : (
        <section className="card" aria-label={tx(page.name)}>
          {asTable ? (
            <>
              <PlanTable floors={page.plan} onRoom={onRoom} />
              <p className="legend">
                <OpenTotal page={page} />
              </p>
            </>
          ) : (
            <>
              <Plan
                key={page.buildingId}
                name={tx(page.name)}
                floors={page.plan}
                lens={lens}
                today={today()}
                selected={selected}
                onRoom={onRoom}
                onLeave={setSelected}
              />
              <Legend page={page} lens={lens} />
            </>
          )}
        </section>
      )}
      <FileCard page={page} />
      {room && <RoomSheet cell={room.cell} floor={room.floor} onClose={() => setRoom(null)} />}
      {adding === 'floor' && <AddFloor buildingId={page.buildingId} onClose={() => setAdding(null)} />}
      {adding === 'building' && <AddBuilding unit={page.unit} onClose={() => setAdding(null)} />}
    </div>
  )
}
