import type { Text } from '@liti/contract/common'
import type { PlanCell, PlanFloor } from '@liti/contract/directory'
import type { IconName } from '../ui/icon.tsx'
import { numberText } from './number.ts'
import { groupText, spaceText, type Group, type SpaceKind } from './words.ts'

export const lenses = ['industry', 'need', 'lease', 'women'] as const
export type Lens = (typeof lenses)[number]

/** Colour class of each group of trades; public services are drawn as special cells. */
export const groupClass = { tech: 'k1', care: 'k2', finance: 'k3', business: 'k4', retail: 'k5', culture: 'k6', public: '' } as const

const specialIcons: Partial<Record<SpaceKind, IconName>> = {
  workstation: 'people',
  service_window: 'desk',
  care_room: 'care',
  legal_station: 'scale',
  court: 'ball',
}
/** The icon of a room everybody may use; undefined for any other cell. */
export const specialIcon = (cell: PlanCell): IconName | undefined => specialIcons[cell.kind]

/** Parking the building shares with its neighbours; its own is drawn plain. */
export const isShared = ({ kind, label }: PlanCell): boolean => kind === 'parking_zone' && label.includes('共享')

/** Space that could be let and is not. */
export const isVacant = ({ kind, organisation, label, code }: PlanCell): boolean =>
  organisation === null && (kind === 'office' || kind === 'retail') && (label === '' || label === code || label === '空置')

/** Space that somebody rents. */
const isLet = ({ organisation, kind }: PlanCell): boolean => organisation !== null && specialIcons[kind] === undefined

/** Whole months from today to a calendar day; a started month counts, below zero where it is past. */
export function monthsUntil(day: string, today: string): number {
  const [toYear = 0, toMonth = 0, toDay = 0] = day.split('-').map(Number)
  const [year = 0, month = 0, date = 0] = today.split('-').map(Number)
  return (toYear - year) * 12 + toMonth - month + (toDay > date ? 1 : 0)
}

function leaseClass(leaseEnd: string | null, today: string): string {
  if (leaseEnd === null) return ''
  const months = monthsUntil(leaseEnd, today)
  return months <= 3 ? 'l0' : months <= 6 ? 'l1' : months <= 12 ? 'l2' : ''
}

const womenClass = (share: number | null): string =>
  share === null ? '' : share < 40 ? 'w2' : share < 50 ? 'w3' : share < 60 ? 'w4' : 'w5'

const needClass = ({ openNeeds, overdue }: PlanCell): string =>
  overdue ? 'nx' : !openNeeds ? '' : openNeeds === 1 ? 'n1' : openNeeds === 2 ? 'n2' : 'n3'

/** The class that colours a cell under a lens; special, shared and vacant cells keep their own look under all of them. */
export function cellClass(cell: PlanCell, lens: Lens, today: string): string {
  if (specialIcon(cell)) return 'sp'
  if (isShared(cell)) return 'share'
  if (isVacant(cell)) return 'void'
  switch (lens) {
    case 'industry':
      return cell.group === null ? '' : groupClass[cell.group]
    case 'need':
      return needClass(cell)
    case 'lease':
      return leaseClass(cell.leaseEnd, today)
    case 'women':
      return womenClass(cell.womenShare)
  }
}

const same = (text: string): Text => ({ zh: text, en: text })
const month = (day: string): string => day.slice(0, 7).replace('-', '.')
const needsText = ({ openNeeds, overdue }: PlanCell): Text => {
  const n = openNeeds ?? 0
  return { zh: `${n} 件${overdue ? '，超时' : ''}`, en: overdue ? `${n}, late` : String(n) }
}

/** What stands at the right of a cell under a lens; empty where there is nothing to say. */
export function cellValue(cell: PlanCell, lens: Lens): Text {
  switch (lens) {
    case 'industry':
      return same(numberText(cell.area))
    case 'need':
      return cell.openNeeds ? needsText(cell) : same('')
    case 'lease':
      return same(cell.leaseEnd === null ? '' : month(cell.leaseEnd))
    case 'women':
      return same(cell.womenShare === null ? '' : `${cell.womenShare}%`)
  }
}

/** 颐家 for 颐家安宁, NV for New Vision: what fits a narrow cell. */
export function initials(name: string): string {
  if (/^\p{sc=Han}/u.test(name)) return Array.from(name).slice(0, 2).join('')
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .slice(0, 3)
    .join('')
}

/** Who or what is in a cell: the tenant, the room's name, or that it is vacant. In English a room with a Chinese name goes by its kind. */
export function cellTitle(cell: PlanCell): Text {
  if (isVacant(cell)) return { zh: '空置', en: 'Vacant' }
  if (cell.organisation) return cell.organisation
  const kind = isShared(cell) ? { zh: '共享车位', en: 'Shared parking' } : spaceText[cell.kind]
  return { zh: cell.label || kind.zh, en: !cell.label || /\p{Script=Han}/u.test(cell.label) ? kind.en : cell.label }
}

/** A cell in words, for those who do not see it: 12 层 1203，颐家安宁，800 平方米，1 件未办结，超时 */
export function cellName(cell: PlanCell, floor: PlanFloor, lens: Lens): Text {
  const title = cellTitle(cell)
  const area = numberText(cell.area)
  const zh = [`${floor.label} 层 ${cell.code}`, title.zh, `${area} 平方米`]
  const en = [`floor ${floor.label}, ${cell.code}`, title.en, `${area} m²`]
  if (cell.openNeeds) {
    zh.push(`${cell.openNeeds} 件未办结`)
    en.push(`${cell.openNeeds} open need${cell.openNeeds === 1 ? '' : 's'}`)
    if (cell.overdue) {
      zh.push('超时')
      en.push('overdue')
    }
  }
  if (lens === 'industry' && cell.group && isLet(cell)) {
    zh.push(groupText[cell.group].zh)
    en.push(groupText[cell.group].en)
  }
  if (lens === 'lease' && cell.leaseEnd) {
    zh.push(`租约到 ${month(cell.leaseEnd)}`)
    en.push(`lease until ${month(cell.leaseEnd)}`)
  }
  if (lens === 'women' && cell.womenShare !== null) {
    zh.push(`女职工 ${cell.womenShare}%`)
    en.push(`${cell.womenShare}% women`)
  }
  return { zh: zh.join('，'), en: en.join(', ') }
}

const areaOf = (cells: PlanCell[]): number => cells.reduce((sum, cell) => sum + cell.area, 0)

export type AreaShares = { total: number; vacant: number; groups: { group: Group; percent: number }[]; vacantPercent: number }

/** Of the area that can be let: how much each group of trades has, and how much is vacant. Percent are whole. */
export function areaShares(plan: readonly PlanFloor[]): AreaShares {
  const cells = plan.flatMap((floor) => floor.cells)
  const vacant = areaOf(cells.filter(isVacant))
  const total = areaOf(cells.filter(isLet)) + vacant
  const percent = (area: number): number => (total === 0 ? 0 : Math.round((area / total) * 100))
  const groups = (Object.keys(groupText) as Group[])
    .map((group) => ({ group, percent: percent(areaOf(cells.filter((cell) => isLet(cell) && cell.group === group))) }))
    .filter((share) => share.percent > 0)
  return { total, vacant, groups, vacantPercent: percent(vacant) }
}
