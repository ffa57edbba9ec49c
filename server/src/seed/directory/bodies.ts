import type { Text } from '@liti/contract/common'
import type { ConstituteBody } from '../../modules/directory/index.ts'
import type { SeedDays } from './seed-days.ts'

/** A body with the unit and organisation it belongs to by name instead of id. */
export type SeedBody = Omit<ConstituteBody, 'unitId' | 'organisationId'> & { unit?: string; organisation?: string }

const district = '110107'
export const street = '110107003'
const yangbei = '110107003047'

const bureau = (shortName: string, name: string, nameEn: string, phone = ''): SeedBody => ({
  kind: 'department',
  name,
  shortName,
  nameEn,
  jurisdictionCode: district,
  organisation: shortName,
  ...(phone && { phone }),
})

const elsewhere = (region: string, shortName: string, name: string, nameEn: string, organisation: string, mail: string): SeedBody => ({
  kind: 'department',
  name,
  shortName,
  nameEn,
  organisation,
  external: true,
  region,
  contactEmail: mail,
})

const hours = { zh: '工作日 9:00 到 18:00', en: 'Workdays 9:00 to 18:00' }

const carriages = (unit: string, zh: string, en: string, days: SeedDays, place: Text, phone: string): SeedBody[] => [
  {
    kind: 'party',
    name: `${zh}楼宇党组织`,
    shortName: `${zh}党组织`,
    nameEn: `${en} Party organisation`,
    unit,
    termYears: 3,
    termFrom: days.month('2023-06'),
    termTo: days.month('2026-06'),
    duties: [
      { zh: '把党员和支部的力量用到楼里的事上', en: 'Put the strength of members and branches to work on what the building needs' },
      { zh: '牵头请区级部门和社区一起来办', en: 'Lead in bringing district bureaus and communities together' },
      { zh: '每季听一次工作站和楼委会的情况', en: 'Hear the workstation and the committee every quarter' },
    ],
  },
  {
    kind: 'committee',
    name: `${zh}楼宇委员会`,
    shortName: `${zh}楼委会`,
    nameEn: `${en} building committee`,
    unit,
    termYears: 3,
    termFrom: days.month('2023-03'),
    termTo: days.month('2026-03'),
    duties: [
      { zh: '议共用部位、收费和让出空间的事', en: 'Deliberate on shared parts, charges and giving up space' },
      { zh: '盯会上定下的事，逐次回看', en: 'Follow what was decided, meeting by meeting' },
      { zh: '选主任、副主任，换届提前 90 天准备', en: 'Elect chair and vice chair; prepare each new term 90 days ahead' },
    ],
  },
  {
    kind: 'workstation',
    name: `${zh}楼宇工作站`,
    shortName: `${zh}工作站`,
    nameEn: `${en} workstation`,
    unit,
    termYears: 1,
    termFrom: days.month('2024-01'),
    termTo: days.month('2025-01'),
    place: place.zh,
    placeEn: place.en,
    phone,
    hours,
    duties: [
      { zh: '收诉求、派单、催办、回访', en: 'Take needs, dispatch them, urge, call back' },
      { zh: '办窗口、关爱室、停车、活动的日常', en: 'Run window, care room, parking and events day by day' },
      { zh: '做楼委会的秘书，写纪要', en: 'Serve the committee as its secretary and write the minutes' },
    ],
  },
]

export function bodiesOf(days: SeedDays): SeedBody[] {
  return [
    ...carriages('jinding', '今鼎大厦', 'Jinding Tower', days, { zh: '2 层楼宇工作站', en: 'Workstation, floor 2' }, '010-0000 0121'),
    {
      kind: 'property',
      name: '今鼎大厦物业服务中心',
      shortName: '今鼎大厦物业',
      nameEn: 'Jinding Tower property service',
      unit: 'jinding',
      organisation: '今鼎大厦物业',
      place: 'B1 层',
      placeEn: 'Floor B1',
      phone: '010-0000 0122',
    },
    ...carriages(
      'rongke',
      '融科创意中心',
      'Rongke Creative Centre',
      days,
      { zh: 'A 座 1 层楼宇工作站', en: 'Workstation, tower A, floor 1' },
      '010-0000 0131',
    ),
    {
      kind: 'property',
      name: '融科创意中心物业服务中心',
      shortName: '融科创意中心物业',
      nameEn: 'Rongke Creative Centre property service',
      unit: 'rongke',
      organisation: '融科创意中心物业',
      phone: '010-0000 0132',
    },
    {
      kind: 'subdistrict',
      name: '八角街道办事处',
      shortName: '八角街道',
      nameEn: 'Bajiao Sub-district Office',
      jurisdictionCode: street,
      organisation: '八角街道办事处',
      phone: '010-0000 0100',
      hours,
    },
    {
      kind: 'community',
      name: '杨庄北区第二社区居委会',
      shortName: '杨北二社区',
      nameEn: 'Yangbei No. 2 Community',
      jurisdictionCode: yangbei,
      organisation: '杨北二社区居委会',
      phone: '010-0000 0147',
      hours,
    },
    {
      kind: 'coordination',
      name: '杨北二社区党建协调委员会',
      shortName: '杨北二社区协调委',
      nameEn: 'Yangbei No. 2 coordination committee',
      jurisdictionCode: yangbei,
    },
    {
      kind: 'coordination',
      name: '八角街道党建协调委员会',
      shortName: '八角街道协调委',
      nameEn: 'Bajiao coordination committee',
      jurisdictionCode: street,
    },
    bureau('区人社局', '石景山区人社局', 'District Human Resources and Social Security Bureau', '010-0000 0160'),
    bureau('区市场监管局', '石景山区市场监管局', 'District Market Regulation Bureau', '010-0000 0161'),
    bureau('区税务局', '石景山区税务局', 'District Tax Bureau', '010-0000 0162'),
    bureau('区住建委', '石景山区住建委', 'District Housing and Construction Commission'),
    bureau('区城管委', '石景山区城管委', 'District Urban Management Commission'),
    bureau('区人民法院', '石景山区人民法院', 'Shijingshan District People’s Court'),
    elsewhere('山西', '山西人社', '山西省人社部门', 'Shanxi human resources department', '山西省人社厅', 'rs@shanxi.example'),
    elsewhere(
      '内蒙古',
      '内蒙古人社',
      '内蒙古人社部门',
      'Inner Mongolia human resources department',
      '内蒙古自治区人社厅',
      'rs@neimenggu.example',
    ),
    elsewhere('河北', '河北人社', '河北省人社部门', 'Hebei human resources department', '河北省人社厅', 'rs@hebei.example'),
  ]
}

export type SeedTable = { table: string; member: string; seats: number; voting: boolean; note: string }
export const tables: SeedTable[] = [
  { table: '杨北二社区协调委', member: '今鼎大厦楼委会', seats: 1, voting: true, note: '主任去。停车就是从这里提的' },
  { table: '八角街道协调委', member: '今鼎大厦党组织', seats: 1, voting: true, note: '书记去，每季一次' },
  { table: '八角街道协调委', member: '融科创意中心党组织', seats: 1, voting: true, note: '书记去，每季一次' },
  { table: '今鼎大厦楼委会', member: '八角街道', seats: 1, voting: false, note: '列席，吹哨时牵头' },
  { table: '今鼎大厦楼委会', member: '杨北二社区', seats: 1, voting: false, note: '和居民有关的议题列席' },
  { table: '融科创意中心楼委会', member: '八角街道', seats: 1, voting: false, note: '列席，吹哨时牵头' },
]
