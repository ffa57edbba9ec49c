import { addSpace, changeSpace, closeSpace, spaceKinds, splitSpace, type PlanCell } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { numberText } from '../../kit/plan/number.ts'
import { spaceText, type SpaceKind } from '../../kit/plan/words.ts'
import { texts, useTx } from '../../kit/words/text.ts'
import { today } from '../../kit/words/today.ts'
import { useChecks } from '../../kit/work/checks.ts'
import { FormDialog, type FieldOf } from '../../kit/work/form-dialog.tsx'
import { numberOf } from '../../kit/words/number-of.ts'

const useText = texts({
  zh: {
    add: (floor: string) => `${floor} 层：加一间房`,
    change: (code: string) => `更正 ${code}`,
    split: (code: string) => `把 ${code} 拆成两间`,
    splitWhy: (code: string, area: string) => `${code} 现在 ${area} 平方米。划出来的一间在它右边，单位留在原来的一间里。`,
    close: (code: string) => `停用 ${code}`,
    closeWhy: '从这天起楼层图上没有这一间了，以前的记录都留着。并到隔壁的，再去更正隔壁的面积。',
    code: '房号',
    newCode: '划出来的房号',
    name: '名称',
    nameHint: '公共的房间写名称，比如 母婴关爱室；出租的空着',
    kind: '用途',
    area: '面积（平方米）',
    newArea: '划出多少（平方米）',
    on: '从哪天起',
    note: '说明',
    save: '存好',
    saved: '房间登记好了',
    doSplit: '拆成两间',
    doClose: '停用这一间',
  },
  en: {
    add: (floor) => `Floor ${floor}: add a room`,
    change: (code) => `Correct ${code}`,
    split: (code) => `Split ${code} in two`,
    splitWhy: (code, area) => `${code} has ${area} m² now. The new room is at its right; who is in it stays in what is left.`,
    close: (code) => `Close ${code}`,
    closeWhy:
      'From this day the plan has no such room; its past stays on record. If it joins its neighbour, correct the neighbour’s area next.',
    code: 'Room number',
    newCode: 'Number of the new room',
    name: 'Name',
    nameHint: 'For rooms everybody may use; leave it empty for rooms to let',
    kind: 'Use',
    area: 'Area (m²)',
    newArea: 'Area of the new room (m²)',
    on: 'From',
    note: 'Note',
    save: 'Save',
    saved: 'The room is on file',
    doSplit: 'Split it',
    doClose: 'Close this room',
  },
})

type Names = 'code' | 'name' | 'kind' | 'area'

function useRoomForm() {
  const t = useText()
  const tx = useTx()
  const is = useChecks()
  const fields: FieldOf<Names>[] = [
    { name: 'code', kind: 'text', label: t.code, max: 20 },
    { name: 'name', kind: 'text', label: t.name, hint: t.nameHint, optional: true, max: 40 },
    { name: 'kind', kind: 'select', label: t.kind, options: spaceKinds.map((kind) => ({ value: kind, label: tx(spaceText[kind]) })) },
    { name: 'area', kind: 'number', label: t.area },
  ]
  return {
    fields: () => fields,
    check: ({ code, area }: Record<Names, string>) => ({ code: is.words(code), area: is.amount(area) }),
    body: ({ code, name, kind, area }: Record<Names, string>) => ({
      code: code.trim(),
      name: name.trim(),
      kind: kind as SpaceKind,
      area: numberOf(area) ?? 0,
    }),
  }
}

export function AddRoom({ floorId, floor, onClose }: { floorId: string; floor: string; onClose: () => void }): ReactNode {
  const t = useText()
  const { fields, check, body } = useRoomForm()
  return (
    <FormDialog
      route={addSpace}
      about={`add-room:${floorId}`}
      title={t.add(floor)}
      confirm={t.save}
      done={t.saved}
      initial={{ code: '', name: '', kind: 'office', area: '' }}
      fields={fields}
      check={check}
      input={(values) => ({ params: { floorId }, body: body(values) })}
      onClose={onClose}
    />
  )
}

export function ChangeRoom({ cell, onClose }: { cell: PlanCell; onClose: () => void }): ReactNode {
  const t = useText()
  const { fields, check, body } = useRoomForm()
  const own = cell.organisation === null && cell.label !== cell.code && cell.label !== '空置' ? cell.label : ''
  return (
    <FormDialog
      route={changeSpace}
      about={`room:${cell.spaceId}`}
      title={t.change(cell.code)}
      confirm={t.save}
      done={t.saved}
      initial={{ code: cell.code, name: own, kind: cell.kind, area: String(cell.area) }}
      fields={fields}
      check={check}
      input={(values) => ({ params: { spaceId: cell.spaceId }, body: body(values) })}
      onClose={onClose}
    />
  )
}

export function SplitRoom({ cell, onClose }: { cell: PlanCell; onClose: () => void }): ReactNode {
  const t = useText()
  const is = useChecks()
  return (
    <FormDialog
      route={splitSpace}
      about={`split:${cell.spaceId}`}
      title={t.split(cell.code)}
      intro={t.splitWhy(cell.code, numberText(cell.area))}
      confirm={t.doSplit}
      done={t.saved}
      initial={{ code: '', area: '' }}
      fields={() => [
        { name: 'code', kind: 'text', label: t.newCode, max: 20 },
        { name: 'area', kind: 'number', label: t.newArea },
      ]}
      check={({ code, area }) => ({ code: is.words(code), area: is.amount(area) })}
      input={({ code, area }) => ({ params: { spaceId: cell.spaceId }, body: { code: code.trim(), area: numberOf(area) ?? 0 } })}
      onClose={onClose}
    />
  )
}

export function CloseRoom({ cell, onClose }: { cell: PlanCell; onClose: () => void }): ReactNode {
  const t = useText()
  const is = useChecks()
  return (
    <FormDialog
      route={closeSpace}
      about={`close:${cell.spaceId}`}
      title={t.close(cell.code)}
      intro={t.closeWhy}
      confirm={t.doClose}
      done={t.saved}
      danger
      initial={{ on: today(), note: '' }}
      fields={() => [
        { name: 'on', kind: 'day', label: t.on },
        { name: 'note', kind: 'text', label: t.note, optional: true, max: 200 },
      ]}
      check={({ on }) => ({ on: is.day(on) })}
      input={({ on, note }) => ({ params: { spaceId: cell.spaceId }, body: { on, note: note.trim() } })}
      onClose={onClose}
    />
  )
}
