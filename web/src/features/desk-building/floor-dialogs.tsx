import { addBuilding, addFloor, changeFloor, type BuildingPage, type PlanFloor } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { useChecks } from '../../kit/work/checks.ts'
import { FormDialog } from '../../kit/work/form-dialog.tsx'
import { isYearOrEmpty, numberOf, wholeOf } from '../../kit/words/number-of.ts'

const useText = texts({
  zh: {
    add: '加一层',
    addWhy: '先登记这一层的第一间房，别的房间以后再加。',
    change: (floor: string) => `更正 ${floor} 层`,
    label: '楼层叫什么',
    labelHint: '比如 12、B2',
    level: '从下往上第几层',
    levelHint: '地面那一层是 1，地下一层是 -1',
    whole: '写整数，不能是 0',
    area: '这一层的面积（平方米）',
    note: '写在旁边的话',
    noteEn: '这句话的英文',
    roomCode: '第一间的房号',
    roomArea: '第一间的面积（平方米）',
    save: '存好',
    saved: '楼层登记好了',
    building: '加一座楼',
    buildingWhy: '先按每层一间登记，再去更正面积、拆成几间。',
    name: '叫什么',
    nameHint: '一个治理单元有几座楼的，写 A 座、B 座',
    nameEn: '英文名',
    address: '地址',
    completedYear: '建成年份',
    year: '写四位年份，比如 2011',
    above: '地上几层',
    below: '地下几层',
    none: '没有就写 0',
    doAdd: '加这座楼',
    added: '楼登记好了',
  },
  en: {
    add: 'Add a floor',
    addWhy: 'Its first room now; the others can be added afterwards.',
    change: (floor) => `Correct floor ${floor}`,
    label: 'What it is called',
    labelHint: 'For example 12 or B2',
    level: 'Its level, from the ground up',
    levelHint: 'The ground floor is 1, the first basement -1',
    whole: 'A whole number, not 0',
    area: 'Area of the floor (m²)',
    note: 'Note beside it (Chinese)',
    noteEn: 'Note in English',
    roomCode: 'Number of its first room',
    roomArea: 'Area of its first room (m²)',
    save: 'Save',
    saved: 'The floor is on file',
    building: 'Add a building',
    buildingWhy: 'It begins with one room a floor; correct the areas and split the rooms afterwards.',
    name: 'Name',
    nameHint: 'Where a unit has several towers, the letter of this one',
    nameEn: 'Name in English',
    address: 'Address',
    completedYear: 'Year built',
    year: 'Four digits, for example 2011',
    above: 'Floors above ground',
    below: 'Floors below ground',
    none: '0 if there are none',
    doAdd: 'Add this building',
    added: 'The building is on file',
  },
})

export function AddFloor({ buildingId, onClose }: { buildingId: string; onClose: () => void }): ReactNode {
  const t = useText()
  const is = useChecks()
  return (
    <FormDialog
      route={addFloor}
      about={`add-floor:${buildingId}`}
      title={t.add}
      intro={t.addWhy}
      confirm={t.save}
      done={t.saved}
      initial={{ label: '', level: '', area: '', roomCode: '', roomArea: '' }}
      fields={() => [
        { name: 'label', kind: 'text', label: t.label, hint: t.labelHint, max: 10 },
        { name: 'level', kind: 'text', label: t.level, hint: t.levelHint, max: 4 },
        { name: 'area', kind: 'number', label: t.area },
        { name: 'roomCode', kind: 'text', label: t.roomCode, max: 20 },
        { name: 'roomArea', kind: 'number', label: t.roomArea },
      ]}
      check={({ label, level, area, roomCode, roomArea }) => ({
        label: is.words(label),
        level: wholeOf(level) ? undefined : t.whole,
        area: is.amount(area),
        roomCode: is.words(roomCode),
        roomArea: is.amount(roomArea),
      })}
      input={({ label, level, area, roomCode, roomArea }) => ({
        params: { buildingId },
        body: {
          label: label.trim(),
          level: wholeOf(level) ?? 0,
          area: numberOf(area) ?? 0,
          room: { code: roomCode.trim(), kind: 'office' as const, area: numberOf(roomArea) ?? 0 },
        },
      })}
      onClose={onClose}
    />
  )
}

export function ChangeFloor({ floor, onClose }: { floor: PlanFloor; onClose: () => void }): ReactNode {
  const t = useText()
  const is = useChecks()
  return (
    <FormDialog
      route={changeFloor}
      about={`floor:${floor.floorId}`}
      title={t.change(floor.label)}
      confirm={t.save}
      done={t.saved}
      initial={{ label: floor.label, area: String(floor.area), note: '', noteEn: '' }}
      fields={() => [
        { name: 'label', kind: 'text', label: t.label, hint: t.labelHint, max: 10 },
        { name: 'area', kind: 'number', label: t.area },
        { name: 'note', kind: 'text', label: t.note, optional: true, max: 60 },
        { name: 'noteEn', kind: 'text', label: t.noteEn, optional: true, max: 80 },
      ]}
      check={({ label, area }) => ({ label: is.words(label), area: is.amount(area) })}
      input={({ label, area, note, noteEn }) => ({
        params: { floorId: floor.floorId },
        body: { label: label.trim(), area: numberOf(area) ?? 0, note: note.trim(), noteEn: noteEn.trim() },
      })}
      onClose={onClose}
    />
  )
}

export function AddBuilding({ unit, onClose }: { unit: BuildingPage['unit']; onClose: () => void }): ReactNode {
  const t = useText()
  const is = useChecks()
  return (
    <FormDialog
      route={addBuilding}
      about={`add-building:${unit.id}`}
      title={t.building}
      intro={t.buildingWhy}
      confirm={t.doAdd}
      done={t.added}
      initial={{ name: '', nameEn: '', address: '', completedYear: '', floorsAbove: '', floorsBelow: '0', floorArea: '' }}
      fields={() => [
        { name: 'name', kind: 'text', label: t.name, hint: t.nameHint },
        { name: 'nameEn', kind: 'text', label: t.nameEn, optional: true, max: 120 },
        { name: 'address', kind: 'text', label: t.address, optional: true, max: 120 },
        { name: 'completedYear', kind: 'text', label: t.completedYear, optional: true, max: 4 },
        { name: 'floorsAbove', kind: 'number', label: t.above },
        { name: 'floorsBelow', kind: 'number', label: t.below, hint: t.none },
        { name: 'floorArea', kind: 'number', label: t.area },
      ]}
      check={({ name, completedYear, floorsAbove, floorsBelow, floorArea }) => ({
        name: is.words(name),
        completedYear: isYearOrEmpty(completedYear) ? undefined : t.year,
        floorsAbove: is.amount(floorsAbove),
        floorsBelow: wholeOf(floorsBelow) === undefined ? t.none : undefined,
        floorArea: is.amount(floorArea),
      })}
      input={({ name, nameEn, address, completedYear, floorsAbove, floorsBelow, floorArea }) => ({
        params: { slug: unit.slug },
        body: {
          name: name.trim(),
          nameEn: nameEn.trim(),
          address: address.trim(),
          completedYear: numberOf(completedYear) ?? null,
          floorsAbove: numberOf(floorsAbove) ?? 1,
          floorsBelow: wholeOf(floorsBelow) ?? 0,
          floorArea: numberOf(floorArea) ?? 0,
        },
      })}
      onClose={onClose}
    />
  )
}
